package org.rnnzoo.dynamics.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.task.Trials;

/**
 * An input that does not change.
 *
 * @param name what it is called, such as {@code rest} or {@code bit1=+1}
 * @param levels the value of each channel that is not 0, by name
 * @param steps how many steps it lasts where trials show it
 */
public record ConstantInput(String name, Map<String, Double> levels, int steps) {

  /** No input. */
  public static final ConstantInput REST = new ConstantInput("rest", Map.of(), 0);

  public ConstantInput {
    levels = Map.copyOf(levels);
  }

  /**
   * The inputs that trials suggest: none, and each channel alone at the median of its large values,
   * those beyond half of its largest, of either sign. It lasts as long as the median stretch of
   * such values.
   *
   * @param most the largest number of inputs beside {@link #REST}; further channels are left out
   */
  public static List<ConstantInput> of(Trials trials, int most) {
    List<ConstantInput> inputs = new ArrayList<>();
    inputs.add(REST);
    List<String> channels = trials.channels().inputs();
    for (int channel = 0; channel < channels.size(); channel++) {
      double largest = largest(trials, channel);
      for (int sign : new int[] {1, -1}) {
        Stretches stretches = new Stretches(trials, channel, sign, largest / 2);
        if (!stretches.values.isEmpty() && inputs.size() <= most) {
          double level = sign * median(stretches.values);
          inputs.add(
              new ConstantInput(
                  channels.get(channel) + "=" + String.format(Locale.ROOT, "%+.3g", level),
                  Map.of(channels.get(channel), level),
                  (int) Math.round(median(stretches.lengths))));
        }
      }
    }
    return inputs;
  }

  private static double largest(Trials trials, int channel) {
    double largest = 0;
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        largest = Math.max(largest, Math.abs(trials.get(i).input(step, channel)));
      }
    }
    return largest;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  /** Where a channel is large, of one sign: all such values, and the lengths of their stretches. */
  private static final class Stretches {

    private final List<Double> values = new ArrayList<>();
    private final List<Double> lengths = new ArrayList<>();

    Stretches(Trials trials, int channel, int sign, double threshold) {
      for (int i = 0; i < trials.size(); i++) {
        int length = 0;
        for (int step = 0; step < trials.get(i).steps(); step++) {
          double value = sign * trials.get(i).input(step, channel);
          if (threshold > 0 && value > threshold) {
            values.add(value);
            length++;
          } else {
            end(length);
            length = 0;
          }
        }
        end(length);
      }
    }

    private void end(int length) {
      if (length > 0) {
        lengths.add((double) length);
      }
    }
  }

  /** The input of a network with these channels; one that the input does not name is 0. */
  public double[] vector(List<String> channels) {
    return channels.stream().mapToDouble(name -> levels.getOrDefault(name, 0.0)).toArray();
  }
}
