package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;

/**
 * Workers on this machine, each a process that outlives the one that starts it and the terminal.
 *
 * @param folder the sweep
 * @param program the command {@code zoo}
 */
public record LocalWorkers(SweepFolder folder, Path program) {

  /** Starts a worker anew as long as it asks for a fresh process. */
  private static final String LOOP =
      "zoo=$1 sweep=$2 name=$3; shift 3;"
          + " while :; do \"$zoo\" \"$@\" sweep work \"$sweep\" --name \"$name\"; [ $? -eq "
          + SweepWorker.FRESH_PROCESS
          + " ] || break; done";

  /**
   * Starts workers.
   *
   * @param options further options of the program, such as {@code --plugins DIR}
   * @return what they write their words to
   * @throws UserException if they cannot be started
   */
  public List<Path> start(int count, List<String> options) {
    List<Path> logs = new ArrayList<>();
    try {
      Files.createDirectories(folder.workers());
      Files.deleteIfExists(folder.stop());
      for (int i = 1; logs.size() < count; i++) {
        String name = "local-%s-%s".formatted(ProcessHandle.current().pid(), i);
        Path log = folder.workers().resolve(name + ".log");
        if (Files.exists(log)) { // of a worker that was started before, and may still write
          continue;
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", LOOP, "zoo-worker"));
        command.addAll(
            List.of(program.toString(), folder.path().toAbsolutePath().toString(), name));
        command.addAll(options);
        Detached.start(command, log);
        logs.add(log);
      }
      return logs;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder.workers(), e);
    }
  }
}
