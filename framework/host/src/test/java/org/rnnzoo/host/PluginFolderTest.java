package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginFolderTest {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> names() {
    return PluginFolder.at(folder).files().stream().map(PluginFile::name).toList();
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() {
    assertThat(PluginFolder.at(folder.resolve("none")).files()).isEmpty();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    write("echo.jar", "");
    assertThat(PluginFolder.at(folder.resolve("echo.jar")).files()).isEmpty();
  }

  @Test
  void jarsAreSortedByName() throws IOException {
    write("c.jar", "");
    write("a.jar", "");
    write("b.jar", "");
    assertThat(names()).containsExactly("a.jar", "b.jar", "c.jar");
  }

  @Test
  void whatIsNamedAsAJarCountsSinceItWasMeantToBeOne() throws IOException {
    write("notes.txt", "");
    write("folder.jar/file", "");
    write("echo.jar", "");
    assertThat(names()).containsExactly("echo.jar", "folder.jar");
  }

  @Test
  void anOriginalIsLeftOutOnlyBesideWhatWasMadeOfIt() throws IOException {
    write("original-echo.jar", "");
    assertThat(names()).containsExactly("original-echo.jar");
    write("echo.jar", "");
    assertThat(names()).containsExactly("echo.jar");
  }

  @Test
  void aFolderWithTheManifestOfABundleIsThePluginItself() throws IOException {
    write(
        "META-INF/MANIFEST.MF",
        "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: org.acme.echo\n");
    write("library.jar", "");
    assertThat(PluginFolder.at(folder).files())
        .extracting(PluginFile::path)
        .containsExactly(folder.toAbsolutePath().normalize());
  }

  @Test
  void aFolderWithAnotherManifestIsAFolderOfJars() throws IOException {
    write("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n");
    write("echo.jar", "");
    assertThat(names()).containsExactly("echo.jar");
  }

  @Test
  void itsPathIsAbsoluteWhateverWayLeadsToIt() {
    assertThat(PluginFolder.at(Path.of("a/../plugins")).path())
        .isEqualTo(Path.of("plugins").toAbsolutePath());
  }
}
