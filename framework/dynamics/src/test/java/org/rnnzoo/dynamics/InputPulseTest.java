package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class InputPulseTest {

  /** Trials of ten steps whose inputs are given step by step, {@code [trial][channel][step]}. */
  private static Trials trials(double[][]... shown) {
    List<String> names = new ArrayList<>();
    for (int channel = 0; channel < shown[0].length; channel++) {
      names.add("in" + channel);
    }
    Channels channels = new Channels(names, List.of("out"));
    List<Trial> trials = new ArrayList<>();
    for (double[][] inputs : shown) {
      TrialBuilder trial =
          new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
      trial.epoch("all", 200);
      for (int channel = 0; channel < inputs.length; channel++) {
        for (int step = 0; step < inputs[channel].length; step++) {
          trial.input(channel).set(inputs[channel][step], new Epoch("now", step, step + 1));
        }
      }
      trials.add(trial.build());
    }
    return new Trials(new Clock(20), channels, trials);
  }

  private static List<String> names(Trials trials, double... held) {
    return InputPulse.of(trials, held).stream().map(InputPulse::name).toList();
  }

  @Test
  void bothSidesOfAChannelAreAPulseEachTheUpperFirst() {
    Trials trials = trials(new double[][] {{0, 1, 1, 0, -2, -2, -2, 0, 1, 1}});
    List<InputPulse> pulses = InputPulse.of(trials, new double[] {0});
    assertThat(pulses).extracting(InputPulse::name).containsExactly("in0 +1", "in0 -2");
    assertThat(pulses).extracting(InputPulse::steps).containsExactly(2, 3);
    assertThat(pulses.get(1).values()).containsExactly(-2);
  }

  @Test
  void pulsesAreCountedFromTheHeldInput() {
    Trials trials = trials(new double[][] {{1, 1.5, 1.5, 1, 1, 1, 1, 1, 1, 1}});
    List<InputPulse> pulses = InputPulse.of(trials, new double[] {1});
    assertThat(pulses).extracting(InputPulse::name).containsExactly("in0 +1.5");
    assertThat(pulses.get(0).values()).containsExactly(1.5);
    assertThat(pulses.get(0).steps()).isEqualTo(2);
    assertThat(names(trials, 2.25)).as("the larger side is down").contains("in0 +1");
  }

  @Test
  void aChannelThatDeviatesByAFifthOfTheLargestIsNoise() {
    assertThat(names(trials(new double[][] {{5, 0}, {1, 0}}), 0, 0)).containsExactly("in0 +5");
    assertThat(names(trials(new double[][] {{5, 0}, {1.01, 0}}), 0, 0))
        .containsExactly("in0 +5", "in1 +1.01");
    assertThat(names(trials(new double[][] {{0}, {0}}), 0, 0)).isEmpty();
  }

  /** Trials in which a channel shows less than half of its largest deviation do not count. */
  @Test
  void theSizeIsTheMedianOverTrialsThatShowThePulse() {
    Trials trials =
        trials(
            new double[][] {{4}},
            new double[][] {{2}},
            new double[][] {{2}},
            new double[][] {{2.5}},
            new double[][] {{0}},
            new double[][] {{3}});
    assertThat(names(trials, 0)).as("of 2.5, 3 and 4").containsExactly("in0 +3");
  }

  @Test
  void theLengthIsTheMedianOfTheStretchesBeyondHalfOfTheSize() {
    Trials trials =
        trials(
            new double[][] {{2, 0, 2, 2, 2, 2, 1, 2, 2, 2}},
            new double[][] {{1, 2, 2, 2, 2, 2, 0, 0, 0, 0}});
    // Stretches of 1, 4, 3 and 5 steps.
    assertThat(InputPulse.of(trials, new double[] {0}).get(0).steps()).isEqualTo(4);
  }

  @Test
  void aNameIsRoundedToHundredthsAndTheValueIsNot() {
    Trials trials = trials(new double[][] {{0, 0.7071}});
    InputPulse pulse = InputPulse.of(trials, new double[] {0}).get(0);
    assertThat(pulse.name()).isEqualTo("in0 +0.71");
    assertThat(pulse.values()[0]).isCloseTo(0.7071, within(1e-6));
    assertThat(names(trials(new double[][] {{1, 0}}), 1)).containsExactly("in0 +0");
  }
}
