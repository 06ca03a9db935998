package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFileTest {

  @TempDir private Path folder;

  private Path write(String name, String text, long modified) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
  }

  @Test
  void aJarIsKnownByItsTimeAndItsSize() throws IOException {
    Path jar = write("echo.jar", "12345", 7000);
    assertThat(PluginFile.jar(jar)).isEqualTo(new PluginFile(jar, FileTime.fromMillis(7000), 5));
  }

  @Test
  void aClassFolderIsAsNewAsTheNewestOfItsFilesAndAsLargeAsAllOfThem() throws IOException {
    write("a", "1", 5000);
    write("b/c", "22", 9000);
    write("d", "333", 2000);
    assertThat(PluginFile.classFolder(folder))
        .isEqualTo(new PluginFile(folder, FileTime.fromMillis(9000), 6));
  }

  @Test
  void theContentsAreFilesAtAnyDepthInAFixedOrder() throws IOException {
    Path last = write("z", "", 0);
    Path inner = write("m/b/c", "", 0);
    Path first = write("a", "", 0);
    assertThat(PluginFile.contents(folder)).containsExactly(first, inner, last);
  }

  @Test
  void itsLocationKeepsThePath() throws IOException {
    PluginFile jar = PluginFile.jar(write("echo.jar", "", 0));
    assertThat(jar.name()).isEqualTo("echo.jar");
    assertThat(jar.location()).isEqualTo("plugin:" + folder.resolve("echo.jar"));
  }

  @Test
  void itsDigestIsThatOfItsBytes() throws IOException {
    assertThat(PluginFile.jar(write("echo.jar", "abc", 0)).sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aFolderHasNoDigest() throws IOException {
    assertThat(PluginFile.classFolder(folder).sha256()).isEmpty();
  }
}
