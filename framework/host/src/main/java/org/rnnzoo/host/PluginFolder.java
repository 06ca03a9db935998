package org.rnnzoo.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * A place where plugins lie: a folder of jars, or the class folder of one bundle under development.
 *
 * @param path the absolute path; it need not exist
 */
record PluginFolder(Path path) {

  private static final String LEFTOVER = "original-";

  static PluginFolder at(Path path) {
    return new PluginFolder(path.toAbsolutePath().normalize());
  }

  /** What lies here now, sorted by name. */
  List<PluginFile> files() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try {
      return isBundle() ? List.of(PluginFile.classFolder(path)) : jars();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the plugin folder " + path + ".", e);
    }
  }

  private boolean isBundle() throws IOException {
    Path manifest = path.resolve(JarFile.MANIFEST_NAME);
    if (!Files.exists(manifest)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(manifest)) {
      return PlainJar.isBundle(new Manifest(in));
    }
  }

  private List<PluginFile> jars() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(entry -> entry.getFileName().toString().endsWith(".jar"))
          .filter(entry -> !isLeftover(entry))
          .sorted()
          .flatMap(entry -> look(entry).stream())
          .toList();
    }
  }

  /** Whether it is the copy that Maven's shade plugin leaves beside the jar that it made. */
  private static boolean isLeftover(Path jar) {
    String name = jar.getFileName().toString();
    return name.startsWith(LEFTOVER)
        && Files.exists(jar.resolveSibling(name.substring(LEFTOVER.length())));
  }

  private static Optional<PluginFile> look(Path jar) {
    try {
      return Files.exists(jar, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(PluginFile.jar(jar))
          : Optional.empty();
    } catch (NoSuchFileException removedMeanwhile) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + jar + ".", e);
    }
  }
}
