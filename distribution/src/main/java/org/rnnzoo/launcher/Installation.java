package org.rnnzoo.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.workbench.catalogue.Examples;

/**
 * Where this program and its user keep things.
 *
 * @param home the folder of the distribution, with {@code bin}, {@code lib}, {@code plugins} and
 *     {@code examples}
 * @param userHome the user's own folder, {@code ~/.rnnzoo} unless RNNZOO_HOME says otherwise
 */
record Installation(Path home, Path userHome) {

  /** The installation that this process was started from. */
  static Installation ofProcess() {
    String home = System.getProperty("zoo.home");
    if (home == null) {
      throw new IllegalStateException("The property zoo.home is missing; start with bin/zoo.");
    }
    return new Installation(
        Path.of(home),
        Optional.ofNullable(System.getenv("RNNZOO_HOME"))
            .map(Path::of)
            .orElseGet(() -> homeOfUser().resolve(".rnnzoo")));
  }

  /** The user's home: HOME if it is set, since Java looks it up in the list of users. */
  private static Path homeOfUser() {
    String home = System.getenv("HOME");
    return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
  }

  /** The command that starts this program. */
  Path program() {
    return home.resolve("bin/zoo");
  }

  /** The plugins of the distribution. */
  Path plugins() {
    return home.resolve("plugins");
  }

  /** The user's own plugins. */
  Path userPlugins() {
    return userHome.resolve("plugins");
  }

  /** Those of some folders of plugins that a user named, beside the two that are always there. */
  List<Path> withoutStandardFolders(List<Path> folders) {
    return folders.stream()
        .filter(folder -> !folder.equals(plugins()) && !folder.equals(userPlugins()))
        .toList();
  }

  /** The examples of the distribution. */
  Examples examples() {
    return new Examples(home.resolve("examples"));
  }

  /** Finished runs to look at. */
  Path shippedRuns() {
    return home.resolve("examples/runs");
  }

  /** What Spark runs for a worker. */
  Path sparkJar() {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("spark"), "org.rnnzoo.spark-*.jar")) {
      return jars.iterator().next();
    } catch (IOException | NoSuchElementException e) {
      throw UserException.input(
          "There is no jar for Spark in %s; unpack the program again."
              .formatted(home.resolve("spark")),
          e);
    }
  }

  /** The experiment of {@code zoo demo}. */
  Path demo() {
    return home.resolve("examples/flip-flop.yaml");
  }
}
