package org.rnnzoo.testkit;

import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

class TaskContractTest {

  @TestFactory
  Stream<DynamicTest> wrongTasksAreFoundOut() {
    AtomicInteger counter = new AtomicInteger();
    return new Promises(TaskContract.class)
        .isBrokenBy("itsVersionsAreNumberedFromOne", "a name", has(version("easy", "Why?", 60)))
        .isBrokenBy("itsVersionsAreNumberedFromOne", "no version", has())
        .isBrokenBy("everyVersionAsksAQuestion", "a statement", has(version("v1", "It is.", 60)))
        .isBrokenBy(
            "theParametersOfEveryVersionLieWithinTheirRanges",
            "the second version",
            has(version("v1", "Why?", 60), version("v2", "Why?", 0)))
        .isBrokenBy(
            "theSameStreamGivesTheSameTrials",
            "a counter in an input",
            spoilt((t, whole) -> t.input("cue").set(counter.incrementAndGet(), whole)))
        .isBrokenBy(
            "theSameStreamGivesTheSameTrials",
            "a counter in the condition",
            spoilt((t, whole) -> t.condition("count", counter.incrementAndGet())))
        .isBrokenBy("differentStreamsGiveDifferentTrials", "one stream", is(new OneStream()))
        .isBrokenBy("theTrialsOfAStreamDiffer", "one trial", is(new OneTrial()))
        .isBrokenBy("aTrialDoesNotDependOnItsBatch", "the place in the batch", is(new FromZero()))
        .isBrokenBy(
            "trialsAreTheSameOnAnyThread",
            "the name of the thread",
            spoilt((t, whole) -> t.condition("thread", Thread.currentThread().getName())))
        .isBrokenBy(
            "ifThereAreOnlySoManyTrialsTheFirstOfAStreamAreAllOfThem",
            "trials that are drawn anew",
            is(new ThreeOfMany()))
        .isBrokenBy(
            "itLeavesTheGlobalRandomGeneratorAlone",
            "draws from it",
            spoilt((t, whole) -> t.input("cue").set(Nd4j.getRandom().nextDouble(), whole)))
        .isBrokenBy(
            "itLeavesTheGlobalRandomGeneratorAlone",
            "seeds it",
            spoilt((t, whole) -> Nd4j.getRandom().setSeed(t.random().nextLong())))
        .isBrokenBy(
            "everyValueIsFiniteAndNoWeightIsNegative",
            "not a number",
            spoilt((t, whole) -> t.target("held").set(Double.NaN, whole)))
        .isBrokenBy(
            "everyValueIsFiniteAndNoWeightIsNegative",
            "a negative weight",
            spoilt((t, whole) -> t.mask("held").set(-1, whole)))
        .isBrokenBy(
            "everyTrialHasAnAnswerThatCounts",
            "no weight",
            spoilt((t, whole) -> t.mask("held").set(0, whole)))
        .isBrokenBy("targetsOfACrossEntropyAreProbabilities", "signs", is(new Entropy()))
        .isBrokenBy(
            "whatADecisionAsksForIsWantedAndCounts",
            "a decision before the response",
            spoilt((t, whole) -> t.decision("early", "held", new Epoch("early", 0, 2))))
        .isBrokenBy("aTooLongSamplingPeriodIsRefusedInWords", "no words", is(new Speechless()))
        .isBrokenBy("aTooLongSamplingPeriodIsRefusedInWords", "a crash", is(new Crashing()))
        .isBrokenBy("trialsLastEquallyLongAtEverySamplingPeriod", "ten steps", is(new TenSteps()))
        .isBrokenBy("theTargetsAreARightAnswer", "the opposite", is(new Opposite()))
        .isBrokenBy(
            "noConstantAnswerBeatsTheChanceOnTheCard",
            "always the same sign",
            spoilt((t, whole) -> t.target("held").set(1, whole)))
        .isBrokenBy(
            "everyVersionHasAStressTestThatIsExplained", "none", has(version("v1", "Why?", 60)))
        .isBrokenBy(
            "everyVersionHasAStressTestThatIsExplained",
            "no sentence",
            has(stress("Because", HoldTask.Parameters::delayedTwice, 0.9)))
        .isBrokenBy(
            "aStressTestChangesTheTrialsAndLeavesTheChannels",
            "nothing is changed",
            has(stress("It holds.", p -> p, 0.9)))
        .isBrokenBy(
            "underStressARightAnswerReachesTheBarAndNoShortcutDoes",
            "a bar at chance",
            has(stress("It holds.", HoldTask.Parameters::delayedTwice, 0.5)))
        .isBrokenBy(
            "underStressARightAnswerReachesTheBarAndNoShortcutDoes",
            "a wrong target",
            is(new Opposite()))
        .tests();
  }

  private static final class ThreeOfMany extends TaskVariant {
    @Override
    public OptionalInt differentTrials(HoldTask.Parameters p) {
      return OptionalInt.of(3);
    }
  }

  private static TaskContract<HoldTask.Parameters> is(TaskVariant task) {
    return () -> task;
  }

  @SafeVarargs
  private static TaskContract<HoldTask.Parameters> has(Version<HoldTask.Parameters>... versions) {
    return is(
        new TaskVariant() {
          @Override
          public List<Version<HoldTask.Parameters>> versions() {
            return List.of(versions);
          }
        });
  }

  private static Version<HoldTask.Parameters> version(String name, String question, double cue) {
    HoldTask.Parameters p = new HoldTask().defaults();
    return new Version<>(
        name,
        "other",
        question,
        new HoldTask.Parameters(fixed(cue), p.delayMs(), p.responseMs(), p.sigma()),
        new Version.Card(0.5, 0.5, 0.95, 1));
  }

  /** The task's own version with a stress test of this kind only. */
  private static Version<HoldTask.Parameters> stress(
      String reason, UnaryOperator<HoldTask.Parameters> change, double bar) {
    return version("v1", "Why?", 60).stress("stressed", reason, change, bar);
  }

  /** A task that does something wrong after the trial is composed. */
  private static TaskContract<HoldTask.Parameters> spoilt(Spoiler wrong) {
    return is(
        new TaskVariant() {
          @Override
          public void compose(HoldTask.Parameters p, TrialBuilder trial) {
            super.compose(p, trial);
            wrong.write(trial, new Epoch("whole", 0, trial.epoch("end", 60).end()));
          }
        });
  }

  @FunctionalInterface
  private interface Spoiler {
    void write(TrialBuilder trial, Epoch whole);
  }

  private static final class OneStream extends TaskVariant {
    @Override
    public Trials generate(
        HoldTask.Parameters p, Clock clock, RandomStream stream, long first, int count) {
      return super.generate(p, clock, RandomStream.root(1), first, count);
    }
  }

  private static final class OneTrial extends TaskVariant {
    @Override
    public Trials generate(
        HoldTask.Parameters p, Clock clock, RandomStream stream, long first, int count) {
      Trial trial = super.generate(p, clock, stream, 0, 1).get(0);
      return new Trials(clock, channels(p), Collections.nCopies(count, trial));
    }
  }

  private static final class FromZero extends TaskVariant {
    @Override
    public Trials generate(
        HoldTask.Parameters p, Clock clock, RandomStream stream, long first, int count) {
      return super.generate(p, clock, stream, 0, count);
    }
  }

  private static final class Entropy extends TaskVariant {
    @Override
    public Loss loss(HoldTask.Parameters p) {
      return Loss.CROSS_ENTROPY;
    }
  }

  private static final class Speechless extends TaskVariant {
    @Override
    public void compose(HoldTask.Parameters p, TrialBuilder trial) {
      if (trial.clock().dt() > 60) {
        throw new IllegalArgumentException("No.");
      }
      super.compose(p, trial);
    }
  }

  private static final class Crashing extends TaskVariant {
    @Override
    public void compose(HoldTask.Parameters p, TrialBuilder trial) {
      if (trial.clock().dt() > 60) {
        throw new IllegalStateException("The sampling period is too long.");
      }
      super.compose(p, trial);
    }
  }

  private static final class TenSteps extends TaskVariant {
    @Override
    public void compose(HoldTask.Parameters p, TrialBuilder trial) {
      DurationLaw steps = fixed(10 * trial.clock().dt());
      super.compose(new HoldTask.Parameters(steps, steps, steps, p.sigma()), trial);
    }
  }

  private static final class Opposite extends TaskVariant {
    @Override
    public Verdict score(HoldTask.Parameters p, Trial trial, Response response) {
      return Verdict.of(!super.score(p, trial, response).correct());
    }
  }
}
