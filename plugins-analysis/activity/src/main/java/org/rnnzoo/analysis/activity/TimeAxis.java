package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * Bins of time that mean the same in all trials.
 *
 * @param trials the trials
 * @param starts the step of each trial that is time 0; −1 if it has none
 * @param first the first step, relative to time 0
 * @param steps the number of steps in a bin
 * @param bins the number of bins
 */
record TimeAxis(Trials trials, int[] starts, int first, int steps, int bins) {

  private static final int MOST_BINS = 60;

  /**
   * The axis that a user asks for.
   *
   * @throws IllegalArgumentException if no trial has the epoch
   */
  static TimeAxis of(ActivityParameters.Course course, Trials trials) {
    int[] starts = new int[trials.size()];
    int before = 0;
    int after = 0;
    boolean any = false;
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < starts.length; i++) {
      Trial trial = trials.get(i);
      starts[i] = course.align().isEmpty() ? 0 : -1;
      for (Epoch epoch : trial.epochs()) {
        if (epoch.length() > 0) {
          names.add(epoch.name());
          if (starts[i] < 0 && epoch.name().equals(course.align())) {
            starts[i] = epoch.start();
          }
        }
      }
      if (starts[i] >= 0) {
        any = true;
        before = Math.max(before, starts[i]);
        after = Math.max(after, trial.steps() - starts[i]);
      }
    }
    if (!any) {
      throw new IllegalArgumentException(
          "align is '%s', an epoch that no trial has; there are %s."
              .formatted(course.align(), String.join(", ", names)));
    }
    int length = before + after;
    int steps =
        course.binMs() > 0
            ? (int) Math.max(1, Math.round(course.binMs() / trials.clock().dt()))
            : (length - 1) / MOST_BINS + 1;
    // Time 0 is an edge between two bins.
    int binsBefore = (before + steps - 1) / steps;
    int binsAfter = (after + steps - 1) / steps;
    return new TimeAxis(trials, starts, -binsBefore * steps, steps, binsBefore + binsAfter);
  }

  /** Whether a trial has every step of a bin. */
  boolean has(int trial, int bin) {
    int from = from(trial, bin);
    return starts[trial] >= 0 && from >= 0 && from + steps <= trials.get(trial).steps();
  }

  private int from(int trial, int bin) {
    return starts[trial] + first + bin * steps;
  }

  /** The mean rates of a trial in a bin that it has, {@code [units]}. */
  double[] rates(Recording recording, int trial, int bin) {
    double[] rates = new double[recording.units()];
    int from = from(trial, bin);
    for (int step = from; step < from + steps; step++) {
      for (int unit = 0; unit < rates.length; unit++) {
        rates[unit] += recording.rate(trial, step, unit) / steps;
      }
    }
    return rates;
  }

  /** The middles of the bins in ms, {@code [bins]}. */
  double[] times() {
    double[] times = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      times[bin] = (first + (bin + 0.5) * steps) * trials.clock().dt();
    }
    return times;
  }

  double startMs() {
    return first * trials.clock().dt();
  }

  double endMs() {
    return (first + bins * steps) * trials.clock().dt();
  }

  /** The epochs, shaded where more than half of the trials are in them, and the line of time 0. */
  List<Layer> marks() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < trials.size(); i++) {
      trials.get(i).epochs().forEach(epoch -> names.add(epoch.name()));
    }
    List<Layer> marks = new ArrayList<>();
    if (names.size() > 1 && !sideBySide()) {
      names.forEach(name -> addBands(name, marks));
    }
    if (first < 0) {
      marks.add(new Layer.Rule("", Layer.Orientation.VERTICAL, 0, Ink.GREY));
    }
    return marks;
  }

  /** Whether trials run side by side, whose epochs would cover each other. */
  private boolean sideBySide() {
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).parts().size() > 1) {
        return true;
      }
    }
    return false;
  }

  private void addBands(String name, List<Layer> bands) {
    double dt = trials.clock().dt();
    int open = Integer.MIN_VALUE;
    int end = first + bins * steps;
    for (int step = first; step <= end; step++) {
      boolean inside = step < end && mostIn(name, step);
      if (inside && open == Integer.MIN_VALUE) {
        open = step;
      } else if (!inside && open != Integer.MIN_VALUE) {
        bands.add(new Layer.Band(name, open * dt, step * dt));
        open = Integer.MIN_VALUE;
      }
    }
  }

  private boolean mostIn(String name, int relative) {
    int inside = 0;
    int there = 0;
    for (int i = 0; i < starts.length; i++) {
      int step = starts[i] + relative;
      if (starts[i] >= 0 && step >= 0 && step < trials.get(i).steps()) {
        there++;
        inside +=
            trials.get(i).epochs().stream()
                    .anyMatch(epoch -> epoch.name().equals(name) && epoch.contains(step))
                ? 1
                : 0;
      }
    }
    return 2 * inside > there;
  }
}
