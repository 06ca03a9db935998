package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep whose workers live on four machines with clocks of their own, up to ten minutes apart,
 * and are killed, or stopped for longer than a lease and then go on, at random moments.
 *
 * <p>Each worker has a host name of its own ({@code unshare}) and a clock of its own ({@code
 * faketime}), so nothing but the shared folder tells one what the others do. The system property
 * {@code rnnzoo.chaos.cells} is the number of cells; without it nothing is done.
 */
class SweepChaosIT {

  private static final int CELLS = Integer.getInteger("rnnzoo.chaos.cells", 0);
  private static final int WORKERS = 4;
  private static final long LEASE_MILLIS = 60_000;

  @TempDir Path folder;

  private final SplittableRandom random = new SplittableRandom(7);
  private final List<Process> workers = new ArrayList<>();
  private int kills;
  private int stops;

  @Test
  void everyCellIsDoneOnceWithTheBytesOfASerialRun() throws Exception {
    assumeTrue(
        CELLS > 0, "Set -Drnnzoo.chaos.cells=1000 to run it; it takes a quarter of an hour.");
    assumeTrue(canBeElsewhere(), "It needs the rights of root and the program faketime.");
    Files.writeString(
        folder.resolve("seeds.yaml"),
        """
        experiment:
          task: {use: flip-flop, bits: 1, runMs: 400}
          model: {units: 16}
          trainer: {batch: 16}
          threads: 1
          stop: {steps: 300, accuracy: never}
          evaluation: {trials: 8, every: 150}
        axes:
          seed: 1..%s
        """
            .formatted(CELLS));
    ZooProcess zoo = new ZooProcess(folder);
    assertThat(zoo.run("sweep", "plan", "seeds.yaml", "--out", "chaos").code()).isZero();
    assertThat(zoo.run("sweep", "plan", "seeds.yaml", "--out", "serial").code()).isZero();
    SweepOnDisk sweep = new SweepOnDisk(folder.resolve("chaos"));
    for (int i = 0; i < WORKERS; i++) {
      workers.add(worker(i));
    }
    long began = System.nanoTime();
    while (sweep.done() < CELLS) {
      Thread.sleep(random.nextLong(2_000, 10_000));
      disturb(random.nextInt(WORKERS));
    }
    long seconds = (System.nanoTime() - began) / 1_000_000_000L;
    for (Process worker : workers) {
      signal(worker, "CONT");
      worker.waitFor();
    }
    String table = zoo.run("sweep", "collect", "chaos").out();
    System.out.printf("%d cells in %d s, %d kills, %d stops%n", CELLS, seconds, kills, stops);
    assertThat(table).contains("(n = %s)".formatted(CELLS));
    assertThat(zoo.run("sweep", "status", "chaos").out()).contains("failed       0");
    SweepOnDisk serial = new SweepOnDisk(folder.resolve("serial"));
    while (serial.done() < CELLS) {
      // No process may take longer than a test waits for one.
      assertThat(zoo.run("sweep", "work", "serial", "--minutes", "3").code())
          .isIn(ExitCode.DONE, ExitCode.INTERRUPTED);
    }
    assertThat(sweep.weights()).isEqualTo(serial.weights());
  }

  /**
   * Kills a worker, stops it for longer than a lease, or leaves it alone; a dead one is replaced.
   */
  private void disturb(int which) throws IOException {
    Process worker = workers.get(which);
    if (!worker.isAlive()) {
      workers.set(which, worker(which));
    } else if (random.nextInt(3) > 0) {
      signal(worker, "KILL");
      kills++;
    } else if (random.nextInt(3) == 0) {
      signal(worker, "STOP");
      stops++;
      Thread awakes =
          new Thread(
              () -> {
                try {
                  Thread.sleep(LEASE_MILLIS + random.split().nextLong(LEASE_MILLIS));
                  signal(worker, "CONT");
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      awakes.setDaemon(true);
      awakes.start();
    }
  }

  private Process worker(int which) throws IOException {
    int minutes = new int[] {0, -10, 10, 4}[which];
    ProcessBuilder builder =
        new ProcessBuilder(
                "unshare",
                "--uts",
                "sh",
                "-c",
                "hostname node%s && exec faketime -f '%sm' \"$@\""
                    .formatted(which, signed(minutes)),
                "worker",
                System.getProperty("zoo.home") + "/bin/zoo",
                "sweep",
                "work",
                "chaos")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("worker" + which).toFile()));
    builder.environment().put("NO_FAKE_STAT", "1");
    builder.environment().put("RNNZOO_HOME", folder.resolve("user").toString());
    return builder.start();
  }

  private static String signed(int minutes) {
    return minutes < 0 ? Integer.toString(minutes) : "+" + minutes;
  }

  /**
   * Sends a signal to a worker and its children: the program may lie behind the one that was
   * started.
   */
  private static void signal(Process worker, String name) {
    Stream.concat(Stream.of(worker.toHandle()), worker.descendants())
        .forEach(
            process -> {
              try {
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private static boolean canBeElsewhere() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "--uts", "faketime", "-f", "+1m", "true")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
