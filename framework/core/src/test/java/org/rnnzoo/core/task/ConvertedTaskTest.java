package org.rnnzoo.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyAverage;

class ConvertedTaskTest {

  private static final double ALPHA = 0.2;
  private static final Clock CLOCK = new Clock(20);
  private static final RandomStream STREAM = RandomStream.root(5).named("trials");

  /** Trials of different lengths with a choice. */
  private static TrialSource<ChoiceTask.Parameters> choice() {
    return new TrialSource<>(
        new ChoiceTask(),
        new ChoiceTask.Parameters(DurationLaw.uniform(100, 400), true, Loss.CROSS_ENTROPY),
        CLOCK,
        STREAM);
  }

  /** Trials with input noise. */
  private static TrialSource<TinyZoo.ScaleParameters> noisy() {
    return new TrialSource<>(
        new TinyZoo.ScaleTask(),
        new TinyZoo.ScaleParameters(
            DurationLaw.fixed(200), 2, 0.3, TinyZoo.Rule.KEEP_IT, false, List.of(1.0)),
        CLOCK,
        STREAM);
  }

  private static TrialSource<Mixture> parallel() {
    TinyZoo.ScaleTask scale = new TinyZoo.ScaleTask();
    Mixture mixture =
        new Mixture(
            List.of(
                new Member<>("a", new ChoiceTask(), new ChoiceTask().defaults(), 1),
                new Member<>("b", scale, scale.defaults(), 1)),
            0.5,
            Set.of());
    return new TrialSource<>(new ParallelTask(mixture), mixture, CLOCK, STREAM);
  }

  private static Conversion conversion(Form from, Double... outputs) {
    return new Conversion(from, 100, List.of(outputs));
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void trialsAreThoseOfTheTaskButForTheirInputs(Form from) {
    Trials plain = choice().trials(7, 20);
    Trials converted = ConvertedTask.of(choice(), conversion(from, 0.0, 0.0, 0.0)).trials(7, 20);
    assertThat(converted.targetValues()).isEqualTo(plain.targetValues());
    assertThat(converted.maskValues()).isEqualTo(plain.maskValues());
    assertThat(converted.channels().inputs()).containsExactly("fixation", "side", "start");
    assertThat(converted.channels().outputs()).isEqualTo(plain.channels().outputs());
    for (int i = 0; i < plain.size(); i++) {
      Trial trial = converted.get(i);
      assertThat(trial.steps()).isEqualTo(plain.get(i).steps());
      assertThat(trial.epochs()).isEqualTo(plain.get(i).epochs());
      assertThat(trial.condition()).isEqualTo(plain.get(i).condition());
      assertThat(trial.decisions()).isNotEmpty().isEqualTo(plain.get(i).decisions());
    }
    assertThat(ConvertedTask.of(choice(), conversion(from, 0.0, 0.0, 0.0)).losses())
        .isEqualTo(choice().losses());
  }

  @Test
  void theInputsOfATaskAreAveragesOfThoseForANetworkThatCameFromRates() {
    Trials plain = noisy().trials(0, 5);
    Trials converted = ConvertedTask.of(noisy(), conversion(Form.RATE, 0.0, 0.0)).trials(0, 5);
    for (int i = 0; i < plain.size(); i++) {
      double average = 0;
      for (int step = 0; step < plain.time(); step++) {
        average = (1 - ALPHA) * average + ALPHA * converted.get(i).input(step, 1);
        assertThat(average).isCloseTo(plain.get(i).input(step, 1), within(1e-6));
        assertThat(converted.get(i).parts().get(0).input(step, 1))
            .as("the same draws, noise included")
            .isEqualTo(plain.get(i).input(step, 1));
        assertThat(converted.get(i).input(step, 2)).isEqualTo(step == 0 ? 1 : 0);
      }
    }
  }

  @Test
  void aNetworkThatCameFromCurrentsSeesAveragesOfTheInputsOfATask() {
    Trials plain = noisy().trials(0, 5);
    Trials converted = ConvertedTask.of(noisy(), conversion(Form.CURRENT, 0.0, 0.0)).trials(0, 5);
    for (int i = 0; i < plain.size(); i++) {
      double average = 0;
      for (int step = 0; step < plain.time(); step++) {
        average = (1 - ALPHA) * average + ALPHA * plain.get(i).input(step, 0);
        assertThat(converted.get(i).input(step, 0)).isCloseTo(average, within(1e-6));
        assertThat(converted.get(i).input(step, 2))
            .isCloseTo(Math.pow(1 - ALPHA, step), within(1e-6));
      }
    }
  }

  /** Answers that are right once they are turned back, and wrong as they are. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void answersAreTurnedBackBeforeTheyAreJudged(Form from) {
    Double[] start = {0.7, -0.4};
    TrialSource<?> converted = ConvertedTask.of(noisy(), conversion(from, start));
    Trials trials = converted.trials(0, 30);
    float[] wanted = trials.targetValues();
    float[] given = new float[wanted.length];
    for (int trial = 0; trial < trials.size(); trial++) {
      for (int output = 0; output < start.length; output++) {
        int first = trial * trials.time() * start.length + output;
        double[] course =
            IntStream.range(0, trials.time())
                .mapToDouble(step -> wanted[first + step * start.length])
                .toArray();
        LeakyAverage average = new LeakyAverage(ALPHA, new double[] {start[output]});
        double[] turned = from == Form.RATE ? average.undone(course) : average.of(course);
        for (int step = 0; step < turned.length; step++) {
          given[first + step * start.length] = (float) turned[step];
        }
      }
    }
    assertThat(converted.score(trials, given)).allMatch(Verdict::correct);
    assertThat(converted.score(trials, wanted)).anyMatch(verdict -> !verdict.correct());
    assertThat(noisy().score(noisy().trials(0, 30), given)).anyMatch(verdict -> !verdict.correct());
  }

  @Test
  void aMixtureIsConvertedAsOneTask() {
    Conversion conversion = conversion(Form.RATE, 0.0, 0.0, 0.0, 0.0, 0.0);
    TrialSource<Mixture> converted = ConvertedTask.of(parallel(), conversion);
    assertThat(converted.channels().inputs())
        .containsExactly("a.fixation", "a.side", "b.x0", "b.x1", "start");
    assertThat(converted.losses()).isEqualTo(parallel().losses());
    Trials trials = converted.trials(0, 20);
    float[] zeros = new float[trials.targetValues().length];
    assertThat(converted.score(trials, zeros))
        .as("an average of zeros is zeros")
        .isEqualTo(parallel().score(parallel().trials(0, 20), zeros))
        .anySatisfy(verdict -> assertThat(verdict.measures()).containsKeys("a", "b.leak"));
  }

  @Test
  void aTrialDoesNotDependOnItsBatch() {
    TrialSource<?> converted = ConvertedTask.of(noisy(), conversion(Form.RATE, 0.0, 0.0));
    Trials batch = converted.trials(0, 8);
    float[] single = converted.trials(5, 1).inputValues();
    assertThat(Arrays.copyOfRange(batch.inputValues(), 5 * single.length, 6 * single.length))
        .isEqualTo(single);
  }

  @Test
  void aConversionThatDoesNotGoWithTheTaskIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvertedTask.of(choice(), conversion(Form.RATE, 0.0)))
        .withMessage(
            "converted.outputs has 1 numbers; it must have one for each output of the task, 3.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ConvertedTask.of(noisy(), new Conversion(Form.RATE, 10, List.of(0.0, 0.0))))
        .withMessage("converted.tau is 10.0 ms; it must be at least the sampling period, 20.0 ms.");
    TrialSource<?> once = ConvertedTask.of(noisy(), conversion(Form.RATE, 0.0, 0.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConvertedTask.of(once, conversion(Form.RATE, 0.0, 0.0)))
        .withMessageStartingWith("It has an input 'start'");
  }
}
