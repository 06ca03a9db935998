package org.rnnzoo.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * What OSGi gets to see of a plugin file: a jar with a bundle manifest.
 *
 * @param manifest its manifest
 * @param plain whether the manifest had to be completed
 * @param stream the bytes of the jar
 */
record BundleContent(Manifest manifest, boolean plain, InputStream stream)
    implements AutoCloseable {

  /**
   * Opens a plugin file.
   *
   * @throws IOException if it is not a jar
   */
  static BundleContent of(PluginFile file, PluginApi api) throws IOException {
    if (Files.isDirectory(file.path())) {
      return ofClassFolder(file.path());
    }
    try (JarFile jar = new JarFile(file.path().toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (PlainJar.isBundle(manifest)) {
        return new BundleContent(manifest, false, Files.newInputStream(file.path()));
      }
      Manifest completed = PlainJar.completed(manifest, file.path(), api);
      return new BundleContent(completed, true, PlainJar.withManifest(jar, completed));
    } catch (IllegalArgumentException e) {
      throw new IOException("what is said of a member is no text", e);
    }
  }

  private static BundleContent ofClassFolder(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(JarFile.MANIFEST_NAME))) {
      Manifest manifest = new Manifest(in);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (Path file : PluginFile.contents(folder)) {
          String name = folder.relativize(file).toString().replace('\\', '/');
          if (!name.equals(JarFile.MANIFEST_NAME)) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(file, out);
            out.closeEntry();
          }
        }
      }
      return new BundleContent(manifest, false, new ByteArrayInputStream(bytes.toByteArray()));
    }
  }

  /** The symbolic name. */
  String symbolicName() {
    return header(Constants.BUNDLE_SYMBOLICNAME, "").split(";", 2)[0].strip();
  }

  /** The version as it is written. */
  String version() {
    return header(Constants.BUNDLE_VERSION, "0.0.0").strip();
  }

  private String header(String name, String otherwise) {
    return Objects.requireNonNullElse(manifest.getMainAttributes().getValue(name), otherwise);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
