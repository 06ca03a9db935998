package org.rnnzoo.dynamics.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rnnzoo.api.task.Trials;

/**
 * An input that does not change.
 *
 * @param name what it is called, such as {@code rest} or {@code bit1=+1}
 * @param levels the value of each channel that is not 0, by name
 */
public record ConstantInput(String name, Map<String, Double> levels) {

  /** No input. */
  public static final ConstantInput REST = new ConstantInput("rest", Map.of());

  public ConstantInput {
    levels = Map.copyOf(levels);
  }

  /**
   * The inputs that trials suggest: none, and each channel alone at the median of its large values,
   * those beyond half of its largest, of either sign.
   *
   * @param most the largest number of inputs beside {@link #REST}; further channels are left out
   */
  public static List<ConstantInput> of(Trials trials, int most) {
    List<ConstantInput> inputs = new ArrayList<>();
    inputs.add(REST);
    List<String> channels = trials.channels().inputs();
    for (int channel = 0; channel < channels.size(); channel++) {
      double[] values = values(trials, channel);
      double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
      for (int sign : new int[] {1, -1}) {
        double[] large =
            Arrays.stream(values)
                .filter(value -> largest > 0 && sign * value > largest / 2)
                .sorted()
                .toArray();
        if (large.length > 0 && inputs.size() <= most) {
          double level = large[large.length / 2];
          inputs.add(
              new ConstantInput(
                  channels.get(channel) + "=" + String.format(Locale.ROOT, "%+.3g", level),
                  new TreeMap<>(Map.of(channels.get(channel), level))));
        }
      }
    }
    return inputs;
  }

  private static double[] values(Trials trials, int channel) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      for (int step = 0; step < trials.get(i).steps(); step++) {
        values.add(trials.get(i).input(step, channel));
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The input of a network with these channels; one that the input does not name is 0. */
  public double[] vector(List<String> channels) {
    return channels.stream().mapToDouble(name -> levels.getOrDefault(name, 0.0)).toArray();
  }
}
