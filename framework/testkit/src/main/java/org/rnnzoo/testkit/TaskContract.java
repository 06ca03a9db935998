package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * What every task promises. A test class of a task implements it and adds what is peculiar to the
 * task.
 *
 * @param <P> the record of the task's parameters
 */
public interface TaskContract<P extends Record> extends PluginContract {

  /** The task under test. */
  Task<P> task();

  /** The sampling periods in ms at which the task is tried. */
  default List<Double> samplingPeriods() {
    return List.of(1.0, 5.0, 10.0, 20.0, 50.0);
  }

  @Override
  default Plugin<?> plugin() {
    return task();
  }

  @Test
  default void itsVersionsAreNumberedFromOne() {
    List<String> names = task().versions().stream().map(Version::name).toList();
    assertThat(names)
        .as("names of the versions")
        .isNotEmpty()
        .isEqualTo(IntStream.rangeClosed(1, names.size()).mapToObj(i -> "v" + i).toList());
  }

  @Test
  default void everyVersionAsksAQuestion() {
    for (Version<P> version : task().versions()) {
      assertThat(version.title()).as("title of %s", version.name()).isNotBlank();
      assertThat(version.question()).as("question of %s", version.name()).endsWith("?");
    }
  }

  @Test
  default void theParametersOfEveryVersionLieWithinTheirRanges() {
    task().versions().forEach(v -> PluginContract.assertWithinRanges(v.parameters()));
  }

  @Test
  default void theSameStreamGivesTheSameTrials() {
    forAllVersions(
        source -> assertThat(same(source.trials(0, 16), source.trials(0, 16))).isTrue(),
        "the same stream gives the same trials");
  }

  @Test
  default void differentStreamsGiveDifferentTrials() {
    forAllVersions(
        source ->
            assertThat(same(source.trials(0, 16), source.on(RandomStream.root(99)).trials(0, 16)))
                .isFalse(),
        "different streams give different trials");
  }

  @Test
  default void theTrialsOfAStreamDiffer() {
    forAllVersions(
        source -> {
          Trials trials = source.trials(0, 16);
          assertThat(IntStream.range(1, 16).anyMatch(i -> !same(trials.get(0), trials.get(i))))
              .isTrue();
        },
        "the trials of a stream differ");
  }

  @Test
  default void aTrialDoesNotDependOnItsBatch() {
    forAllVersions(
        source -> {
          Trials batch = source.trials(0, 64);
          for (int i = 0; i < 64; i += 7) {
            assertThat(same(batch.get(i), source.trials(i, 1).get(0))).as("trial %d", i).isTrue();
          }
        },
        "a trial does not depend on its batch");
  }

  @Test
  default void trialsAreTheSameOnAnyThread() {
    forAllVersions(
        source -> {
          Trials expected = source.trials(0, 16);
          List<CompletableFuture<Trials>> others =
              IntStream.range(0, 8)
                  .mapToObj(i -> CompletableFuture.supplyAsync(() -> source.trials(0, 16)))
                  .toList();
          others.forEach(other -> assertThat(same(expected, other.join())).isTrue());
        },
        "trials are the same on any thread");
  }

  @Test
  default void ifThereAreOnlySoManyTrialsTheFirstOfAStreamAreAllOfThem() {
    forAllVersions(
        source -> {
          int count = source.atMost(64);
          if (count < 64) {
            Trials once = source.trials(0, count);
            Trials other = source.on(RandomStream.root(99)).trials(0, count);
            for (int i = 0; i < count; i++) {
              Trial trial = once.get(i);
              assertThat(IntStream.range(0, count).filter(k -> same(trial, other.get(k))).count())
                  .as("how often trial %d is among those of another stream", i)
                  .isOne();
            }
          }
        },
        "if there are only so many trials, the first of a stream are all of them");
  }

  @Test
  default void itLeavesTheGlobalRandomGeneratorAlone() {
    TrialSource<P> source = source(task().versions().get(0), new Clock(20));
    Nd4j.getRandom().setSeed(1);
    Trials expected = source.trials(0, 16);
    double next = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(1);
    assertThat(next).as("ND4J's next random number").isEqualTo(Nd4j.getRandom().nextDouble());
    Nd4j.getRandom().setSeed(2);
    assertThat(same(expected, source.trials(0, 16)))
        .as("trials are the same whatever the seed of ND4J")
        .isTrue();
  }

  // An assertion for each of millions of values would take seconds, so that values are compared
  // first.

  @Test
  default void everyValueIsFiniteAndNoWeightIsNegative() {
    forAll(
        (source, trials) -> {
          assertAllFinite("inputs", trials.inputValues());
          assertAllFinite("targets", trials.targetValues());
          assertAllFinite("mask", trials.maskValues());
          for (float weight : trials.maskValues()) {
            if (weight < 0) {
              fail("mask %s is negative", weight);
            }
          }
        },
        "every value is finite");
  }

  @Test
  default void everyTrialHasAnAnswerThatCounts() {
    forAll(
        (source, trials) -> {
          for (int i = 0; i < trials.size(); i++) {
            assertThat(weight(trials.get(i))).as("total weight of trial %d", i).isPositive();
          }
        },
        "every trial has an answer that counts");
  }

  @Test
  default void targetsOfACrossEntropyAreProbabilities() {
    forAll(
        samplingPeriods(),
        source -> {
          if (source.losses().equals(List.of(Loss.CROSS_ENTROPY.everywhere()))) {
            Trials trials = source.trials(0, count(source));
            for (int i = 0; i < trials.size(); i++) {
              assertProbabilities(trials.get(i));
            }
          }
        },
        "targets of a cross-entropy are probabilities");
  }

  @Test
  default void whatADecisionAsksForIsWantedAndCounts() {
    forAll(
        (source, trials) -> {
          for (int i = 0; i < trials.size(); i++) {
            for (Decision decision : trials.get(i).decisions()) {
              assertWanted(trials.get(i), decision);
            }
          }
        },
        "what a decision asks for is wanted and counts");
  }

  @Test
  default void aTooLongSamplingPeriodIsRefusedInWords() {
    for (Version<P> version : task().versions()) {
      for (double dt : List.of(50.0, 100.0, 1000.0)) {
        try {
          source(version, new Clock(dt)).trials(0, 4);
        } catch (IllegalArgumentException e) {
          assertThat(e).as("refusal of dt = %s ms", dt).hasMessageContaining("sampling period");
        } catch (RuntimeException e) {
          throw new AssertionError("dt = %s ms ends in %s.".formatted(dt, e), e);
        }
      }
    }
  }

  @Test
  default void trialsLastEquallyLongAtEverySamplingPeriod() {
    for (Version<P> version : task().versions()) {
      Durations fine = Durations.of(source(version, new Clock(1)));
      for (double dt : samplingPeriods()) {
        Durations coarse = Durations.of(source(version, new Clock(dt)));
        assertThat(coarse.mean())
            .as("mean length of a trial of %s in ms at dt = %s", version.name(), dt)
            .isCloseTo(fine.mean(), within(coarse.tolerance(dt)));
      }
    }
  }

  @Test
  default void theTargetsAreARightAnswer() {
    forAll(
        (source, trials) -> {
          for (Verdict verdict : source.score(trials, trials.targetValues())) {
            if (verdict.scored()) {
              assertThat(verdict.accuracy()).as("accuracy of the targets").isEqualTo(1);
              assertThat(verdict.correct()).as("whether the targets are correct").isTrue();
            }
          }
        },
        "the targets are a right answer");
  }

  @Test
  default void noConstantAnswerBeatsTheChanceOnTheCard() {
    for (Version<P> version : task().versions()) {
      TrialSource<P> source = source(version, new Clock(20));
      Trials trials = source.trials(0, 400);
      for (double[] answer : Answers.constant(trials)) {
        assertThat(Answers.accuracy(source, trials, answer))
            .as("accuracy of the constant answer %s to %s", Arrays.toString(answer), version.name())
            .isLessThanOrEqualTo(version.card().chance() + 0.06);
      }
    }
  }

  @Test
  default void everyVersionHasAStressTestThatIsExplained() {
    for (Version<P> version : task().versions()) {
      assertThat(version.stressTests()).as("stress tests of %s", version.name()).isNotEmpty();
      for (StressTest<P> test : version.stressTests()) {
        assertThat(test.reason())
            .as("reason of %s of %s", test.name(), version.name())
            .endsWith(".");
      }
    }
  }

  @Test
  default void aStressTestChangesTheTrialsAndLeavesTheChannels() {
    for (Version<P> version : task().versions()) {
      for (StressTest<P> test : version.stressTests()) {
        P stressed = test.applyTo(version.parameters());
        PluginContract.assertWithinRanges(stressed);
        assertThat(stressed)
            .as("parameters of %s of %s", test.name(), version.name())
            .isNotEqualTo(version.parameters());
        assertThat(task().channels(stressed))
            .as("channels of %s of %s", test.name(), version.name())
            .isEqualTo(task().channels(version.parameters()));
      }
    }
  }

  @Test
  default void underStressARightAnswerReachesTheBarAndNoShortcutDoes() {
    for (Version<P> version : task().versions()) {
      for (StressTest<P> test : version.stressTests()) {
        String what = test.name() + " of " + version.name();
        TrialSource<P> source =
            new TrialSource<>(
                task(),
                test.applyTo(version.parameters()),
                new Clock(20),
                RandomStream.root(5).named("stress"));
        Trials trials = source.trials(0, 64);
        assertAllFinite("inputs of " + what, trials.inputValues());
        assertThat(
                source.score(trials, trials.targetValues()).stream()
                    .filter(Verdict::scored)
                    .mapToDouble(Verdict::accuracy)
                    .average()
                    .orElseThrow())
            .as("accuracy of the targets under %s", what)
            .isGreaterThanOrEqualTo(test.bar());
        assertThat(test.bar())
            .as("bar of %s, beside the best shortcut", what)
            .isGreaterThan(version.card().shortcut())
            .isLessThanOrEqualTo(1);
        for (double[] answer : Answers.constant(trials)) {
          assertThat(Answers.accuracy(source, trials, answer))
              .as("accuracy of the constant answer %s under %s", Arrays.toString(answer), what)
              .isLessThan(test.bar());
        }
      }
    }
  }

  /** A source of trials of a version. */
  default TrialSource<P> source(Version<P> version, Clock clock) {
    return new TrialSource<>(
        task(), version.parameters(), clock, RandomStream.root(5).named("trials"));
  }

  /** What is checked for every version at every sampling period. */
  @FunctionalInterface
  interface Check<P extends Record> {
    /** Fails with an {@link AssertionError} if the source breaks the promise. */
    void accept(TrialSource<P> source);
  }

  /** What is checked of the trials of every version at every sampling period. */
  @FunctionalInterface
  interface TrialsCheck<P extends Record> {
    /** Fails with an {@link AssertionError} if the trials of the source break the promise. */
    void accept(TrialSource<P> source, Trials trials);
  }

  private void forAll(TrialsCheck<P> check, String promise) {
    forAll(
        samplingPeriods(),
        source -> check.accept(source, source.trials(0, count(source))),
        promise);
  }

  /**
   * 64 trials at 20 ms and above, and fewer, with about as many steps, where time is finer: what is
   * drawn for a trial is alike at every sampling period, and what is rounded shows in few.
   */
  private static int count(TrialSource<?> source) {
    return (int) Math.max(16, Math.min(64, 64 * source.clock().dt() / 20));
  }

  /** What depends on streams of random numbers, and not on how fine time is. */
  private void forAllVersions(Check<P> check, String promise) {
    forAll(List.of(20.0), check, promise);
  }

  private void forAll(List<Double> samplingPeriods, Check<P> check, String promise) {
    for (Version<P> version : task().versions()) {
      for (double dt : samplingPeriods) {
        try {
          check.accept(source(version, new Clock(dt)));
        } catch (AssertionError e) {
          throw new AssertionError(
              "Broken promise: %s (%s at dt = %s ms). %s"
                  .formatted(promise, version.name(), dt, e.getMessage()),
              e);
        }
      }
    }
  }

  private static boolean same(Trials a, Trials b) {
    return Arrays.equals(a.inputValues(), b.inputValues())
        && Arrays.equals(a.targetValues(), b.targetValues())
        && Arrays.equals(a.maskValues(), b.maskValues())
        && IntStream.range(0, a.size()).allMatch(i -> sameDescription(a.get(i), b.get(i)));
  }

  private static boolean same(Trial a, Trial b) {
    return sameDescription(a, b)
        && IntStream.range(0, a.steps()).allMatch(step -> sameValues(a, b, step));
  }

  private static boolean sameDescription(Trial a, Trial b) {
    return a.steps() == b.steps()
        && a.epochs().equals(b.epochs())
        && a.condition().equals(b.condition());
  }

  private static boolean sameValues(Trial a, Trial b, int step) {
    boolean same = true;
    for (int channel = 0; channel < a.channels().inputs().size(); channel++) {
      same &= a.input(step, channel) == b.input(step, channel);
    }
    for (int output = 0; output < a.channels().outputs().size(); output++) {
      same &= a.target(step, output) == b.target(step, output);
      same &= a.mask(step, output) == b.mask(step, output);
    }
    return same;
  }

  private static double weight(Trial trial) {
    double weight = 0;
    for (int step = 0; step < trial.steps(); step++) {
      for (int output = 0; output < trial.channels().outputs().size(); output++) {
        weight += trial.mask(step, output);
      }
    }
    return weight;
  }

  private static void assertAllFinite(String what, float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        fail("%s %s is not finite", what, value);
      }
    }
  }

  private static void assertWanted(Trial trial, Decision decision) {
    for (int step = decision.window().start(); step < decision.window().end(); step++) {
      for (int output = 0; output < trial.channels().outputs().size(); output++) {
        if (trial.mask(step, output) == 0) {
          fail(
              "mask of output %d at step %d of the decision %s is 0",
              output, step, decision.name());
        }
        if (output != decision.output()
            && trial.target(step, output) >= trial.target(step, decision.output())) {
          fail(
              "target of output %d at step %d of the decision %s is not below that of its output",
              output, step, decision.name());
        }
      }
    }
  }

  private static void assertProbabilities(Trial trial) {
    for (int step = 0; step < trial.steps(); step++) {
      double sum = 0;
      for (int output = 0; output < trial.channels().outputs().size(); output++) {
        if (trial.target(step, output) < 0) {
          fail("target at step %d is negative", step);
        }
        sum += trial.target(step, output);
      }
      if (trial.mask(step, 0) > 0 && Math.abs(sum - 1) > 1e-5) {
        assertThat(sum).as("sum of the targets of step %d", step).isCloseTo(1, within(1e-5));
      }
    }
  }
}
