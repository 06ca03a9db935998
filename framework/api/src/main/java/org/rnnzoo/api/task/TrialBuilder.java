package org.rnnzoo.api.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The sheet on which a task composes one trial.
 *
 * <p>A task lays epochs end to end, then writes on lines: one line for each input, for the target
 * of each output and for the mask of each output. Everything a task says is in milliseconds; this
 * class turns it into steps by the rule of {@link Clock}. Each epoch is rounded by itself, so that
 * an epoch has the same number of steps whatever came before it. All lines start at 0.
 */
public final class TrialBuilder {

  private final Channels channels;
  private final Clock clock;
  private final RandomGenerator random;
  private final List<Line> inputs = new ArrayList<>();
  private final List<Line> targets = new ArrayList<>();
  private final List<Line> masks = new ArrayList<>();
  private final List<Epoch> epochs = new ArrayList<>();
  private final Map<String, Object> condition = new LinkedHashMap<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Trial> parts = new ArrayList<>();
  private final double[] noise;
  private boolean rectified;
  private int steps;

  /** An empty trial whose random draws come from {@code random}. */
  public TrialBuilder(Channels channels, Clock clock, RandomGenerator random) {
    this.channels = channels;
    this.clock = clock;
    this.random = random;
    this.noise = new double[channels.inputs().size()];
    channels.inputs().forEach(name -> inputs.add(new Line()));
    channels.outputs().forEach(name -> targets.add(new Line()));
    channels.outputs().forEach(name -> masks.add(new Line()));
  }

  /** The only source of randomness a task may use. */
  public RandomGenerator random() {
    return random;
  }

  /** The sampling period. */
  public Clock clock() {
    return clock;
  }

  /**
   * Appends an epoch of a duration in ms; an epoch of 0 ms is absent.
   *
   * @throws IllegalArgumentException if the epoch lasts, but less than one sampling period
   */
  public Epoch epoch(String name, double ms) {
    requireResolved("epoch", name, ms);
    return append(name, ms);
  }

  private Epoch append(String name, double ms) {
    Objects.requireNonNull(name, "The name of an epoch");
    Epoch epoch = new Epoch(name, steps, steps + clock.steps(ms));
    steps = epoch.end();
    epochs.add(epoch);
    return epoch;
  }

  /**
   * Appends an epoch of a drawn duration. If the law can draw more than one, what was drawn,
   * rounded to steps, becomes a condition: {@code delayMs} for the epoch {@code delay}.
   *
   * @throws IllegalArgumentException if the shortest duration of the law lasts, but less than one
   *     sampling period
   */
  public Epoch epoch(String name, DurationLaw law) {
    requireResolved("epoch", name, law.shortest());
    Epoch epoch = append(name, law.draw(random));
    if (law.shortest() < law.longest()) {
      condition(conditionName(name), clock.ms(epoch.length()));
    }
    return epoch;
  }

  /** {@code delayOneMs} for {@code delay-one}. */
  private static String conditionName(String epoch) {
    StringBuilder name = new StringBuilder();
    boolean wordBegins = false;
    for (int i = 0; i < epoch.length(); i++) {
      char c = epoch.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        name.append(wordBegins ? Character.toUpperCase(c) : c);
      }
      wordBegins = !Character.isLetterOrDigit(c);
    }
    return name.append("Ms").toString();
  }

  private void requireResolved(String what, String name, double ms) {
    if (ms > 0 && ms < clock.dt()) {
      throw new IllegalArgumentException(
          "The %s '%s' can be as short as %s ms, which a sampling period of %s ms cannot show; choose a dt of at most %s ms."
              .formatted(what, name, brief(ms), brief(clock.dt()), brief(ms)));
    }
  }

  private static String brief(double ms) {
    return Double.toString(Math.floor(ms * 100) / 100).replaceFirst("\\.0$", "");
  }

  /**
   * A part of an epoch, cut off at the end of the epoch.
   *
   * @param fromMs where it starts, in ms after the start of the epoch
   * @param ms how long it lasts; at least one step if above 0
   */
  public Epoch part(Epoch epoch, double fromMs, double ms) {
    int start = Math.min(epoch.end(), epoch.start() + clock.nearest(fromMs));
    return new Epoch(epoch.name(), start, Math.min(epoch.end(), start + clock.steps(ms)));
  }

  /**
   * A part of an epoch in which something is shown, cut off at the end of the epoch. Like an epoch,
   * it is refused where a sampling period cannot show it; whoever scales what is shown to the share
   * of a step takes a {@link #part} instead.
   *
   * @param name what is shown, for people
   * @param fromMs where it starts, in ms after the start of the epoch
   * @param law how long it lasts
   * @throws IllegalArgumentException if the shortest duration of the law lasts, but less than one
   *     sampling period
   */
  public Epoch pulse(String name, Epoch epoch, double fromMs, DurationLaw law) {
    requireResolved("pulse", name, law.shortest());
    return part(epoch, fromMs, law.draw(random));
  }

  /** What is left of an epoch after one of its parts. */
  public Epoch after(Epoch epoch, Epoch part) {
    return new Epoch(epoch.name(), Math.min(epoch.end(), part.end()), epoch.end());
  }

  /** The epochs so far, in the order in which they were appended. */
  public List<Epoch> epochs() {
    return List.copyOf(epochs);
  }

  /** The line of an input, by its name. */
  public Line input(String name) {
    return inputs.get(channels.input(name));
  }

  /** The line of an input, by its place. */
  public Line input(int channel) {
    return inputs.get(channel);
  }

  /** The target line of an output, by its name. */
  public Line target(String name) {
    return targets.get(channels.output(name));
  }

  /** The target line of an output, by its place. */
  public Line target(int output) {
    return targets.get(output);
  }

  /** The mask line of an output, by its name. */
  public Line mask(String name) {
    return masks.get(channels.output(name));
  }

  /** The mask line of an output, by its place. */
  public Line mask(int output) {
    return masks.get(output);
  }

  /** Sets the targets of all outputs. */
  public void targets(double value, Epoch... during) {
    targets.forEach(line -> line.set(value, during));
  }

  /** Sets the mask of all outputs. */
  public void mask(double weight, Epoch... during) {
    masks.forEach(line -> line.set(weight, during));
  }

  /**
   * Asks for a choice.
   *
   * @param name what is decided
   * @param output the output that must win
   * @param window the steps over which outputs are averaged, at least one
   */
  public void decision(String name, String output, Epoch window) {
    if (window.length() == 0) {
      throw new IllegalArgumentException("The decision '" + name + "' has no step.");
    }
    decisions.add(new Decision(name, channels.output(output), window));
  }

  /**
   * Lays a finished trial over this one, from the first step on; this trial becomes as long as that
   * one if it was shorter. Its epochs, conditions and decisions are not taken over.
   *
   * @param inputPlaces for each input of the part, the place of the input it becomes
   * @param outputPlaces for each output of the part, the place of the output it becomes
   */
  public void lay(Trial part, List<Integer> inputPlaces, List<Integer> outputPlaces) {
    steps = Math.max(steps, part.steps());
    parts.add(part);
    for (int step = 0; step < part.steps(); step++) {
      for (int i = 0; i < inputPlaces.size(); i++) {
        inputs.get(inputPlaces.get(i)).add(part.input(step, i), step);
      }
      for (int o = 0; o < outputPlaces.size(); o++) {
        targets.get(outputPlaces.get(o)).add(part.target(step, o), step);
        masks.get(outputPlaces.get(o)).add(part.mask(step, o), step);
      }
    }
  }

  /** Appends the epoch of a part under another name, without making the trial longer. */
  public void epoch(Epoch epoch) {
    epochs.add(epoch);
  }

  /**
   * Adds white noise to an input on every step of the finished trial.
   *
   * @param sigma its size, independent of the sampling period; see {@link Clock#noisePerStep}
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public void noise(int channel, double sigma) {
    if (!(sigma >= 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The noise of the input '%s' is %s; it must be a finite number of at least 0."
              .formatted(channels.inputs().get(channel), sigma));
    }
    noise[channel] = sigma;
  }

  /** Adds {@link #noise(int, double) white noise} to the input of a name. */
  public void noise(String channel, double sigma) {
    noise(channels.input(channel), sigma);
  }

  /** Adds {@link #noise(int, double) white noise} to inputs. */
  public void noise(List<String> names, double sigma) {
    names.forEach(name -> noise(name, sigma));
  }

  /** Sets negative values of all inputs to 0, after the noise has been added. */
  public void rectify() {
    rectified = true;
  }

  /** Records a number that was drawn for this trial. */
  public void condition(String name, double value) {
    condition.put(requireName(name), value);
  }

  private static String requireName(String name) {
    return Objects.requireNonNull(name, "The name of a condition");
  }

  /** Records a word that was drawn for this trial. */
  public void condition(String name, String value) {
    condition.put(requireName(name), Objects.requireNonNull(value, name));
  }

  /** What was recorded so far as drawn for this trial. */
  public Map<String, Object> condition() {
    return Collections.unmodifiableMap(condition);
  }

  /**
   * The finished trial.
   *
   * @throws IllegalStateException if it has no step
   */
  public Trial build() {
    if (steps == 0) {
      throw new IllegalStateException("The trial has no epoch that lasts.");
    }
    for (int channel = 0; channel < noise.length; channel++) {
      if (noise[channel] > 0) {
        inputs.get(channel).addNoise(clock.noisePerStep(noise[channel]));
      }
    }
    float[] shown = interleave(inputs);
    for (int i = 0; i < shown.length && rectified; i++) {
      shown[i] = Math.max(0, shown[i]);
    }
    return new Trial(
        channels,
        steps,
        shown,
        interleave(targets),
        interleave(masks),
        epochs,
        condition,
        decisions,
        parts);
  }

  private float[] interleave(List<Line> lines) {
    int width = lines.size();
    float[] values = new float[steps * width];
    for (int column = 0; column < width; column++) {
      float[] line = lines.get(column).values;
      int written = Math.min(steps, line.length);
      for (int step = 0, place = column; step < written; step++, place += width) {
        values[place] = line[step];
      }
    }
    return values;
  }

  /** The course of one quantity over the trial. */
  public final class Line {

    private float[] values = new float[64];

    private Line() {}

    /** Sets the value throughout the given epochs. */
    public Line set(double value, Epoch... during) {
      for (Epoch epoch : during) {
        reserve(epoch.end());
        Arrays.fill(values, epoch.start(), epoch.end(), (float) value);
      }
      return this;
    }

    /** Adds to the value throughout the given epochs. */
    public Line add(double value, Epoch... during) {
      float difference = (float) value;
      for (Epoch epoch : during) {
        reserve(epoch.end());
        for (int step = epoch.start(); step < epoch.end(); step++) {
          values[step] += difference;
        }
      }
      return this;
    }

    private void addNoise(double deviation) {
      reserve(steps);
      for (int step = 0; step < steps; step++) {
        values[step] += (float) (deviation * random.nextGaussian());
      }
    }

    private void add(double value, int step) {
      reserve(step + 1);
      values[step] += (float) value;
    }

    private void reserve(int length) {
      if (length > steps) {
        throw new IllegalArgumentException(
            "Step " + (length - 1) + " lies after the end of the trial, step " + (steps - 1) + ".");
      }
      if (length > values.length) {
        values = Arrays.copyOf(values, Math.max(steps, 2 * values.length));
      }
    }
  }
}
