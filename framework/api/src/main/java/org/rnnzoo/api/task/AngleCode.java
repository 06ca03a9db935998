package org.rnnzoo.api.task;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;

/**
 * How an angle is carried by non-negative channels; a group of parameters that tasks with angles
 * share. Each channel is named by the angle in degrees that it prefers: {@code motion.0}, {@code
 * motion.90}, ….
 *
 * @param form four channels, or a ring of tuned ones
 * @param neurons the number of channels of a ring
 * @param height the value of a channel at the angle that it prefers
 * @param kappa how sharply a channel of a ring is tuned: {@code height·exp(κ(cos(θ − φ) − 1))}
 */
public record AngleCode(
    @Parameter(help = "Four channels (quad) or a ring of tuned ones (ring).") Form form,
    @Parameter(help = "Number of channels of a ring.", min = 4, max = 360) int neurons,
    @Parameter(help = "Value of a channel at the angle it prefers.", min = 0.001, max = 100)
        double height,
    @Parameter(
            help = "Sharpness of the tuning of a channel of a ring.",
            symbol = "κ",
            min = 0.001,
            max = 100)
        double kappa) {

  /** The two ways to carry an angle. */
  public enum Form {
    /**
     * Four channels that prefer 0, 90, 180 and 270 degrees and hold {@code height·[cos(θ − φ)]₊}.
     * Few enough for a latent circuit with one unit per channel.
     */
    QUAD,
    /** Channels with a von Mises tuning whose preferences are spread evenly. */
    RING
  }

  public AngleCode {
    if (!(neurons >= 4 && neurons <= 360)) {
      throw new IllegalArgumentException(
          "The neurons of a ring are %s; they must be from 4 to 360.".formatted(neurons));
    }
    requirePositive("height", height);
    requirePositive("kappa", kappa);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value <= 100)) {
      throw new IllegalArgumentException(
          "The %s of an angle's channels is %s; it must be above 0 and at most 100."
              .formatted(name, value));
    }
  }

  /** Four channels of a height. */
  public static AngleCode quad(double height) {
    return new AngleCode(Form.QUAD, 24, height, 2);
  }

  /** A ring of channels of a height with the standard tuning, κ = 2. */
  public static AngleCode ring(int neurons, double height) {
    return new AngleCode(Form.RING, neurons, height, 2);
  }

  /** The number of channels. */
  public int size() {
    return form == Form.QUAD ? 4 : neurons;
  }

  /** The names of the channels that carry an angle of a name. */
  public List<String> channels(String name) {
    return IntStream.range(0, size()).mapToObj(i -> name + "." + plain(preferred(i))).toList();
  }

  /** The angle in degrees that a channel prefers. */
  public double preferred(int channel) {
    return 360.0 * channel / size();
  }

  /** The value of a channel for an angle in degrees. */
  public double value(int channel, double degrees) {
    double cosine = Math.cos(Math.toRadians(degrees - preferred(channel)));
    return form == Form.QUAD
        ? height * Math.max(0, Math.abs(cosine) < 1e-12 ? 0 : cosine)
        : height * Math.exp(kappa * (cosine - 1));
  }

  /**
   * Adds an angle to the inputs of a name throughout the given epochs.
   *
   * @param degrees the angle
   * @param gain a factor on the values
   */
  public void show(TrialBuilder trial, String name, double degrees, double gain, Epoch... during) {
    List<String> names = channels(name);
    for (int i = 0; i < names.size(); i++) {
      trial.input(names.get(i)).add(gain * value(i, degrees), during);
    }
  }

  /** Makes an angle the target of the outputs of a name throughout the given epochs. */
  public void aim(TrialBuilder trial, String name, double degrees, Epoch... during) {
    List<String> names = channels(name);
    for (int i = 0; i < names.size(); i++) {
      trial.target(names.get(i)).set(value(i, degrees), during);
    }
  }

  /**
   * The angle in degrees, in [0, 360), that channels carry: the direction of the population vector,
   * negative values counted as 0. NaN if the vector has no direction.
   *
   * @param channel the value of a channel by its name
   */
  public double read(String name, ToDoubleFunction<String> channel) {
    List<String> names = channels(name);
    double x = 0;
    double y = 0;
    for (int i = 0; i < names.size(); i++) {
      double value = Math.max(0, channel.applyAsDouble(names.get(i)));
      x += value * Math.cos(Math.toRadians(preferred(i)));
      y += value * Math.sin(Math.toRadians(preferred(i)));
    }
    return x == 0 && y == 0 ? Double.NaN : (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
  }

  /** How far apart two angles are, in degrees, from 0 to 180. */
  public static double distance(double degrees, double otherDegrees) {
    double turn = Math.abs(degrees - otherDegrees) % 360;
    return Math.min(turn, 360 - turn);
  }

  private static String plain(double degrees) {
    return Require.plain(Math.round(degrees * 100) / 100.0);
  }
}
