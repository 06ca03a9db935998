package org.rnnzoo.core.folder;

import java.nio.file.Path;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.figure.Figures;

/** A figure as files: SVG for papers and pages, PNG for everything else. */
public final class FigureFiles {

  private FigureFiles() {}

  /** Writes {@code name.svg} and {@code name.png} into a folder. */
  public static void write(Path folder, String name, Figure figure) {
    AtomicFile.write(folder.resolve(name + ".svg"), Figures.svg(figure));
    byte[] png = Figures.png(figure);
    AtomicFile.write(folder.resolve(name + ".png"), out -> out.write(png));
  }
}
