package org.rnnzoo.workbench.runs;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.TrialArrays;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.picture.TrialFigure;
import org.rnnzoo.figure.Figures;

/**
 * A file that shows or holds a trial, in the format that its name tells.
 *
 * @param path the file
 */
public record TrialFile(Path path) {

  public TrialFile {
    if (!path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|npz)")) {
      throw UserException.input("--out is " + path + "; its name must end in .svg, .png or .npz.");
    }
  }

  /** Writes the first of some trials of a task of that name. */
  public void write(String task, Trials trials) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".npz")) {
      Npz.write(path, new TrialArrays(trials).arrays());
      return;
    }
    Figure figure = new TrialFigure(task, trials, 0, Optional.empty()).figure();
    if (name.endsWith(".svg")) {
      AtomicFile.write(path, Figures.svg(figure));
    } else {
      byte[] png = Figures.png(figure);
      AtomicFile.write(path, out -> out.write(png));
    }
  }
}
