package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.io.NpyArray;

class TrialArraysTest {

  private static final Clock CLOCK = new Clock(20);
  private static final Channels CHANNELS = new Channels(List.of("u", "v"), List.of("z"));

  private static Trial first() {
    TrialBuilder trial = new TrialBuilder(CHANNELS, CLOCK, new Random(1));
    Epoch hold = trial.epoch("hold", 40);
    Epoch go = trial.epoch("go", 20);
    trial.input(1).set(2, hold);
    trial.target(0).set(3, go);
    trial.mask(0).set(0.5, go);
    trial.condition("gain", 1.5);
    trial.condition("side", "left");
    trial.condition("odd", 1);
    return trial.build();
  }

  private static Trial second() {
    TrialBuilder trial = new TrialBuilder(CHANNELS, CLOCK, new Random(1));
    trial.epoch("go", 40);
    trial.condition("odd", "word");
    return trial.build();
  }

  private static Map<String, NpyArray> arrays() {
    return new TrialArrays(new Trials(CLOCK, CHANNELS, List.of(first(), second()))).arrays();
  }

  @Test
  void trialsOfDifferentLengthsAreArraysOfOneShape() {
    assertThat(arrays().get("inputs").shape()).containsExactly(2, 3, 2);
    assertThat(arrays().get("inputs").floats()).containsExactly(0, 2, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(arrays().get("targets").shape()).containsExactly(2, 3, 1);
    assertThat(arrays().get("targets").floats()).containsExactly(0, 0, 3, 0, 0, 0);
    assertThat(arrays().get("mask").floats()).containsExactly(0, 0, 0.5f, 0, 0, 0);
    assertThat(arrays().get("steps").longs()).containsExactly(3, 2);
    assertThat(arrays().get("dt").doubles()).containsExactly(20);
  }

  @Test
  void channelsHaveTheirNames() {
    assertThat(arrays().get("input_names").values()).isEqualTo(new String[] {"u", "v"});
    assertThat(arrays().get("output_names").values()).isEqualTo(new String[] {"z"});
  }

  @Test
  void epochsHaveTheirBoundsWhereTheyAre() {
    assertThat(arrays().get("epoch_names").values()).isEqualTo(new String[] {"hold", "go"});
    assertThat(arrays().get("epoch_starts").shape()).containsExactly(2, 2);
    assertThat(arrays().get("epoch_starts").longs()).containsExactly(0, 2, -1, 0);
    assertThat(arrays().get("epoch_ends").longs()).containsExactly(2, 3, -1, 2);
  }

  @Test
  void conditionsAreNumbersOrWords() {
    assertThat(arrays().get("condition_gain").doubles()).containsExactly(1.5, Double.NaN);
    assertThat(arrays().get("condition_side").values()).isEqualTo(new String[] {"left", ""});
    assertThat(arrays().get("condition_odd").values()).isEqualTo(new String[] {"1.0", "word"});
  }
}
