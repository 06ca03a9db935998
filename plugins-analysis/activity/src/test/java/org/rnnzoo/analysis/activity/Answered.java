package org.rnnzoo.analysis.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.recording.Choices;
import org.rnnzoo.dynamics.recording.Recording;

/**
 * Trials of 11 steps of 10 ms, a fixation of 2, a stimulus of 4, a delay of none and a response of
 * 5, with answers made up: an output rises to a height at some step and stays there.
 */
final class Answered {

  static final int STEPS = 11;

  private final Channels channels;
  private final List<Trial> trials = new ArrayList<>();
  private final List<float[]> outputs = new ArrayList<>();

  private Answered(List<String> outputs) {
    this.channels = new Channels(List.of("stimulus"), outputs);
  }

  /** An answer is one of two outputs. */
  static Answered byTwoOutputs() {
    return new Answered(List.of("left", "right"));
  }

  /** An answer is the sign of the one output. */
  static Answered byASign() {
    return new Answered(List.of("z"));
  }

  /**
   * Adds a trial.
   *
   * @param output the output that answers
   * @param from the first step at which it has its height
   */
  Answered trial(double strength, int output, int from, double height) {
    TrialBuilder builder = new TrialBuilder(channels, new Clock(10), new Random(1));
    builder.epoch("fixation", 20);
    builder.epoch("stimulus", 40);
    builder.epoch("delay", 0);
    Epoch response = builder.epoch("response", 50);
    builder.condition("strength", strength);
    builder.condition("side", strength < 0 ? "left" : "right");
    builder.condition("waitMs", strength);
    builder.condition("shown", "a picture of strength " + strength);
    builder.mask(1, response);
    int width = channels.outputs().size();
    if (width == 2) {
      builder.decision("choice", channels.outputs().get(strength < 0 ? 0 : 1), response);
    }
    trials.add(builder.build());
    float[] answer = new float[STEPS * width];
    for (int step = from; step < STEPS; step++) {
      answer[step * width + output] = (float) height;
    }
    outputs.add(answer);
    return this;
  }

  /** Lets the output of the last trial fall to 0 for a step. */
  Answered but(int step) {
    float[] last = outputs.get(outputs.size() - 1);
    int width = channels.outputs().size();
    for (int output = 0; output < width; output++) {
      last[step * width + output] = 0;
    }
    return this;
  }

  /** Lets the output of the last trial that does not answer have a height throughout. */
  Answered against(double height) {
    float[] last = outputs.get(outputs.size() - 1);
    for (int step = 0; step < STEPS; step++) {
      int other = last[STEPS * 2 - 1] == 0 ? 1 : 0;
      last[step * 2 + other] = (float) height;
    }
    return this;
  }

  /** The recording, of three units whose rates are random. */
  Recording recording() {
    int width = channels.outputs().size();
    float[] all = new float[trials.size() * STEPS * width];
    for (int i = 0; i < outputs.size(); i++) {
      System.arraycopy(outputs.get(i), 0, all, i * STEPS * width, STEPS * width);
    }
    float[] rates = new float[trials.size() * STEPS * 3];
    Random random = new Random(2);
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (float) random.nextGaussian();
    }
    return new Recording(
        new Trials(new Clock(10), channels, trials),
        3,
        rates,
        all,
        IntStream.range(0, trials.size()).boxed().toList());
  }

  Choices choices() {
    return Choices.of(recording());
  }
}
