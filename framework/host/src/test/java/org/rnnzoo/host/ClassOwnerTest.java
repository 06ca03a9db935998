package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassOwnerTest {

  @TempDir private Path folder;

  private void jar(String name, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    for (int i = 0; i < headers.length; i += 2) {
      manifest.getMainAttributes().putValue(headers[i], headers[i + 1]);
    }
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new ZipEntry("org/acme/Echo.class"));
    }
  }

  private List<String> owner(String className) {
    return ClassOwner.of(List.of(folder.resolve("none"), folder), className).stream().toList();
  }

  @Test
  void aBundleIsToldByItsHeaders() throws IOException {
    jar(
        "x.jar",
        "Bundle-ManifestVersion",
        "2",
        "Bundle-SymbolicName",
        "org.acme.echo;singleton:=true",
        "Bundle-Version",
        "1.2.0");
    assertThat(owner("org.acme.Echo")).containsExactly("org.acme.echo 1.2.0");
  }

  @Test
  void aPlainJarIsToldAsTheBundleThatIsMadeOfIt() throws IOException {
    jar("echo-1.2.0.jar", "Implementation-Version", "2.5.0");
    assertThat(owner("org.acme.Echo")).containsExactly("echo 2.5.0");
  }

  @Test
  void whatNobodyHasHasNoOwner() throws IOException {
    Files.writeString(folder.resolve("broken.jar"), "no jar");
    jar("echo.jar");
    assertThat(owner("org.acme.Other")).isEmpty();
    assertThat(owner("org.acme.Echo")).containsExactly("echo 0.0.0");
  }

  @Test
  void aClassFolderIsToldByItsName() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.createDirectories(classes.resolve("META-INF"));
    Files.writeString(
        classes.resolve("META-INF/MANIFEST.MF"),
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-SymbolicName: org.acme.echo
        """);
    Files.createDirectories(classes.resolve("org/acme"));
    Files.writeString(classes.resolve("org/acme/Echo.class"), "");
    assertThat(ClassOwner.of(List.of(classes), "org.acme.Echo")).hasValue("classes");
    assertThat(ClassOwner.of(List.of(classes), "org.acme.Other")).isEmpty();
  }
}
