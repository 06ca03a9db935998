package org.rnnzoo.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.workbench.job.Jobs;
import org.rnnzoo.workbench.runs.RunIndex;
import org.rnnzoo.workbench.sweep.SweepFolder;

/** What is told while runs and cells of sweeps are at work. */
class FeedTest {

  private static final int MOST_PER_SECOND = 10;

  @TempDir private Path folder;

  private static RunFolder begin(Path place) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(place));
    Files.writeString(run.config(), "task: {use: a}\nmodel: {use: b}\nseed: 1\n");
    RunStatus.now(RunStatus.State.RUNNING, 0).writeTo(run);
    return run;
  }

  private static void train(List<RunFolder> runs, CountDownLatch end) {
    try {
      for (long step = 1; !end.await(40, TimeUnit.MILLISECONDS); step++) {
        for (RunFolder run : runs) {
          Files.writeString(
              run.metrics(),
              "{\"step\":%s,\"loss\":1}\n".formatted(step),
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
          RunStatus.now(RunStatus.State.RUNNING, step).writeTo(run);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The types of what is told in some seconds while runs are trained. */
  private List<String> told(List<RunFolder> runs, List<SweepFolder> sweeps, int seconds)
      throws Exception {
    List<RunLock> locks = new ArrayList<>();
    runs.forEach(run -> locks.add(RunLock.takeOver(run.path(), "training")));
    CountDownLatch end = new CountDownLatch(1);
    Thread trainings = new Thread(() -> train(runs, end));
    Path place = folder.resolve("runs");
    Jobs jobs = new Jobs(place, folder, List.of("true"), 1);
    try (StreamServer server = new StreamServer();
        StreamServer.Listener listener = server.listener();
        Feed feed =
            new Feed(place, new RunIndex(place), jobs, () -> sweeps, server.stream(), false)) {
      listener.await("hello");
      trainings.start();
      feed.start();
      return listener.listen(Duration.ofSeconds(seconds));
    } finally {
      end.countDown();
      trainings.join();
      locks.forEach(RunLock::close);
    }
  }

  @Test
  @Tag("soak")
  void twentyRunsAtWorkSendNoMoreThanTenMessagesASecond() throws Exception {
    List<RunFolder> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      runs.add(begin(folder.resolve("runs/20260101-00%04d_a_b_s1_abcdef".formatted(i))));
    }
    int seconds = 3;
    assertThat(told(runs, List.of(), seconds))
        .contains("metrics", "runs")
        .hasSizeLessThanOrEqualTo(MOST_PER_SECOND * seconds);
  }

  @Test
  void cellsOfSweepsAreToldAsRunsAre() throws Exception {
    Path sweep = Files.createDirectories(folder.resolve("sweeps/one"));
    Files.writeString(sweep.resolve("sweep.yaml"), "axes: {seed: [1]}\n");
    Files.writeString(
        sweep.resolve("cells.jsonl"), "{\"name\":\"0123456789ab\",\"changes\":{\"seed\":1}}\n");
    RunFolder cell = begin(sweep.resolve("cells/0123456789ab"));
    assertThat(told(List.of(cell), List.of(new SweepFolder(sweep)), 3))
        .contains("sweeps", "cells", "metrics");
  }
}
