package org.rnnzoo.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;

/** What is known of a run from its folder alone. */
class RunTreeTest {

  @TempDir private Path folder;

  @Test
  void aFailedRunSaysWhy() {
    RunFolder run = new RunFolder(folder);
    RunStatus.failed(run, 40, "The disk is full.");
    assertThat(RunTree.of(run))
        .containsAllEntriesOf(
            Map.of("state", "failed", "step", 40L, "reason", "The disk is full."));
  }

  @Test
  void aRunThatDidNotFailHasNoReason() throws IOException {
    RunFolder run = new RunFolder(folder);
    RunStatus.now(RunStatus.State.DONE, 40).writeTo(run);
    assertThat(RunTree.of(run)).containsEntry("state", "done").doesNotContainKey("reason");
    Files.writeString(run.status(), "half");
    assertThat(RunTree.of(run)).containsEntry("state", "not started");
  }
}
