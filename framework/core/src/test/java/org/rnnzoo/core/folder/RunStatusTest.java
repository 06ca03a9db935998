package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Machine;
import org.rnnzoo.core.io.Trees;

class RunStatusTest {

  @TempDir Path path;

  private RunFolder run() {
    return new RunFolder(path);
  }

  @Test
  void itComesBackAsItWent() {
    RunStatus status = RunStatus.now(RunStatus.State.INTERRUPTED, 50);
    status.writeTo(run());
    assertThat(RunStatus.read(run())).contains(status);
    assertThat(Trees.readJson(run().status()))
        .containsEntry("state", "interrupted")
        .doesNotContainKey("reason");
  }

  @Test
  void itTellsOfThisProcessNow() {
    RunStatus status = RunStatus.now(RunStatus.State.RUNNING, 3);
    assertThat(status.step()).isEqualTo(3);
    assertThat(status.process()).isEqualTo(ProcessHandle.current().pid());
    assertThat(status.host()).isEqualTo(Machine.NAME);
    assertThat(Duration.between(status.updated(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aRunThatFailedTellsWhy() {
    RunStatus.failed(run(), 7, "It broke.");
    RunStatus read = RunStatus.read(run()).orElseThrow();
    assertThat(read.state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(read.step()).isEqualTo(7);
    assertThat(read.reason()).isEqualTo("It broke.");
  }

  @Test
  void whatIsDamagedOrWrittenByHandIsNone() throws IOException {
    assertThat(RunStatus.read(run())).isEmpty();
    for (String text : new String[] {"", "{}", "{\"state\": \"resting\", \"step\": 1}"}) {
      Files.writeString(run().status(), text);
      assertThat(RunStatus.read(run())).as(text).isEmpty();
    }
  }

  @Test
  void aRunThatSaysItIsRunningWhileNobodyHoldsItIsLost() {
    RunStatus running = RunStatus.now(RunStatus.State.RUNNING, 1);
    assertThat(running.isLost(run())).isTrue();
    assertThat(RunStatus.now(RunStatus.State.DONE, 1).isLost(run())).isFalse();
    try (RunLock lock = RunLock.tryAcquire(path, "training").orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      assertThat(running.isLost(run())).isFalse();
    }
  }
}
