package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class HeldInputReaderTest {

  /** Two contexts, each shown twice, with a stimulus of the trial's number. */
  private static Trials trials() {
    Channels channels = new Channels(List.of("fixation", "stimulus"), List.of("choice"));
    List<Trial> trials =
        List.of(
            trial(channels, 1, "motion"),
            trial(channels, 3, "motion"),
            trial(channels, 8, "colour"));
    return new Trials(new Clock(20), channels, trials);
  }

  private static Trial trial(Channels channels, int strength, String context) {
    TrialBuilder trial =
        new TrialBuilder(channels, new Clock(20), RandomStream.root(strength).generator());
    Epoch fixation = trial.epoch("fixation", 40);
    Epoch stimulus = trial.epoch("stimulus", 60);
    trial.input("fixation").set(1, fixation, stimulus);
    trial.input("stimulus").set(strength, stimulus);
    trial.condition("context", context);
    trial.condition("strength", strength);
    return trial.build();
  }

  private static List<HeldInput> read(List<String> words, String... by) {
    return new HeldInputReader(trials()).read(words, List.of(by));
  }

  private static HeldInput one(String... words) {
    List<HeldInput> inputs = read(List.of(words));
    assertThat(inputs).hasSize(1);
    return inputs.get(0);
  }

  @Test
  void nothingIsZero() {
    assertThat(one().values()).containsExactly(0, 0);
    assertThat(one().name()).isEqualTo("no input");
  }

  @Test
  void numbersAreTheChannelsInOrder() {
    assertThat(one("1", "-0.5").values()).containsExactly(1, -0.5);
  }

  @Test
  void aChannelIsSetByName() {
    assertThat(one("stimulus=4").values()).containsExactly(0, 4);
    assertThat(one("stimulus=4").name()).isEqualTo("stimulus = 4");
  }

  @Test
  void anEpochIsItsMeanOverTrials() {
    assertThat(one("epoch:stimulus").values()).containsExactly(new double[] {1, 4}, within(1e-6));
    assertThat(one("epoch:fixation").values()).containsExactly(new double[] {1, 0}, within(1e-6));
  }

  @Test
  void aMeanIsOfTheTrialsOfItsCondition() {
    HeldInput input = one("mean(stimulus|context=motion)");
    assertThat(input.values()).containsExactly(new double[] {1, 2}, within(1e-6));
    assertThat(input.name()).isEqualTo("epoch stimulus, context = motion");
    assertThat(one("mean(stimulus|context=motion,strength=3)").values()[1])
        .isCloseTo(3, within(1e-6));
  }

  @Test
  void aChannelChangesWhatAnEpochShows() {
    HeldInput input = one("epoch:stimulus", "fixation=0");
    assertThat(input.values()).containsExactly(new double[] {0, 4}, within(1e-6));
    assertThat(input.name()).isEqualTo("epoch stimulus, fixation = 0");
  }

  @Test
  void epochsAndConditionsAreTakenInTurn() {
    assertThat(read(List.of("epochs"), "context"))
        .extracting(HeldInput::name)
        .containsExactly(
            "epoch fixation, context = motion",
            "epoch fixation, context = colour",
            "epoch stimulus, context = motion",
            "epoch stimulus, context = colour");
    assertThat(read(List.of("epoch:stimulus"), "context", "strength"))
        .extracting(input -> input.values()[1])
        .containsExactly(1.0, 3.0, 8.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "epoch:delay# There is no epoch 'delay' in these trials; there are fixation, stimulus.",
        "=1# There is no input channel ''; there are fixation, stimulus.",
        "mean(stimulus|=1)# The trials have no condition ''; there are context, strength.",
        "go=1# There is no input channel 'go'; there are fixation, stimulus.",
        "mean(stimulus|context=taste)# No trial has context = taste; there are motion, colour.",
        "mean(stimulus|rule=1)# The trials have no condition 'rule'; there are context, strength.",
        "mean(stimulus|context)# The condition 'context' of an input must be written COLUMN=VALUE.",
        "1# The parameter 'input' has 1 values, but the network takes 2; give one for each, or an"
            + " empty list for zeros."
      })
  void whatCannotBeUnderstoodIsToldInWords(String word, String sentence) {
    assertThatThrownBy(() -> one(word)).hasMessage(sentence.strip());
  }

  @Test
  void nonsenseIsAnsweredWithWhatMayBeWritten() {
    assertThatThrownBy(() -> one("delay"))
        .hasMessage(
            "The input 'delay' is not known; write a number for each channel, CHANNEL=VALUE,"
                + " epoch:NAME, epochs or mean(EPOCH|COLUMN=VALUE).");
    assertThatThrownBy(() -> read(List.of(), "context")).hasMessageContaining("needs an input");
    assertThatThrownBy(() -> read(List.of("1", "0"), "context"))
        .hasMessageContaining("needs an input");
  }

  @Test
  void pulsesAreWhatTrialsShowBesideTheHeldInput() {
    List<InputPulse> pulses = InputPulse.of(trials(), new double[] {1, 0});
    assertThat(pulses).extracting(InputPulse::name).containsExactly("stimulus +8");
    assertThat(pulses.get(0).steps()).isEqualTo(3);
    assertThat(pulses.get(0).values()).containsExactly(1, 8);
  }

  @Test
  void trajectoriesAreShownInTheEpochOfTheirInputColouredByCondition() {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, Activation.TANH, 2, new SplittableRandom(1));
    List<StatePaths> paths =
        StatePaths.under(one("epoch:stimulus"), trials(), Trajectories.of(network, trials()));
    assertThat(paths)
        .extracting(StatePaths::label)
        .as("in the order of the activity figures")
        .containsExactly("context = colour", "context = motion");
    assertThat(paths.get(1).stretches()).hasSize(2).allMatch(states -> states.size() == 3);
    assertThat(paths.get(0).ink()).isNotEqualTo(paths.get(1).ink());
    List<StatePaths> quiet =
        StatePaths.under(one("1", "0"), trials(), Trajectories.of(network, trials()));
    assertThat(quiet.get(1).stretches()).extracting(List::size).containsExactly(5, 2);
  }

  /** Trials with as many different numbers and an epoch that none of them has. */
  private static HeldInputReader numbered(int count) {
    Channels channels = new Channels(List.of("in"), List.of("choice"));
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialBuilder trial =
          new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
      trial.epoch("delay", 0);
      trial.epoch("stimulus", 40);
      trial.condition("number", i);
      trials.add(trial.build());
    }
    return new HeldInputReader(new Trials(new Clock(20), channels, trials));
  }

  @Test
  void inputsArePartedByTwelveValuesAtMost() {
    List<String> by = List.of("number");
    assertThat(numbered(12).read(List.of("epoch:stimulus"), by)).hasSize(12);
    assertThatThrownBy(() -> numbered(13).read(List.of("epoch:stimulus"), by))
        .hasMessageStartingWith("The condition 'number' has 13 different values");
  }

  @Test
  void anEpochWithoutAStepIsAbsent() {
    assertThat(numbered(2).read(List.of("epochs"), List.of()))
        .extracting(HeldInput::name)
        .containsExactly("epoch stimulus");
  }
}
