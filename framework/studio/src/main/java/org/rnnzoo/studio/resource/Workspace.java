package org.rnnzoo.studio.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;

/**
 * Where runs lie, and the only way from a name in a request to a file.
 *
 * @param runs the user's runs
 * @param shipped finished runs that come with the zoo; may not be there
 */
public record Workspace(Path runs, Path shipped) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}");

  private static final List<String> TYPES =
      List.of("svg", "png", "pdf", "csv", "json", "npz", "yaml", "jsonl");

  /**
   * A run by its name.
   *
   * @throws UserException if there is none
   */
  public RunFolder run(String name) {
    if (NAME.matcher(name).matches()) {
      for (Path place : List.of(runs, shipped)) {
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

  /** The runs that came with the zoo. */
  public List<RunFolder> shippedRuns() {
    return RunFolder.list(shipped);
  }

  /**
   * A file of a run.
   *
   * @param path its path in the folder of the run, with slashes
   */
  public Optional<Path> file(RunFolder run, String path) {
    for (String part : path.split("/", -1)) {
      if (!part.matches("[A-Za-z0-9][A-Za-z0-9._~-]*")) {
        return Optional.empty();
      }
    }
    Path file = run.path().resolve(path);
    boolean known = TYPES.contains(path.substring(path.lastIndexOf('.') + 1));
    return known && Files.isRegularFile(file) && isBelow(run.path(), file)
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
