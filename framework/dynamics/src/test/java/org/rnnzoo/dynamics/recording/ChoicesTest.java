package org.rnnzoo.dynamics.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class ChoicesTest {

  private static final Clock CLOCK = new Clock(20);

  private static TrialBuilder trial(Channels channels) {
    return new TrialBuilder(channels, CLOCK, RandomStream.root(1).generator());
  }

  private static Recording recording(Trials trials, float... outputs) {
    return new Recording(
        trials, 2, new float[2 * trials.size() * trials.time()], outputs, List.of());
  }

  @Test
  void theOutputThatWinsTheLastDecisionIsTheAnswer() {
    Channels channels = new Channels(List.of("in"), List.of("left", "right"));
    TrialBuilder first = trial(channels);
    Epoch early = first.epoch("early", 20);
    Epoch late = first.epoch("late", 40);
    first.decision("early", "left", early);
    first.decision("late", "left", late);
    TrialBuilder second = trial(channels);
    second.epoch("early", 20);
    Trials trials = new Trials(CLOCK, channels, List.of(first.build(), second.build()));
    Choices choices = Choices.of(recording(trials, 9, 0, 1, 2, 1, 2, 0, 0, 0, 0, 0, 0));
    assertThat(choices.names()).containsExactly("left", "right");
    assertThat(choices.of()).containsExactly(1, -1);
    assertThat(choices.words()).containsExactly("right", null);
    assertThat(choices.windows()).containsExactly(late, null);
    assertThat(Choices.of(recording(trials, 0, 9, 2, 1, 2, 1, 0, 0, 0, 0, 0, 0)).words())
        .containsExactly("left", null);
    assertThat(Grouping.by(Grouping.CHOICE, recording(answered(), -1, 1)).labels())
        .containsExactly("choice = out above 0", "choice = out below 0");
  }

  private static Trials answered() {
    Channels channels = new Channels(List.of("in"), List.of("out"));
    TrialBuilder trial = trial(channels);
    trial.mask(1, trial.epoch("all", 20));
    return new Trials(CLOCK, channels, List.of(trial.build(), trial.build()));
  }

  @Test
  void withoutDecisionsTheSignOfTheOnlyOutputInTheLastStretchThatCountsIsTheAnswer() {
    Channels channels = new Channels(List.of("in"), List.of("out"));
    TrialBuilder inside = trial(channels);
    inside.mask(1, inside.epoch("first", 20));
    inside.epoch("pause", 20);
    inside.mask(1, inside.epoch("second", 40));
    inside.epoch("rest", 20);
    TrialBuilder throughout = trial(channels);
    throughout.mask(1, throughout.epoch("all", 100));
    TrialBuilder never = trial(channels);
    never.epoch("all", 100);
    Trials trials =
        new Trials(CLOCK, channels, List.of(inside.build(), throughout.build(), never.build()));
    Choices choices =
        Choices.of(recording(trials, -9, -9, 2, -1, -9, 1, -3, 1, -3, 1, 1, 1, 1, 1, 1));
    assertThat(choices.names()).containsExactly("out below 0", "out above 0");
    assertThat(choices.of()).containsExactly(1, 0, -1);
    assertThat(choices.windows())
        .containsExactly(new Epoch("response", 2, 4), new Epoch("response", 0, 5), null);
    assertThat(choices.words()).containsExactly("out above 0", "out below 0", null);
  }

  @Test
  void anOutputOfZeroIsNotAboveZero() {
    assertThat(Choices.of(recording(answered(), 0, 1e-6f)).of()).containsExactly(0, 1);
  }

  @Test
  void severalOutputsWithoutADecisionGiveNoAnswer() {
    Channels channels = new Channels(List.of("in"), List.of("x", "y"));
    TrialBuilder trial = trial(channels);
    trial.mask(1, trial.epoch("all", 20));
    Trials trials = new Trials(CLOCK, channels, List.of(trial.build()));
    Choices choices = Choices.of(recording(trials, 1, 2));
    assertThat(choices.names()).isEmpty();
    assertThat(choices.of()).containsExactly(-1);
  }

  @Test
  void ratesAndTrialsOfARecordingAreFoundByTheirPlace() {
    Channels channels = new Channels(List.of("in"), List.of("out"));
    TrialBuilder trial = trial(channels);
    trial.epoch("all", 60);
    Trials trials = new Trials(CLOCK, channels, List.of(trial.build(), trial.build()));
    float[] rates = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Recording recording =
        new Recording(trials, 2, rates, new float[] {1, 2, 3, 4, 5, 6}, List.of(1));
    assertThat(recording.rate(0, 0, 1)).isEqualTo(2);
    assertThat(recording.rate(0, 2, 0)).isEqualTo(5);
    assertThat(recording.rate(1, 0, 0)).isEqualTo(7);
    assertThat(recording.rate(1, 2, 1)).isEqualTo(12);
    assertThat(recording.response(1).output(1, 0)).isEqualTo(5);
    assertThat(recording.leftOut()).isEqualTo(1);
  }
}
