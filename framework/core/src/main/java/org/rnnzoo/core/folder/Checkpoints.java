package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;

/**
 * The checkpoints of a run: the newest two, in case the machine dies while one is written, and the
 * best.
 *
 * @param folder where they are
 */
public record Checkpoints(Path folder) {

  /** The name of the best checkpoint. */
  public static final String BEST = "best.npz";

  private static final int KEPT = 2;

  /** The name of the checkpoint of a step. */
  public static String fileName(long step) {
    return String.format(Locale.ROOT, "step-%09d.npz", step);
  }

  public void save(Checkpoint checkpoint, Weights layout, boolean best) {
    if (best) {
      // First, since a checkpoint that says that this was the best must find it there.
      checkpoint.writeTo(folder.resolve(BEST), layout);
    }
    checkpoint.writeTo(folder.resolve(fileName(checkpoint.step())), layout);
    forgetOld();
  }

  /** Deletes all but the newest two and the best. */
  public void forgetOld() {
    newestFirst().stream().skip(KEPT).forEach(Checkpoints::delete);
  }

  /** The steps of which there are checkpoints, the newest first. */
  public List<Long> steps() {
    return newestFirst().stream()
        .map(file -> Long.parseLong(file.getFileName().toString().replaceAll("\\D", "")))
        .toList();
  }

  /** Whether the best one was kept. */
  public boolean hasBest() {
    return Files.isRegularFile(folder.resolve(BEST));
  }

  /**
   * The newest checkpoint that is whole. A run at work may delete those that were just listed; then
   * there are newer ones.
   */
  public Optional<Checkpoint> newest(Weights layout) {
    List<Path> listed;
    UserException damage;
    do {
      listed = newestFirst();
      damage = null;
      for (Path file : listed) {
        try {
          return Optional.of(Checkpoint.read(file, layout));
        } catch (UserException e) {
          damage = e;
        }
      }
    } while (!newestFirst().equals(listed));
    if (damage != null) {
      throw damage;
    }
    return Optional.empty();
  }

  /**
   * One of the checkpoints there are.
   *
   * @param name its file name
   * @throws UserException if it is not there or damaged
   */
  public Checkpoint read(String name, Weights layout) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw UserException.input(
          "There is no checkpoint %s; %s."
              .formatted(
                  file,
                  newestFirst().isEmpty()
                      ? "this run has none, only its final weights"
                      : "there is "
                          + newestFirst().stream()
                              .map(other -> other.getFileName().toString())
                              .collect(Collectors.joining(", "))));
    }
    return Checkpoint.read(file, layout);
  }

  private List<Path> newestFirst() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("step-\\d+\\.npz"))
          .sorted(Comparator.comparing((Path file) -> file.getFileName().toString()).reversed())
          .toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }
}
