package org.rnnzoo.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunLock;

/** A listing that reads only what has changed, and questions to it. */
class RunIndexTest {

  @TempDir private Path runs;

  private void write(String name, String state, String summary) throws IOException {
    Path run = Files.createDirectories(runs.resolve(name));
    Files.writeString(run.resolve("config.yaml"), "task: {use: xor@v1}\nmodel: gru\nseed: 4\n");
    Files.writeString(
        run.resolve("status.json"),
        "{\"state\":\"%s\",\"step\":100,\"process\":1,\"host\":\"elsewhere\",\"updated\":\"2026-01-01T00:00:00Z\"}"
            .formatted(state));
    if (!summary.isEmpty()) {
      Files.writeString(run.resolve("summary.json"), summary);
    }
  }

  @Test
  void aRunIsSeenWhenItComesAndAgainWhenItChanges() throws IOException {
    RunIndex index = new RunIndex(runs);
    assertThat(index.refresh().isEmpty()).isTrue();
    write("a", "running", "");
    try (RunLock lock = RunLock.tryAcquire(runs.resolve("a"), "testing").orElseThrow()) {
      RunRow first = index.refresh().rows().get(0);
      assertThat(first.task()).isEqualTo("xor@v1");
      assertThat(first.model()).isEqualTo("gru");
      assertThat(first.seed()).isEqualTo(4);
      assertThat(first.isAlive()).isTrue();
      assertThat(index.refresh().isEmpty()).isTrue();
      assertThat(lock).isNotNull();
    }
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("lost");
    write("a", "done", "{\"task\":\"xor@v1\",\"model\":\"gru\",\"seed\":4,\"accuracy\":0.9}");
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("done");
    assertThat(index.alive()).isEmpty();
  }

  @Test
  void aRunThatWasSeenBeforeItStartedIsSeenToStart() throws IOException {
    write("a", "running", "");
    Path status = runs.resolve("a/status.json");
    Files.move(status, runs.resolve("status.json"));
    RunIndex index = new RunIndex(runs);
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("not started");
    try (RunLock lock = RunLock.tryAcquire(runs.resolve("a"), "testing").orElseThrow()) {
      Files.move(runs.resolve("status.json"), status);
      assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("running");
      assertThat(lock).isNotNull();
    }
  }

  /** A sign of life that came late; the files that a listing shows are as they were. */
  @Test
  void aLostRunIsAtWorkAgainWhenItsOwnerIsBack() throws IOException {
    write("a", "running", "");
    RunIndex index = new RunIndex(runs);
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("lost");
    try (RunLock lock = RunLock.tryAcquire(runs.resolve("a"), "testing").orElseThrow()) {
      assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("running");
      assertThat(lock).isNotNull();
    }
  }

  @Test
  void aDamagedRunThatIsMendedIsSound() throws IOException {
    write("a", "done", "{\"task\":\"xor@v1\"}");
    Path summary = runs.resolve("a/summary.json");
    FileTime time = Files.getLastModifiedTime(summary);
    Files.writeString(summary, "{");
    Files.setLastModifiedTime(summary, time);
    RunIndex index = new RunIndex(runs);
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("damaged");
    Files.writeString(summary, "{\"task\":\"xor@v1\"}");
    Files.setLastModifiedTime(summary, time);
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("done");
  }

  @Test
  void everyRunHasItsTurnAndTheNewestFirst() throws IOException {
    for (int run = 10; run < 70; run++) {
      write("r" + run, "interrupted", "");
    }
    RunIndex index = new RunIndex(runs);
    assertThat(index.refresh().rows()).hasSize(60);
    for (String name : List.of("r10", "r69")) {
      write(name, "failed", "");
      Path status = runs.resolve(name).resolve("status.json");
      Files.setLastModifiedTime(status, FileTime.from(Instant.now().plusSeconds(1)));
    }
    assertThat(index.refresh().rows()).extracting(RunRow::name).containsExactly("r69");
    assertThat(index.refresh().isEmpty()).isTrue();
    assertThat(index.refresh().rows()).extracting(RunRow::name).containsExactly("r10");
    write("r69", "done", "{\"task\":\"xor@v1\",\"model\":\"gru\",\"seed\":4}");
    assertThat(index.refresh().rows()).extracting(RunRow::state).containsExactly("done");
  }

  @Test
  void aRunThatIsMovedAwayIsGone() throws IOException {
    RunIndex index = new RunIndex(runs);
    write("a", "done", "");
    index.refresh();
    Files.move(runs.resolve("a"), runs.resolve(".trash"));
    assertThat(index.refresh().gone()).containsExactly("a");
    assertThat(index.rows()).isEmpty();
  }

  @Test
  void wordsAndComparisonsSelectTogether() throws IOException {
    RunIndex index = new RunIndex(runs);
    write(
        "a",
        "done",
        "{\"task\":\"xor@v1\",\"model\":\"gru\",\"seed\":4,\"accuracy\":0.9,\"verdict\":\"solved\"}");
    write("b", "done", "{\"task\":\"flip-flop@v1\",\"model\":\"gru\",\"seed\":4,\"accuracy\":0.7}");
    write("c", "failed", "");
    index.refresh();
    assertThat(selected(index, "gru and accuracy>0.8")).containsExactly("a");
    assertThat(selected(index, "FLIP")).containsExactly("b");
    assertThat(selected(index, "state=failed")).containsExactly("c");
    assertThat(selected(index, "verdict=solved")).containsExactly("a");
    assertThat(RunQuery.sorted(index.rows(), "-verdict").get(0).tree())
        .containsEntry("verdict", "solved");
    assertThat(selected(index, "")).containsExactly("c", "b", "a");
    assertThat(RunQuery.sorted(index.rows(), "-accuracy"))
        .extracting(RunRow::name)
        .startsWith("a", "b");
  }

  @Test
  void whatAnEarlierIndexKnewIsThereAtOnceAndThenCorrected() throws IOException {
    for (int i = 0; i < 600; i++) {
      write(
          "r" + i,
          "done",
          "{\"task\":\"xor@v1\",\"model\":\"gru\",\"seed\":%s,\"verdict\":\"fits\"}".formatted(i));
    }
    RunIndex first = new RunIndex(runs);
    assertThat(first.isComplete()).isFalse();
    first.refresh();
    assertThat(first.isComplete()).isTrue();
    assertThat(new RunCache(runs).read()).containsExactlyInAnyOrderElementsOf(first.rows());

    Files.move(runs.resolve("r7"), runs.resolve(".trash"));
    write("r8", "failed", "");
    Files.setLastModifiedTime(
        runs.resolve("r8/status.json"), java.nio.file.attribute.FileTime.fromMillis(5000));
    RunIndex second = new RunIndex(runs);
    RunIndex.Changes changes = second.refresh();
    assertThat(changes.gone()).containsExactly("r7");
    assertThat(changes.rows()).extracting(RunRow::name).containsExactly("r8");
    assertThat(second.rows()).hasSize(599);
  }

  @Test
  void aCacheThatIsCutOffIsNoObstacle() throws IOException {
    write("a", "done", "");
    Files.writeString(runs.resolve(".index"), "zoo-runs 2\na\tdone\t7");
    RunIndex index = new RunIndex(runs);
    index.refresh();
    assertThat(index.rows()).extracting(RunRow::state).containsExactly("done");
  }

  private static List<String> selected(RunIndex index, String query) {
    return RunQuery.parse(query).select(index.rows()).stream().map(RunRow::name).toList();
  }
}
