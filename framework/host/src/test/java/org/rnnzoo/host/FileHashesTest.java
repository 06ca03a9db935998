package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHashesTest {

  /** Of "abc", as FIPS 180-2 gives it. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  private final FileHashes hashes = new FileHashes();

  @Test
  void aFileIsKnownByItsHashUntilItIsForgotten() throws IOException {
    PluginFile abc = PluginFile.jar(write("abc.jar", "abc"));
    PluginFile other = PluginFile.jar(write("other.jar", "abd"));
    hashes.read(List.of(abc, other));
    assertThat(hashes.of(abc.location())).isEqualTo(ABC);
    assertThat(hashes.of(other.location())).hasSize(64).isNotEqualTo(ABC);
    hashes.forget(abc);
    assertThat(hashes.of(abc.location())).isEmpty();
    assertThat(hashes.of(other.location())).isNotEmpty();
  }

  @Test
  void aFileThatWasReplacedIsReadAnew() throws IOException {
    Path path = write("a.jar", "abd");
    hashes.read(List.of(PluginFile.jar(path)));
    String before = hashes.of("plugin:" + path);
    hashes.read(List.of(PluginFile.jar(write("a.jar", "abc"))));
    assertThat(hashes.of("plugin:" + path)).isEqualTo(ABC).isNotEqualTo(before);
  }

  @Test
  void whatIsNoFileHasNoHash() throws IOException {
    PluginFile link = PluginFile.jar(folder.resolve("nowhere.jar"));
    PluginFile classes = PluginFile.classFolder(folder);
    PluginFile gone = PluginFile.jar(write("gone.jar", "abc"));
    Files.delete(gone.path());
    hashes.read(List.of(link, classes, gone));
    assertThat(List.of(link, classes, gone))
        .allSatisfy(file -> assertThat(hashes.of(file.location())).isEmpty());
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.US_ASCII));
  }
}
