package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Trials;

/**
 * A short input beside a held one, as trials show it.
 *
 * @param name what it is, such as {@code bit-1 +1}
 * @param values {@code [inputs]}, the held input with one channel changed
 * @param steps how long it lasts
 */
public record InputPulse(String name, double[] values, int steps) {

  /**
   * A channel whose largest deviation is less than this share of that of all is taken for noise.
   */
  private static final double NOTABLE = 0.2;

  /** An input belongs to a pulse while it deviates by this share of the largest deviation. */
  private static final double ON = 0.5;

  private static final double ROUNDED = 100;

  /**
   * The pulses that trials show: for each channel the largest deviation from a held input to either
   * side, for the median length of the stretches in which it deviates by at least half of that.
   */
  public static List<InputPulse> of(Trials trials, double[] held) {
    double[][] extremes = new double[held.length][2];
    double largest = 0;
    for (int channel = 0; channel < held.length; channel++) {
      for (int sign = 0; sign < 2; sign++) {
        extremes[channel][sign] = extreme(trials, channel, held[channel], 2 * sign - 1);
        largest = Math.max(largest, extremes[channel][sign]);
      }
    }
    List<InputPulse> pulses = new ArrayList<>();
    for (int channel = 0; channel < held.length; channel++) {
      for (int sign = 1; sign >= 0; sign--) {
        double size = extremes[channel][sign];
        if (size > NOTABLE * largest) {
          pulses.add(pulse(trials, held, channel, (2 * sign - 1) * size));
        }
      }
    }
    return pulses;
  }

  /**
   * The median over trials of the largest deviation of a channel to one side; 0 if most show none.
   */
  private static double extreme(Trials trials, int channel, double held, int sign) {
    double[] largest = new double[trials.size()];
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      for (int step = 0; step < trial.steps(); step++) {
        largest[i] = Math.max(largest[i], sign * (trial.input(step, channel) - held));
      }
    }
    double strongest = Arrays.stream(largest).max().orElse(0);
    double[] shown =
        Arrays.stream(largest).filter(value -> value > ON * strongest).sorted().toArray();
    return shown.length == 0 ? 0 : shown[shown.length / 2];
  }

  private static InputPulse pulse(Trials trials, double[] held, int channel, double deviation) {
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      int length = 0;
      for (int step = 0; step <= trial.steps(); step++) {
        boolean on =
            step < trial.steps() && (trial.input(step, channel) - held[channel]) / deviation > ON;
        if (on) {
          length++;
        } else if (length > 0) {
          lengths.add(length);
          length = 0;
        }
      }
    }
    lengths.sort(null);
    double[] values = held.clone();
    values[channel] += deviation;
    double rounded = Math.round(values[channel] * ROUNDED) / ROUNDED;
    String name =
        trials.channels().inputs().get(channel)
            + (rounded < 0 ? " " : " +")
            + HeldInput.Stretch.word(rounded);
    return new InputPulse(name, values, lengths.get(lengths.size() / 2));
  }
}
