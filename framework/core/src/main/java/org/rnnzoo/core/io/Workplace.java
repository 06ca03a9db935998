package org.rnnzoo.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in which this process prepares something, and which is gone afterwards.
 *
 * <p>Its name tells whose it is. So what processes left behind that were killed is found, and
 * deleted by the next that makes a workplace beside it.
 */
public final class Workplace implements AutoCloseable {

  private final Path path;

  private Workplace(Path path) {
    this.path = path;
  }

  /**
   * Makes a workplace, and clears away those of the dead.
   *
   * @param parent the folder around it, which is there
   * @param prefix how the names of all workplaces of the same purpose begin
   * @throws IOException if it cannot be made
   */
  public static Workplace make(Path parent, String prefix) throws IOException {
    clear(parent, prefix);
    return new Workplace(
        Files.createTempDirectory(parent, prefix + ProcessMark.own().text() + "."));
  }

  /**
   * Makes a workplace in the folder for temporary files.
   *
   * @param prefix how the names of all workplaces of the same purpose begin
   * @throws IOException if it cannot be made
   */
  public static Workplace make(String prefix) throws IOException {
    return make(Path.of(System.getProperty("java.io.tmpdir")), prefix);
  }

  /** Deletes the workplaces of processes that are dead for sure; those of another user stay. */
  public static void clear(Path parent, String prefix) throws IOException {
    for (Path place : places(parent, prefix)) {
      if (isOfTheDead(place.getFileName().toString().substring(prefix.length()))
          && Files.isWritable(place)) {
        Folders.delete(place);
      }
    }
  }

  private static List<Path> places(Path parent, String prefix) throws IOException {
    try (Stream<Path> places = Files.list(parent)) {
      return places.filter(place -> place.getFileName().toString().startsWith(prefix)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static boolean isOfTheDead(String name) {
    return ProcessMark.parse(name.replaceFirst("\\..*", ""))
        .filter(ProcessMark::isDead)
        .isPresent();
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    Folders.delete(path);
  }
}
