package org.rnnzoo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

/**
 * Trials of random inputs, targets that sum to 1, and masks. At every fourth moment or so the last
 * three outputs are wanted to be silent; if there are no others, all are.
 */
final class RandomTrials {

  private static final Clock CLOCK = new Clock(20);

  private RandomTrials() {}

  /** Trials of {@code longest} steps down to {@code shortest}, in turn. */
  static Trials of(Dimensions sizes, int count, int shortest, int longest) {
    Channels channels =
        new Channels(names("input", sizes.inputs()), names("output", sizes.outputs()));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomGenerator random = RandomStream.root(5).indexed(i).generator();
      TrialBuilder builder = new TrialBuilder(channels, CLOCK, random);
      int steps = longest - i % (longest - shortest + 1);
      for (int step = 0; step < steps; step++) {
        fill(builder, builder.epoch("step", CLOCK.dt()), sizes, random);
      }
      trials.add(builder.build());
    }
    return new Trials(CLOCK, channels, trials);
  }

  private static List<String> names(String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> name + i).toList();
  }

  private static void fill(
      TrialBuilder trial, Epoch step, Dimensions sizes, RandomGenerator random) {
    for (int channel = 0; channel < sizes.inputs(); channel++) {
      trial.input(channel).set(random.nextGaussian(), step);
    }
    double[] shares = random.doubles(sizes.outputs()).toArray();
    double sum = IntStream.range(0, shares.length).mapToDouble(o -> shares[o]).sum();
    boolean silent = random.nextInt(4) == 0;
    for (int o = 0; o < shares.length; o++) {
      trial.target(o).set(silent && o >= shares.length - 3 ? 0 : shares[o] / sum, step);
      trial.mask(o).set(random.nextInt(3), step);
    }
  }
}
