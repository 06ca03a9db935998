package org.rnnzoo.core.folder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.figure.Figures;

/**
 * A figure as files: SVG for papers and pages, PNG for everything else, and itself as data, from
 * which it can be drawn again in another size or format.
 */
public final class FigureFiles {

  /** The end of the name of a figure's data; tables have files that end in {@code .csv}. */
  public static final String DATA = ".figure.json";

  private FigureFiles() {}

  /** Writes {@code name.svg}, {@code name.png} and {@code name.figure.json} into a folder. */
  public static void write(Path folder, String name, Figure figure) {
    AtomicFile.write(folder.resolve(name + ".svg"), Figures.svg(figure));
    byte[] png = Figures.png(figure);
    AtomicFile.write(folder.resolve(name + ".png"), out -> out.write(png));
    byte[] data = (Trees.jsonLine(FigureTree.of(figure)) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(name + DATA), out -> out.write(data));
  }

  /**
   * Reads a figure that was stored as data.
   *
   * @return nothing if there is no such file
   * @throws UserException if the file is no figure
   */
  public static Optional<Figure> read(Path folder, String name) {
    Path file = folder.resolve(name + DATA);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(FigureTree.figure(Trees.readJson(file)));
    } catch (IllegalArgumentException e) {
      throw UserException.input(file + " is no figure. " + e.getMessage(), e);
    }
  }
}
