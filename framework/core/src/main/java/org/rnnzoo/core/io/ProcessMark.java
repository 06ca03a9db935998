package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process on some machine, told apart from a later one that was given the same id.
 *
 * <p>It is written into the names of files and folders, so that whoever finds one can tell whether
 * the process that made it still lives.
 *
 * @param process the process id
 * @param start when it started, in a unit of the operating system's; 0 if that is not known
 * @param machine the identity of its machine, see {@link Machine#IDENTITY}
 */
public record ProcessMark(long process, long start, String machine) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})-(\\d{1,18})-([0-9a-f]{12})");
  private static final ProcessMark OWN =
      new ProcessMark(
          ProcessHandle.current().pid(), startOf(ProcessHandle.current().pid()), Machine.IDENTITY);

  /** This process. */
  public static ProcessMark own() {
    return OWN;
  }

  /** The process that a text tells of, if it does. */
  public static Optional<ProcessMark> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new ProcessMark(
                Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), form.group(3)))
        : Optional.empty();
  }

  /** The text that tells of it; fit for the name of a file. */
  public String text() {
    return process + "-" + start + "-" + machine;
  }

  /** Whether it runs, or ran, on this machine since its last boot. */
  public boolean isHere() {
    return machine.equals(Machine.IDENTITY);
  }

  /** Whether it ran here and is gone for sure: no such process, or the id is that of another. */
  public boolean isDead() {
    return isHere() && startOf(process) != start;
  }

  /** When the process of an id started; −1 if there is none that runs. */
  private static long startOf(long process) {
    Path stat = Path.of("/proc/" + process + "/stat");
    if (Files.exists(Path.of("/proc/self/stat"))) {
      try {
        String line = Files.readString(stat);
        // After the command, which may hold spaces, come the state and 18 further numbers.
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return fields[0].equals("Z") || fields[0].equals("X") ? -1 : Long.parseLong(fields[19]);
      } catch (IOException | RuntimeException e) {
        return -1;
      }
    }
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .map(handle -> handle.info().startInstant().map(Instant::getEpochSecond).orElse(0L))
        .orElse(-1L);
  }
}
