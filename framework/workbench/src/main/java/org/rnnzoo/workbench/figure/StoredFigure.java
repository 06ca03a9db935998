package org.rnnzoo.workbench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;

/**
 * A figure of a run that was stored as data.
 *
 * @param owner the result of an analysis that it belongs to; empty for a figure of the run itself
 * @param folder where it lies
 * @param name its name
 */
public record StoredFigure(String owner, Path folder, String name) {

  /** The figures of a run: its own and those of its results, by name. */
  public static List<StoredFigure> list(RunFolder run) {
    List<StoredFigure> figures = new ArrayList<>(in("", run.figures()));
    for (StoredResult result : StoredResult.list(run)) {
      figures.addAll(in(result.name(), result.path()));
    }
    return figures;
  }

  private static List<StoredFigure> in(String owner, Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(FigureFiles.DATA))
          .map(file -> file.substring(0, file.length() - FigureFiles.DATA.length()))
          .sorted()
          .map(name -> new StoredFigure(owner, folder, name))
          .toList();
    } catch (IOException e) {
      throw UserException.input("Cannot read " + folder + " (" + e.getMessage() + ").", e);
    }
  }

  /**
   * The figure of a name.
   *
   * @param name its name, such as {@code phase-portrait}
   * @param analysis the result it belongs to; empty for any
   * @throws UserException with a sentence for the user, if there is none or several
   */
  public static StoredFigure find(RunFolder run, String name, Optional<String> analysis) {
    List<StoredFigure> all = list(run);
    List<StoredFigure> found =
        all.stream()
            .filter(figure -> figure.name().equals(name))
            .filter(figure -> analysis.map(figure.owner()::equals).orElse(true))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    } else if (found.size() > 1) {
      throw UserException.input(
          "Several results have a figure '%s': %s. Choose one by --analysis."
              .formatted(
                  name,
                  found.stream()
                      .map(figure -> figure.owner().isEmpty() ? "the run itself" : figure.owner())
                      .collect(Collectors.joining(", "))));
    }
    throw UserException.input(
        all.isEmpty()
            ? "Run %s has no figures stored as data; it was made by a version that did not store them. Analyse it again."
                .formatted(run.name())
            : "Run %s has no figure '%s'%s; it has %s."
                .formatted(
                    run.name(),
                    name,
                    analysis.map(owner -> " of " + owner).orElse(""),
                    all.stream().map(StoredFigure::title).collect(Collectors.joining(", "))));
  }

  /** The owner and the name, as people write them. */
  public String title() {
    return owner.isEmpty() ? name : owner + "/" + name;
  }

  /** The figure itself. */
  public Figure figure() {
    return FigureFiles.read(folder, name)
        .orElseThrow(() -> UserException.input("The figure " + title() + " is gone."));
  }
}
