package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;

class FoldersTest {

  @TempDir Path folder;

  @Test
  void aFolderIsMadeWithThoseAroundItAndMayBeThere() {
    Path deep = folder.resolve("a/b/c");
    Folders.make(deep);
    Folders.make(deep);
    assertThat(deep).isEmptyDirectory();
  }

  @Test
  void aFileInThePlaceOfAFolderIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> Folders.make(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write " + file + " (there is a file of that name).");
  }

  @Test
  void aFolderGoesWithAllThatIsInItAndNothingBeside() throws IOException {
    Path gone = Files.createDirectories(folder.resolve("gone/deep")).getParent();
    Files.writeString(gone.resolve("deep/file"), "x");
    Files.writeString(gone.resolve("file"), "x");
    Path beside = Files.writeString(folder.resolve("beside"), "x");
    Folders.delete(gone);
    assertThat(gone).doesNotExist();
    assertThat(beside).exists();
  }

  @Test
  void whatALinkLeadsToStays() throws IOException {
    Path kept = Files.writeString(Files.createDirectory(folder.resolve("kept")).resolve("f"), "x");
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Files.createSymbolicLink(gone.resolve("link"), kept.getParent());
    Folders.delete(gone);
    assertThat(gone).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void aFolderThatIsNotThereIsDeletedAlready() throws IOException {
    Path none = folder.resolve("none");
    Folders.delete(none);
    assertThat(none).doesNotExist();
  }
}
