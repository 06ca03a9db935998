package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleContentTest {

  private static final PluginApi API = new PluginApi("1.2.0", "org.rnnzoo.api;version=\"[1,2)\"");
  private static final String BUNDLE =
      """
      Manifest-Version: 1.0
      Bundle-ManifestVersion: 2
      Bundle-SymbolicName: org.acme.echo ; singleton:=true
      """;

  @TempDir private Path folder;

  private BundleContent jar(String manifest) throws IOException {
    Path path = folder.resolve("echo-1.2.jar");
    try (OutputStream file = Files.newOutputStream(path);
        ZipOutputStream jar = new ZipOutputStream(file)) {
      put(jar, "META-INF/MANIFEST.MF", manifest);
      put(jar, "org/acme/words", "hello");
    }
    return BundleContent.of(PluginFile.jar(path), API);
  }

  private static void put(ZipOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private BundleContent classFolder() throws IOException {
    Files.createDirectories(folder.resolve("META-INF"));
    Files.createDirectories(folder.resolve("org/acme"));
    Files.writeString(folder.resolve("META-INF/MANIFEST.MF"), BUNDLE);
    Files.writeString(folder.resolve("org/acme/more"), "more");
    Files.writeString(folder.resolve("org/acme/words"), "hello");
    return BundleContent.of(PluginFile.classFolder(folder), API);
  }

  /** The text of each member but the manifest. */
  private static Map<String, String> members(BundleContent content) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    try (JarInputStream in = new JarInputStream(content.stream())) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return members;
  }

  @Test
  void aBundleIsTakenAsItIs() throws IOException {
    try (BundleContent content = jar(BUNDLE)) {
      assertThat(content.plain()).isFalse();
      assertThat(content.stream().readAllBytes())
          .isEqualTo(Files.readAllBytes(folder.resolve("echo-1.2.jar")));
    }
  }

  @Test
  void aPlainJarIsCompleted() throws IOException {
    try (BundleContent content = jar("Manifest-Version: 1.0\n")) {
      assertThat(content.plain()).isTrue();
      assertThat(content.symbolicName()).isEqualTo("echo");
      assertThat(content.version()).isEqualTo("1.2.0");
      assertThat(members(content)).containsExactly(Map.entry("org/acme/words", "hello"));
    }
  }

  @Test
  void aPlainJarImportsThePluginApiAndLooksForTheRestWhenItIsNeeded() throws IOException {
    try (BundleContent content = jar("Manifest-Version: 1.0\nX-Note: kept\n");
        JarInputStream in = new JarInputStream(content.stream())) {
      assertThat(in.getManifest().getMainAttributes().entrySet())
          .extracting(header -> header.getKey() + ": " + header.getValue())
          .containsExactlyInAnyOrder(
              "Manifest-Version: 1.0",
              "X-Note: kept",
              "Bundle-ManifestVersion: 2",
              "Bundle-SymbolicName: echo",
              "Bundle-Version: 1.2.0",
              "Import-Package: org.rnnzoo.api;version=\"[1,2)\"",
              "DynamicImport-Package: *");
    }
  }

  @Test
  void aClassFolderIsPackedWithItsManifestFirst() throws IOException {
    try (BundleContent content = classFolder()) {
      assertThat(content.plain()).isFalse();
      assertThat(members(content))
          .containsExactly(
              Map.entry("org/acme/more", "more"), Map.entry("org/acme/words", "hello"));
    }
    try (BundleContent content = classFolder();
        JarInputStream in = new JarInputStream(content.stream())) {
      assertThat(in.getManifest()).isEqualTo(content.manifest());
    }
  }

  @Test
  void itsNameIsWithoutDirectives() throws IOException {
    try (BundleContent content = jar(BUNDLE)) {
      assertThat(content.symbolicName()).isEqualTo("org.acme.echo");
    }
  }

  @Test
  void aBundleWithoutAVersionHasVersionZero() throws IOException {
    try (BundleContent content = jar(BUNDLE)) {
      assertThat(content.version()).isEqualTo("0.0.0");
    }
  }

  @Test
  void itsVersionIsAsItIsWritten() throws IOException {
    try (BundleContent content = jar(BUNDLE + "Bundle-Version: one \n")) {
      assertThat(content.version()).isEqualTo("one");
    }
  }

  @Test
  void closingItClosesTheFile() throws IOException {
    BundleContent content = jar(BUNDLE);
    content.close();
    InputStream stream = content.stream();
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
  }
}
