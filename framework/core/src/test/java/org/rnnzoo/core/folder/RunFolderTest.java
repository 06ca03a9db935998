package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places of new runs. */
class RunFolderTest {

  @Test
  void aNamedRunHasThePathThatWasAskedForTheFirstTimeAsLater(@TempDir Path folder)
      throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path runs = here.relativize(folder.toRealPath()).resolve("runs");
    assertThat(RunFolder.reserve(runs, "first").path()).isEqualTo(runs.resolve("first"));
    assertThat(RunFolder.reserve(runs, "second").path()).isEqualTo(runs.resolve("second"));
  }
}
