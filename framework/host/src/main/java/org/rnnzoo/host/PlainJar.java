package org.rnnzoo.host;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Makes a bundle of a jar that knows nothing of OSGi, by completing its manifest while it is being
 * installed. The jar itself stays as it is.
 */
final class PlainJar {

  /** {@code name-1.2.3-anything}: the name, up to three numbers, and whatever follows them. */
  private static final Pattern FILE_NAME =
      Pattern.compile("(.+?)(?:-(\\d+(?:\\.\\d+){0,2})(?:[.-](.+))?)?");

  private static final Pattern VERSION = Pattern.compile("(\\d+(?:\\.\\d+){0,2})(?:[.-](.+))?");

  private PlainJar() {}

  /** Whether a manifest makes a bundle of its jar. */
  static boolean isBundle(Manifest manifest) {
    if (manifest == null) {
      return false;
    }
    String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
    String syntax = manifest.getMainAttributes().getValue(Constants.BUNDLE_MANIFESTVERSION);
    return name != null && !name.isBlank() && "2".equals(syntax);
  }

  /**
   * The manifest with what OSGi wants to know. The packages of the plugin API are imported in their
   * current major version; all others are looked for when a class needs them.
   *
   * @param manifest the manifest of the jar, or null if it has none
   */
  static Manifest completed(Manifest manifest, Path path, PluginApi api) {
    Manifest completed = manifest == null ? new Manifest() : new Manifest(manifest);
    Attributes main = completed.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, symbolicName(path));
    main.putValue(Constants.BUNDLE_VERSION, version(path, manifest).toString());
    main.putValue(Constants.IMPORT_PACKAGE, api.imports());
    main.putValue(Constants.DYNAMICIMPORT_PACKAGE, "*");
    return completed;
  }

  /** The bytes of a jar with another manifest. */
  static InputStream withManifest(JarFile jar, Manifest manifest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
          out.putNextEntry(new JarEntry(entry.getName()));
          jar.getInputStream(entry).transferTo(out);
          out.closeEntry();
        }
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** The file name without version, with a dot for every character OSGi does not allow. */
  static String symbolicName(Path path) {
    Matcher name = fileName(path);
    return (name.matches() ? name.group(1) : "").replaceAll("[^A-Za-z0-9_-]", ".");
  }

  /** The {@code Implementation-Version}, else the version in the file name, else 0.0.0. */
  static Version version(Path path, Manifest manifest) {
    String stated =
        manifest == null
            ? null
            : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    Matcher version = VERSION.matcher(stated == null ? "" : stated.strip());
    if (version.matches()) {
      return version(version.group(1), version.group(2));
    }
    Matcher name = fileName(path);
    return name.matches() && name.group(2) != null
        ? version(name.group(2), name.group(3))
        : Version.emptyVersion;
  }

  private static Matcher fileName(Path path) {
    return FILE_NAME.matcher(path.getFileName().toString().replaceFirst("\\.jar$", ""));
  }

  private static Version version(String numbers, String qualifier) {
    Version version = Version.parseVersion(numbers);
    return qualifier == null
        ? version
        : new Version(
            version.getMajor(),
            version.getMinor(),
            version.getMicro(),
            qualifier.replaceAll("[^A-Za-z0-9_-]", "_"));
  }
}
