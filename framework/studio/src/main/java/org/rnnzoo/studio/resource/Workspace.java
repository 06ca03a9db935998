package org.rnnzoo.studio.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.workbench.compare.StoredComparison;
import org.rnnzoo.workbench.sweep.SweepFolder;

/**
 * Where runs lie, and the only way from a name in a request to a file.
 *
 * @param runs the user's runs
 * @param shipped finished runs that come with the zoo; may not be there
 * @param sweeps the user's sweeps; may not be there
 */
public record Workspace(Path runs, Path shipped, Path sweeps) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");

  private static final Pattern CELL = Pattern.compile("[0-9a-f]{12}");

  private static final List<String> TYPES =
      List.of("svg", "png", "pdf", "csv", "json", "npz", "yaml", "jsonl");

  /**
   * A run by its name, which may be that of a cell of a sweep.
   *
   * @throws NotThereException if there is none
   */
  public RunFolder run(String name) {
    if (NAME.matcher(name).matches()) {
      List<Path> places = new ArrayList<>(List.of(runs, shipped));
      if (CELL.matcher(name).matches()) {
        allSweeps().forEach(sweep -> places.add(sweep.runs()));
      }
      for (Path place : places) {
        Path folder = place.resolve(name);
        if (Files.isRegularFile(folder.resolve("config.yaml")) && isBelow(place, folder)) {
          return new RunFolder(folder);
        }
      }
    }
    throw new NotThereException("There is no run '%s'.".formatted(name));
  }

  /** Whether a run came with the zoo and is not the user's. */
  public boolean isShipped(RunFolder folder) {
    return folder.path().startsWith(shipped);
  }

  /** The name of the sweep that a run is a cell of; empty if it is none. */
  public Optional<String> sweepOf(RunFolder folder) {
    Path cells = folder.path().getParent();
    return cells.getParent() != null && sweeps.equals(cells.getParent().getParent())
        ? Optional.of(cells.getParent().getFileName().toString())
        : Optional.empty();
  }

  /** The runs that came with the zoo. */
  public List<RunFolder> shippedRuns() {
    return RunFolder.list(shipped);
  }

  /** The sweeps, by name. */
  public List<SweepFolder> allSweeps() {
    return ResultFolder.names(sweeps).stream()
        .filter(NAME.asMatchPredicate())
        .map(name -> new SweepFolder(sweeps.resolve(name)))
        .filter(sweep -> Files.isRegularFile(sweep.list()))
        .toList();
  }

  /**
   * A sweep by its name.
   *
   * @throws NotThereException if there is none
   */
  public SweepFolder sweep(String name) {
    return allSweeps().stream()
        .filter(sweep -> sweep.path().getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotThereException("There is no sweep '%s'.".formatted(name)));
  }

  /**
   * The place of a sweep to be.
   *
   * @throws UserException if it cannot be called so
   */
  public Path newSweep(String name) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,59}")) {
      throw UserException.input(
          "A sweep cannot be called '%s': at most 60 letters, digits and . _ -, a letter or digit first."
              .formatted(name));
    }
    return sweeps.resolve(name);
  }

  /**
   * The folder of a comparison.
   *
   * @throws NotThereException if there is none
   */
  public Path comparison(String name) {
    return StoredComparison.list(runs).stream()
        .map(StoredComparison::path)
        .filter(path -> path.getFileName().toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new NotThereException("There is no comparison '%s'.".formatted(name)));
  }

  /**
   * A file of a run.
   *
   * @param path its path in the folder of the run, with slashes
   */
  public Optional<Path> file(RunFolder run, String path) {
    return file(run.path(), path);
  }

  /**
   * A file of a run or a result.
   *
   * @param path its path in the folder, with slashes
   */
  public Optional<Path> file(Path folder, String path) {
    for (String part : path.split("/", -1)) {
      if (!part.matches("[A-Za-z0-9][A-Za-z0-9._~-]*")) {
        return Optional.empty();
      }
    }
    Path file = folder.resolve(path);
    boolean known = TYPES.contains(path.substring(path.lastIndexOf('.') + 1));
    return known && Files.isRegularFile(file) && isBelow(folder, file)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** Whether a place really lies below another, all links followed. */
  private static boolean isBelow(Path place, Path inner) {
    try {
      return inner.toRealPath().startsWith(place.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
