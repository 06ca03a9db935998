package org.rnnzoo.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * Whose a class is, told from the files of the plugin folders alone: at any time, even while
 * plugins are being loaded or the process ends.
 */
public final class ClassOwner {

  private ClassOwner() {}

  /**
   * The bundle that has a class, with its version.
   *
   * @param folders plugin folders, the first of which has the say
   */
  public static Optional<String> of(List<Path> folders, String className) {
    String entry = className.replace('.', '/') + ".class";
    return folders.stream()
        .flatMap(folder -> PluginFolder.at(folder).files().stream())
        .flatMap(file -> in(file.path(), entry).stream())
        .findFirst();
  }

  private static Optional<String> in(Path file, String entry) {
    if (Files.isDirectory(file)) {
      return Files.exists(file.resolve(entry))
          ? Optional.of(file.getFileName().toString())
          : Optional.empty();
    }
    try (JarFile jar = new JarFile(file.toFile())) {
      return jar.getEntry(entry) == null
          ? Optional.empty()
          : Optional.of(name(file, jar.getManifest()));
    } catch (IOException e) {
      return Optional.empty(); // what is no jar has no class either
    }
  }

  private static String name(Path file, Manifest manifest) {
    if (!PlainJar.isBundle(manifest)) {
      return PlainJar.symbolicName(file) + " " + PlainJar.version(file, manifest);
    }
    String name = manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
    String version = manifest.getMainAttributes().getValue(Constants.BUNDLE_VERSION);
    return name.split(";", 2)[0].strip() + (version == null ? "" : " " + version.strip());
  }
}
