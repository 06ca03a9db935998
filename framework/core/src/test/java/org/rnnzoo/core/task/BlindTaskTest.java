package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.TinyZoo;

class BlindTaskTest {

  private static final Clock CLOCK = new Clock(20);
  private static final ChoiceTask.Parameters CHOICE =
      new ChoiceTask.Parameters(DurationLaw.uniform(100, 300), true, Loss.CROSS_ENTROPY);

  private static <P extends Record> TrialSource<P> source(
      Task<P> task, P parameters, String... spots) {
    Task<P> blind =
        BlindTask.of(task, parameters, Stream.of(spots).map(BlindSpot::parse).toList(), CLOCK);
    return new TrialSource<>(blind, parameters, CLOCK, RandomStream.root(3));
  }

  @Test
  void aHiddenInputCarriesNothingButItsNoise() {
    TinyZoo.ScaleTask task = new TinyZoo.ScaleTask();
    TinyZoo.ScaleParameters noisy =
        new TinyZoo.ScaleParameters(
            DurationLaw.fixed(200), 2, 0.5, TinyZoo.Rule.DOUBLE_IT, false, List.of(1.0));
    Trials seen = source(task, noisy).trials(0, 50);
    Trials hidden = source(task, noisy, "x1@show").trials(0, 50);
    for (int i = 0; i < 50; i++) {
      double signal = seen.get(i).target(3, 1) / 2;
      assertThat(hidden.get(i).input(3, 1))
          .isCloseTo(seen.get(i).input(3, 1) - signal, within(1e-5));
      assertThat(hidden.get(i).input(3, 0)).isEqualTo(seen.get(i).input(3, 0));
    }
  }

  @Test
  void anInputIsHiddenInItsEpochAloneAndAllElseIsAsItWas() {
    Trials seen = source(new ChoiceTask(), CHOICE).trials(0, 20);
    TrialSource<ChoiceTask.Parameters> source =
        source(new ChoiceTask(), CHOICE, "side", "fixation@response");
    Trials hidden = source.trials(0, 20);
    assertThat(hidden.targetValues()).isEqualTo(seen.targetValues());
    assertThat(hidden.maskValues()).isEqualTo(seen.maskValues());
    assertThat(source.losses()).containsExactly(Loss.CROSS_ENTROPY.everywhere());
    assertThat(source.score(hidden, hidden.targetValues())).allMatch(Verdict::correct);
    for (int i = 0; i < 20; i++) {
      Trial trial = hidden.get(i);
      assertThat(trial.condition()).isEqualTo(seen.get(i).condition());
      assertThat(trial.epochs()).isEqualTo(seen.get(i).epochs());
      assertThat(trial.decisions()).isEqualTo(seen.get(i).decisions());
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(seen.get(i).input(step, 0));
        assertThat(trial.input(step, 1)).isZero();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"motion, 0 1", "motion.90, 1", "rule, 3", "motio, ''", "rule.dmrs, ''"})
  void anInputIsNamedInFullOrByWhatStandsBeforeADot(String input, String places) {
    Channels channels =
        new Channels(List.of("motion.0", "motion.90", "motionless", "rule.dms"), List.of("go"));
    assertThat(new BlindSpot(input, "").inputs(channels))
        .map(String::valueOf)
        .isEqualTo(places.isEmpty() ? List.of() : List.of(places.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({"delay, true", "delay-2, true", "delayed, false", "pre-delay, false"})
  void anEpochIsNamedInFullOrByWhatStandsBeforeAHyphen(String name, boolean hidden) {
    assertThat(new BlindSpot("motion", "delay").covers(new Epoch(name, 0, 1))).isEqualTo(hidden);
    assertThat(new BlindSpot("motion", "").covers(new Epoch(name, 0, 1))).isTrue();
  }

  @Test
  void nothingHiddenIsTheTaskItself() {
    ChoiceTask task = new ChoiceTask();
    assertThat(BlindTask.of(task, CHOICE, List.of(), CLOCK)).isSameAs(task);
  }

  @Test
  void whatIsHiddenMustExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source(new ChoiceTask(), CHOICE, "sides@response"))
        .withMessage("choice has no input 'sides' to be blind to; it has fixation, side.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> source(new ChoiceTask(), CHOICE, "side@response", "side@sample"))
        .withMessage("choice has no epoch 'sample' to be blind in; it has fixation, response.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"motion@sample", "rule", "motion.90@delay-2"})
  void whatIsHiddenReadsBackFromItsText(String text) {
    assertThat(BlindSpot.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "@sample", "motion@", "a@b@c"})
  void whatIsHiddenMustBeWrittenInOneOfTwoForms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlindSpot.parse(text))
        .withMessage("write INPUT@EPOCH, such as motion@sample, or INPUT for the whole trial.");
  }
}
