package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;

/** Moving runs aside. */
class TrashTest {

  @TempDir private Path folder;

  /** Its status is old, as of a run that is just taken up again elsewhere. */
  @Test
  void aRunStaysWhereItIsWhileSomebodyIsAtWorkOnIt() throws IOException {
    RunFolder run = new RunFolder(Files.createDirectories(folder.resolve("runs/a")));
    Files.writeString(run.config(), "task: {use: xor@v1}\nmodel: {use: gru}\nseed: 1\n");
    RunStatus.now(RunStatus.State.INTERRUPTED, 3).writeTo(run);
    try (StudioFixture fixture = new StudioFixture(folder, false)) {
      try (RunLock lock = RunLock.tryAcquire(run.path(), "testing").orElseThrow()) {
        assertThat(fixture.trusted().post("/api/runs/a/trash", "{}").text())
            .contains(lock.owner().words() + " is at work on a; stop it first");
        assertThat(run.config()).exists();
      }
      assertThat(fixture.trusted().post("/api/runs/a/trash", "{}").text()).contains("movedTo");
      assertThat(run.path()).doesNotExist();
      assertThat(folder.resolve("runs/.trash/a/config.yaml")).exists();
    }
  }
}
