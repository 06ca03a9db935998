package org.rnnzoo.workbench.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.TrialArrays;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.Trajectories;

/** Test trials and what the network does on them. */
final class ExportedTrials {

  private static final long MOST_VALUES = 1L << 27;

  private ExportedTrials() {}

  /**
   * The arrays of {@code final/trials.npz}, of any number of trials.
   *
   * @param count how many; 0 for no arrays
   * @param states whether to add {@code states_noise_free}, the whole state
   * @throws UserException if they are too large for a file
   */
  static Map<String, NpyArray> of(Run run, int count, boolean states) {
    if (count == 0) {
      return Map.of();
    }
    TrialSource<?> source = run.experiment().trials("test");
    Trials trials = source.trials(0, count);
    Integer time = trials.time();
    long largest = (long) count * time * run.network().dynamics().dimension();
    if (largest > MOST_VALUES) {
      throw UserException.input(
          "%s trials of %s steps are too many for one file; ask for at most --trials %s."
              .formatted(count, time, MOST_VALUES * count / largest));
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>(new TrialArrays(trials).arrays());
    Integer units = run.network().dimensions().units();
    try (Propagation propagation =
        run.network().propagation(count, time, run.experiment().threadsHere())) {
      propagation.load(trials);
      propagation.forward(
          new Objective(source.losses(), 0),
          run.experiment().random().named("noise").named("test").keyOf(0));
      Integer outputs = trials.channels().outputs().size();
      arrays.put("outputs", NpyArray.of(propagation.outputValues().clone(), count, time, outputs));
      arrays.put("rates", NpyArray.of(propagation.rateValues(), count, time, units));
    }
    Trajectories course = Trajectories.of(run.network().dynamics(), trials);
    arrays.put("outputs_noise_free", padded(course.outputs(), time, course.width()));
    arrays.put("rates_noise_free", padded(course.rates(), time, course.units()));
    if (states) {
      arrays.put("states_noise_free", padded(course.states(), time, course.dimension()));
    }
    return arrays;
  }

  private static NpyArray padded(double[][] values, Integer time, Integer width) {
    float[] all = new float[values.length * time * width];
    for (int trial = 0; trial < values.length; trial++) {
      for (int i = 0; i < values[trial].length; i++) {
        all[trial * time * width + i] = (float) values[trial][i];
      }
    }
    return NpyArray.of(all, values.length, time, width);
  }
}
