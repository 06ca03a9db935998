package org.rnnzoo.api.task;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How a signed quantity is carried by channels.
 *
 * <p>A latent circuit whose units and weights are not negative cannot take up a negative input, so
 * every task with signed channels lets the user choose.
 */
public enum Polarity {
  /** One channel holds the signed value. */
  SIGNED {
    @Override
    public List<String> channels(String name) {
      return List.of(name);
    }

    @Override
    public void set(
        Function<String, TrialBuilder.Line> lines, String name, double value, Epoch... during) {
      lines.apply(name).set(value, during);
    }

    @Override
    public double value(String name, ToDoubleFunction<String> channel) {
      return channel.applyAsDouble(name);
    }
  },
  /** Two channels hold the positive part {@code [s]₊} and the negative part {@code [−s]₊}. */
  RECT2 {
    @Override
    public List<String> channels(String name) {
      return List.of(name + "+", name + "-");
    }

    @Override
    public void set(
        Function<String, TrialBuilder.Line> lines, String name, double value, Epoch... during) {
      lines.apply(name + "+").set(Math.max(value, 0), during);
      lines.apply(name + "-").set(Math.max(-value, 0), during);
    }

    @Override
    public double value(String name, ToDoubleFunction<String> channel) {
      return channel.applyAsDouble(name + "+") - channel.applyAsDouble(name + "-");
    }
  };

  /** The names of the channels that carry the quantity of a name. */
  public abstract List<String> channels(String name);

  /**
   * Writes a value throughout the given epochs.
   *
   * @param lines where to write, such as {@code trial::input}
   */
  public abstract void set(
      Function<String, TrialBuilder.Line> lines, String name, double value, Epoch... during);

  /**
   * Reads the value back from its channels.
   *
   * @param channel the value of a channel by its name
   */
  public abstract double value(String name, ToDoubleFunction<String> channel);
}
