package org.rnnzoo.api.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One trial: what is shown, what is wanted when, and what was drawn to make it. */
public final class Trial {

  private final Channels channels;
  private final int steps;
  private final float[] inputs;
  private final float[] targets;
  private final float[] mask;
  private final List<Epoch> epochs;
  private final Map<String, Object> condition;
  private final List<Decision> decisions;
  private final List<Trial> parts;

  Trial(
      Channels channels,
      int steps,
      float[] inputs,
      float[] targets,
      float[] mask,
      List<Epoch> epochs,
      Map<String, Object> condition,
      List<Decision> decisions,
      List<Trial> parts) {
    this.channels = channels;
    this.steps = steps;
    this.inputs = inputs;
    this.targets = targets;
    this.mask = mask;
    this.epochs = List.copyOf(epochs);
    this.condition = Collections.unmodifiableMap(new LinkedHashMap<>(condition));
    this.decisions = List.copyOf(decisions);
    this.parts = List.copyOf(parts);
  }

  /** The channels of the task. */
  public Channels channels() {
    return channels;
  }

  /** The length of the trial in steps. */
  public int steps() {
    return steps;
  }

  /** An input at a step. */
  public double input(int step, int channel) {
    return inputs[step * channels.inputs().size() + channel];
  }

  /** The wanted output at a step. */
  public double target(int step, int output) {
    return targets[step * channels.outputs().size() + output];
  }

  /** The weight of an output at a step; 0 where it does not matter. */
  public double mask(int step, int output) {
    return mask[step * channels.outputs().size() + output];
  }

  /** The named epochs in the order of time. */
  public List<Epoch> epochs() {
    return epochs;
  }

  /** The epoch of a name. */
  public Epoch epoch(String name) {
    return epochs.stream()
        .filter(epoch -> epoch.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no epoch '" + name + "'; there are " + epochs + "."));
  }

  /** What was drawn for this trial, in order: column name to {@code Double} or {@code String}. */
  public Map<String, Object> condition() {
    return condition;
  }

  /** The choices that are asked for, in the order of time; empty if the task asks for none. */
  public List<Decision> decisions() {
    return decisions;
  }

  /** The trials that were laid over each other to make this one; empty for a simple trial. */
  public List<Trial> parts() {
    return parts;
  }

  float[] inputs() {
    return inputs;
  }

  float[] targets() {
    return targets;
  }

  float[] masks() {
    return mask;
  }
}
