package org.rnnzoo.core.io;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.rnnzoo.core.UserException;

/** Files as people name them, where a name may hold what no file can be called. */
public final class FileWords {

  private FileWords() {}

  /**
   * The file of a name.
   *
   * @param key where the name stands, for the message
   * @throws UserException if no file can be called so
   */
  public static Path path(String key, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw UserException.input(
          "%s is %s, which no file can be called (%s)."
              .formatted(key, name.replaceAll("\\p{Cntrl}|\\p{Cs}", "?"), e.getReason()),
          e);
    }
  }

  /** The file of a name that may be that of something else; empty if no file can be called so. */
  public static Optional<Path> given(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
