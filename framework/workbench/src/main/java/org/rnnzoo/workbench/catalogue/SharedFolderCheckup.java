package org.rnnzoo.workbench.catalogue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.FolderClock;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.ProcessMark;
import org.rnnzoo.core.io.Workplace;

/**
 * Looks at whether a folder that machines share keeps what {@linkplain RunLock locks} stand on:
 * that of all who rename a file one succeeds, that a folder is not renamed over another, and that
 * the file system's clock goes on.
 *
 * <p>All who look at the same folder at the same time, on this machine and on others, answer each
 * other: each writes a number and what it has seen of the others, so that the time from a number to
 * its answer, by the clock of the one who asks, tells how late changes are seen. They also rename
 * the same files, and each counts at the end whether it has what it won.
 */
public final class SharedFolderCheckup {

  private static final String PLACE = ".zoo-doctor";
  private static final String OWN = "own-";
  private static final String SAYS = "says-";
  private static final String PRIZE = "prize-";
  private static final String WON = "won-";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private static final int RENAMED = 200;
  private static final long BEAT_MILLIS = 100;

  /** Longer than the coarsest clock of a file system in use, FAT's with its two seconds. */
  private static final long CLOCK_MILLIS = 2100;

  /** A change that is seen later than this may cost an owner that lives its folder. */
  private static final Duration LATEST = RunLock.LEASE.minus(RunLock.HEARTBEAT.multipliedBy(2));

  private final Path place;
  private final Duration patience;
  private final String self =
      ProcessMark.own().text() + "." + Long.toHexString(new SecureRandom().nextLong());

  /**
   * @param folder the folder; it need not exist
   * @param patience how long to look for others
   * @throws org.rnnzoo.core.UserException if the folder cannot be made
   */
  public SharedFolderCheckup(Path folder, Duration patience) {
    this.place = folder.resolve(PLACE);
    this.patience = patience;
    Folders.make(place);
  }

  /**
   * Does all checks.
   *
   * @throws org.rnnzoo.core.UserException if the folder cannot be written to
   */
  public List<Checkup.Finding> findings() {
    Path own = place.resolve(OWN + self);
    try {
      Folders.make(own);
      for (String left : List.of(OWN, SAYS, PRIZE, WON)) {
        Workplace.clear(place, left);
      }
      List<Checkup.Finding> findings = new ArrayList<>();
      findings.add(renamedByOne(own));
      findings.add(foldersStay(own));
      findings.add(clock(own));
      findings.addAll(new Meeting().findings());
      return findings;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(place, e);
    } finally {
      clear(own);
    }
  }

  private void clear(Path own) {
    try {
      Folders.delete(own);
      Files.deleteIfExists(place);
    } catch (DirectoryNotEmptyException othersAreStillThere) {
      // The last of them clears up.
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(place, e);
    }
  }

  private static Checkup.Finding renamedByOne(Path own) throws IOException {
    AtomicInteger won = new AtomicInteger();
    for (int i = 0; i < RENAMED; i++) {
      Files.createFile(own.resolve("file-" + i));
    }
    IntStream.range(0, 2 * RENAMED)
        .parallel()
        .forEach(
            i -> {
              Path file = own.resolve("file-" + i / 2);
              if (renamed(file, own.resolve("file-" + i / 2 + "-" + i % 2))) {
                won.incrementAndGet();
              }
            });
    return new Checkup.Finding(
        "renaming",
        won.get() == RENAMED,
        "Of two who rename a file at once one succeeded in %s of %s cases."
            .formatted(won.get() == RENAMED ? "all" : "not all", RENAMED));
  }

  private static Checkup.Finding foldersStay(Path own) throws IOException {
    Path there = Files.createDirectory(own.resolve("there"));
    Files.createFile(there.resolve("file"));
    Path other = Files.createDirectory(own.resolve("other"));
    Files.createFile(other.resolve("file"));
    boolean replaced = renamed(other, there);
    return new Checkup.Finding(
        "folders",
        !replaced,
        "A folder "
            + (replaced ? "is renamed over another that holds a file." : "replaces no other."));
  }

  private static Checkup.Finding clock(Path own) throws IOException {
    long before = FolderClock.now(own, "clock-");
    long ahead = before - System.currentTimeMillis();
    pause(CLOCK_MILLIS);
    long passed = FolderClock.now(own, "clock-") - before;
    return new Checkup.Finding(
        "clock",
        passed > 0 && passed < 4 * CLOCK_MILLIS,
        "The file system's clock is %s %s this machine's and goes on by %s in %s. Ages are judged by it alone."
            .formatted(
                Numbers.duration(Math.abs(ahead) / 1e3),
                ahead < 0 ? "behind" : "ahead of",
                Numbers.duration(passed / 1e3),
                Numbers.duration(CLOCK_MILLIS / 1e3)));
  }

  private static boolean renamed(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The time in which all who look at the folder answer each other. */
  private final class Meeting {

    private final List<Long> asked = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final List<Double> delays = new ArrayList<>();
    private int claimed;

    List<Checkup.Finding> findings() throws IOException {
      long end = System.nanoTime() + patience.toNanos();
      Path says = place.resolve(SAYS + self);
      try {
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
          asked.add(System.nanoTime());
          AtomicFile.write(says, words());
          listen();
          compete();
          pause(BEAT_MILLIS);
        }
        return List.of(seenInTime(), kept());
      } finally {
        Files.deleteIfExists(says);
        delete(WON + self);
        delete(PRIZE + self);
      }
    }

    /** The own number, then what was last seen of each other. */
    private String words() {
      StringBuilder words = new StringBuilder().append(asked.size()).append('\n');
      seen.forEach((other, number) -> words.append(other).append(' ').append(number).append('\n'));
      return words.toString();
    }

    private void listen() throws IOException {
      for (Path file : files(SAYS)) {
        String other = file.getFileName().toString().substring(SAYS.length());
        if (!other.equals(self)) {
          List<String> lines = read(file);
          if (!lines.isEmpty()) {
            seen.put(other, number(lines.get(0)));
            lines.stream()
                .filter(line -> line.startsWith(self + " "))
                .forEach(line -> hear(other, number(line.substring(self.length() + 1))));
          }
        }
      }
    }

    /** A number that somebody wrote; 0 if it is none. */
    private static int number(String text) {
      return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    private void hear(String other, int number) {
      if (number > answered.getOrDefault(other, 0) && number <= asked.size()) {
        answered.put(other, number);
        delays.add((System.nanoTime() - asked.get(number - 1)) / 1e9);
      }
    }

    private static List<String> read(Path file) throws IOException {
      try {
        return Files.readAllLines(file);
      } catch (NoSuchFileException e) {
        return List.of();
      }
    }

    /** Takes the prizes that are there, and then puts one there that others may take first. */
    private void compete() throws IOException {
      for (Path prize : files(PRIZE)) {
        String name = prize.getFileName().toString().substring(PRIZE.length());
        if (renamed(prize, place.resolve(WON + self + "-of-" + name))) {
          claimed++;
        }
      }
      Files.createFile(place.resolve(PRIZE + self + "-" + asked.size()));
    }

    private Checkup.Finding seenInTime() {
      if (delays.isEmpty()) {
        return new Checkup.Finding(
            "others",
            true,
            "Nobody else looked at the same time. Started on two machines at once, such as by"
                + " 'srun -N2 zoo doctor --shared DIR', this tells how late changes are seen.");
      }
      double[] sorted = delays.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double longest = sorted[sorted.length - 1];
      return new Checkup.Finding(
          "others",
          longest < LATEST.toMillis() / 1e3,
          "%s other(s) answered, after %s (median), %s at most; %s would do."
              .formatted(
                  answered.size(),
                  Numbers.duration(sorted[sorted.length / 2]),
                  Numbers.duration(longest),
                  Numbers.duration(LATEST.toMillis() / 1e3)));
    }

    private Checkup.Finding kept() throws IOException {
      int kept = files(WON + self).size();
      return new Checkup.Finding(
          "competition",
          kept == claimed,
          "Of %s files that all tried to rename this process got %s and has %s."
              .formatted(claimed == kept ? "those" : "the", claimed, kept));
    }

    private List<Path> files(String prefix) throws IOException {
      List<Path> files = new ArrayList<>();
      try (DirectoryStream<Path> all = Files.newDirectoryStream(place, prefix + "*")) {
        all.forEach(files::add);
      }
      return files;
    }

    private void delete(String prefix) throws IOException {
      for (Path file : files(prefix)) {
        Files.deleteIfExists(file);
      }
    }
  }
}
