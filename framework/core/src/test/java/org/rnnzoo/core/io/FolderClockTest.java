package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderClockTest {

  @TempDir Path folder;

  @Test
  void itIsTheTimeThatAFileWrittenNowGets() throws IOException {
    Path before = Files.writeString(folder.resolve("before"), "x");
    long now = FolderClock.now(folder, ".probe-");
    Path after = Files.writeString(folder.resolve("after"), "x");
    assertThat(now)
        .isBetween(
            Files.getLastModifiedTime(before).toMillis(),
            Files.getLastModifiedTime(after).toMillis());
  }

  @Test
  void nothingOfItIsLeft() throws IOException {
    FolderClock.now(folder, ".probe-");
    assertThat(folder).isEmptyDirectory();
  }
}
