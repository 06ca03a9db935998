package org.rnnzoo.workbench.sweep;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The directories in which this system looks for commands. */
final class SearchPath {

  private SearchPath() {}

  /** A command, if there is one of this name. */
  static Optional<Path> find(String command) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(place -> Path.of(place.isEmpty() ? "." : place, command))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
