package org.rnnzoo.workbench.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.NpyArray;
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
      Npz.write(path, arrays(trials));
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

  private static Map<String, NpyArray> arrays(Trials trials) {
    Integer n = trials.size();
    Integer time = trials.time();
    Integer inputs = trials.channels().inputs().size();
    Integer outputs = trials.channels().outputs().size();
    List<Epoch> epochs = trials.get(0).epochs();
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("inputs", NpyArray.of(trials.inputValues(), n, time, inputs));
    arrays.put("targets", NpyArray.of(trials.targetValues(), n, time, outputs));
    arrays.put("mask", NpyArray.of(trials.maskValues(), n, time, outputs));
    arrays.put("dt", NpyArray.of(new double[] {trials.clock().dt()}, 1));
    arrays.put("epoch_names", NpyArray.of(epochs.stream().map(Epoch::name).toArray(String[]::new)));
    arrays.put(
        "epoch_starts",
        NpyArray.of(epochs.stream().mapToLong(Epoch::start).toArray(), epochs.size()));
    arrays.put(
        "epoch_ends", NpyArray.of(epochs.stream().mapToLong(Epoch::end).toArray(), epochs.size()));
    return arrays;
  }
}
