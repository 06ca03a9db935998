package org.rnnzoo.workbench.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Workplace;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Training;

/**
 * What a sweep may cost, measured by training its first cell for a moment.
 *
 * @param cells the cells that are not done
 * @param secondsPerStep the time of a training step on this machine
 * @param steps the most steps of a cell
 * @param bytes the size of the folder of a run
 */
public record SweepEstimate(long cells, double secondsPerStep, long steps, long bytes) {

  /** How long the first cell is trained, in minutes, once to get warm and once to be measured. */
  private static final double TRIED_MINUTES = 0.05;

  /**
   * Trains the first cell for a moment in a temporary folder. A fresh process is many times slower
   * than it is after a few seconds, so what is measured is a second try.
   */
  public static SweepEstimate of(
      SweepPlan plan, long cells, Plugins plugins, JobListener listener) {
    Map<String, Object> changes = new LinkedHashMap<>(plan.cells().get(0).changes());
    Map<String, Object> base = plan.sweep().base(changes);
    long steps = ExperimentReader.read(base, changes, plugins).stop().steps();
    changes.put("stop.minutes", TRIED_MINUTES);
    Experiment tried = ExperimentReader.read(base, changes, plugins);
    try {
      try (Workplace place = Workplace.make("rnnzoo-sweep-")) {
        Training.start(tried, place.path(), plugins, listener);
        Training.Outcome outcome = Training.start(tried, place.path(), plugins, listener);
        return new SweepEstimate(
            cells,
            outcome.seconds() / Math.max(1, outcome.step()),
            steps,
            size(outcome.folder().path()));
      }
    } catch (IOException e) {
      throw UserException.job(
          "Cannot use the temporary folder (" + e.getMessage() + "); set java.io.tmpdir.", e);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long size = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  /** What it may cost, in words. */
  public String sentence() {
    return "%s cells to do. A step takes %s s here, so a cell that makes all its %s steps takes %s and all cells %s on one core; cells that reach their goal stop earlier. A run takes about %s kB of disk, all together %s MB."
        .formatted(
            cells,
            Numbers.brief(secondsPerStep),
            steps,
            Numbers.duration(secondsPerStep * steps),
            Numbers.duration(secondsPerStep * steps * cells),
            bytes / 1000,
            Numbers.brief(Math.round(bytes * cells / 1e5) / 10.0));
  }
}
