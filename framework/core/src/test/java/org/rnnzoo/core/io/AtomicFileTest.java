package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.UserException;

class AtomicFileTest {

  @TempDir Path folder;

  @Test
  void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("file.txt");
    AtomicFile.write(file, "old");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('n');
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("disk full");
    assertThat(Files.readString(file)).isEqualTo("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aFileInThePlaceOfAFolderIsToldInOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("plain"), "");
    assertThatThrownBy(() -> AtomicFile.write(file.resolve("inside.txt"), "x"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write ");
  }

  @Test
  void aTextIsWrittenInUtf8IntoAFolderThatIsMade() throws IOException {
    Path file = folder.resolve("a/b/file.txt");
    AtomicFile.write(file, "größer");
    assertThat(Files.readAllBytes(file)).isEqualTo("größer".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatCannotBeReadMeanwhileIsAFailedWriteToo() throws IOException {
    Path file = folder.resolve("file.txt");
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      throw new UncheckedIOException(new IOException("quota exceeded"));
                    }))
        .isInstanceOf(UserException.class)
        .hasMessage("Cannot write " + file + " (quota exceeded). Make room and try again.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatWasLeftByTheDeadIsSweptWhereverItLies() throws IOException {
    Path deep = Files.createDirectories(folder.resolve("a/b"));
    Path left = Files.writeString(deep.resolve(".x.yaml.0123456789abcdef.new"), "");
    Path brief = Files.writeString(folder.resolve(".x.7.new"), "");
    AtomicFile.sweep(folder);
    assertThat(left).doesNotExist();
    assertThat(brief).doesNotExist();
  }

  @Test
  void aSweepLeavesWhatOnlyLooksLikeIt() throws IOException {
    List<Path> others =
        List.of(
            Files.writeString(folder.resolve("x.7.new"), ""),
            Files.writeString(folder.resolve(".x.new"), ""),
            Files.writeString(folder.resolve(".x.xyz.new"), ""),
            Files.writeString(folder.resolve(".x.7.new2"), ""),
            Files.createDirectory(folder.resolve(".y.7.new")));
    AtomicFile.sweep(folder);
    assertThat(others).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void aFolderThatIsNotThereCannotBeSwept() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> AtomicFile.sweep(none))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write " + none);
  }

  @Test
  void everyReasonIsToldInWords() {
    assertThat(told(new AccessDeniedException("f")))
        .isEqualTo("Cannot write f (no permission). Name a folder that can be written to.");
    assertThat(told(new NoSuchFileException("f")))
        .contains("(there is no such folder and it cannot be made)");
    assertThat(told(new FileAlreadyExistsException("f")))
        .contains("(there is a file of that name)");
    assertThat(told(new FileSystemException("f", null, "Read-only file system")))
        .contains("(Read-only file system)");
    assertThat(told(new FileSystemException("f"))).contains("(f)");
    assertThat(told(new IOException("broken pipe"))).contains("(broken pipe)");
  }

  private static String told(IOException cause) {
    return AtomicFile.cannotWrite(Path.of("f"), cause).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No space left on device",
        "Disk quota exceeded",
        "There is not enough space on the disk",
        "File too large"
      })
  void fullIsWhatEverySystemCallsSo(String message) {
    assertThat(AtomicFile.isFull(new IOException(message))).isTrue();
    assertThat(AtomicFile.isFull(new IllegalStateException(message))).isFalse();
  }

  @Test
  void notEveryFailureIsForLackOfRoom() {
    assertThat(AtomicFile.isFull(new IOException("broken pipe"))).isFalse();
    assertThat(AtomicFile.isFull(new IOException())).isFalse();
  }

  @Test
  void noTwoWritesUseTheSameNameMeanwhile() {
    Set<String> meanwhile = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      AtomicFile.write(
          folder.resolve("file.txt"),
          out -> {
            try (Stream<Path> files = Files.list(folder)) {
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.startsWith(".file.txt."))
                  .forEach(meanwhile::add);
            }
          });
    }
    assertThat(meanwhile).hasSize(2).allMatch(name -> name.endsWith(".new"));
  }
}
