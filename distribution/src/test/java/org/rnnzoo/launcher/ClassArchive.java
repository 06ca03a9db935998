package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An archive of the program's classes, from which it starts sooner, as {@code ./zoo} makes one. The
 * first test that starts the program makes it; the others, of all test processes, wait for it.
 */
final class ClassArchive {

  /** Of the program of this build. */
  static final ClassArchive OF_THIS_BUILD = of(Path.of(System.getProperty("zoo.home")));

  private final Path file;

  private ClassArchive(Path file) {
    this.file = file;
  }

  private static ClassArchive of(Path home) {
    Path file = home.resolveSibling("zoo-tests.jsa");
    Path lock = home.resolveSibling("zoo-tests.lock");
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (!held.isValid() || !isOf(home, file)) {
        make(home, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new ClassArchive(file);
  }

  private static boolean isOf(Path home, Path archive) throws IOException {
    long made = Files.exists(archive) ? Files.getLastModifiedTime(archive).toMillis() : 0;
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      return jars.noneMatch(jar -> jar.toFile().lastModified() > made);
    }
  }

  private static void make(Path home, Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("bin/zoo").toString(), "tasks")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(new ClassArchive(file).environment());
    builder.start().waitFor();
  }

  /** What the program must find in its environment. */
  Map<String, String> environment() {
    return Map.of("ZOO_ARCHIVE", file.toString());
  }
}
