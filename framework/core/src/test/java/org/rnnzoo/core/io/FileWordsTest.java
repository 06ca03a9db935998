package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.UserException;

class FileWordsTest {

  @Test
  void aNameIsAPath() {
    assertThat(FileWords.path("--out", "a/b")).isEqualTo(Path.of("a", "b"));
    assertThat(FileWords.given("a/b")).contains(Path.of("a", "b"));
  }

  @Test
  void aNameThatNoFileCanHaveIsSaidWithoutWhatNobodyCanRead() {
    assertThatThrownBy(() -> FileWords.path("--out", "a\0b"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--out is a?b, which no file can be called (");
  }

  @Test
  void aNameThatNoFileCanHaveMayBeThatOfSomethingElse() {
    assertThat(FileWords.given("a\0b")).isEmpty();
  }
}
