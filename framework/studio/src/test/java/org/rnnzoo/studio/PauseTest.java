package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.io.Trees;

/** Asking the process that trains a run to stop. */
@DisabledOnOs(OS.WINDOWS)
class PauseTest {

  @TempDir private Path folder;

  /** Process ids of another machine, or of the process before, may be those of anybody here. */
  @Test
  void aNamesakeOfTheProcessInTheStatusIsLeftAlone() throws Exception {
    Process bystander = new ProcessBuilder("sleep", "60").start();
    RunFolder run = run(bystander.pid());
    try (StudioFixture fixture = new StudioFixture(folder, false)) {
      try (RunLock lock = RunLock.tryAcquire(run.path(), "storing").orElseThrow()) {
        assertThat(fixture.trusted().post("/api/runs/a/stop", "{}").text())
            .contains("a is not being trained at the moment");
        assertThat(lock).isNotNull();
      }
      assertThat(fixture.trusted().post("/api/runs/a/stop", "{}").text())
          .contains("a is not being trained at the moment");
      assertThat(bystander.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    } finally {
      bystander.destroy();
    }
  }

  private RunFolder run(long process) throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("runs/a")));
    Files.writeString(run.config(), "task: {use: xor@v1}\nmodel: {use: gru}\nseed: 1\n");
    Files.writeString(
        run.status(),
        "{\"state\":\"running\",\"step\":1,\"process\":%s,\"host\":\"elsewhere\",\"updated\":\"2026-01-01T00:00:00Z\"}"
            .formatted(process));
    assertThat(Trees.readJson(run.status())).containsEntry("state", "running");
    return run;
  }
}
