package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.TrialSource;

/**
 * What every comparison promises.
 *
 * @param <P> the record of the comparison's parameters
 */
public interface ComparisonContract<P extends Record> extends ResultContract {

  /** The comparison under test. */
  Comparison<P> comparison();

  /** Parameters with which it takes a second at most on {@link #cohort}. */
  default P parameters() {
    return comparison().defaults();
  }

  /**
   * What is compared: six networks of 8 units that hold the sign of their input, each a little
   * different, in the groups {@code a} and {@code b}, and a seventh run that failed, unless
   * overridden.
   */
  default Cohort cohort() {
    Clock clock = new Clock(20);
    HoldTask task = new HoldTask();
    RandomStream stream = RandomStream.root(3).named("comparison");
    TrialSource<HoldTask.Parameters> trials =
        new TrialSource<>(task, task.defaults(), clock, stream);
    List<StressedTrials> stresses = new ArrayList<>();
    for (StressTest<HoldTask.Parameters> test : task.versions().get(0).stressTests()) {
      stresses.add(
          new StressedTrials(
              test.name(),
              test.bar(),
              new TrialSource<>(
                  task, test.applyTo(task.defaults()), clock, stream.named(test.name()))));
    }
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String group = i < 3 ? "a" : "b";
      int seed = i % 3 + 1;
      PlainNetwork network = PlainNetwork.holding(clock);
      RandomGenerator random = RandomStream.root(100 + i).generator();
      float[] values = network.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] *= (float) (1 + 0.05 * random.nextGaussian());
      }
      network.project();
      RunFacts facts =
          new RunFacts(
              "%s-%s".formatted(group, seed), "hold@v1", group, seed, 1, RunFacts.Standing.SOLVED);
      runs.add(
          new ComparedRun(
              new TrainedRun(network, trials, facts),
              group,
              Map.of("model.use", group, "model.units", 8, "seed", seed),
              stresses));
    }
    return new Cohort(runs, List.of(new MissingRun("b-4", "b", "failed: it diverged")));
  }

  @Override
  default Plugin<?> plugin() {
    return comparison();
  }

  @Override
  default Result resultWith(AnalysisContext context) {
    return comparison().compare(cohort(), parameters(), context);
  }

  @Test
  default void itLeavesTheNetworksAsTheyWere() {
    Cohort cohort = cohort();
    List<float[]> before =
        cohort.runs().stream().map(run -> run.run().network().weights().values().clone()).toList();
    comparison().compare(cohort, parameters(), new TestAnalysisContext(1));
    for (int i = 0; i < before.size(); i++) {
      assertThat(cohort.runs().get(i).run().network().weights().values())
          .as("weights of %s", cohort.runs().get(i).name())
          .containsExactly(before.get(i));
    }
  }

  @Test
  default void itTellsOfEveryMissingRun() {
    Result result = resultWith(new TestAnalysisContext(1));
    String told = result.report() + " " + result.values() + " " + result.tables();
    for (MissingRun missing : cohort().missing()) {
      assertThat(told)
          .as("report, values and tables of a result without the run %s", missing.name())
          .contains(missing.name())
          .contains(missing.reason());
    }
  }

  /** It may refuse, in a sentence. */
  @Test
  default void itComparesASingleRunOrRefuses() {
    Cohort one = new Cohort(cohort().runs().subList(0, 1), List.of());
    Result result;
    try {
      result = comparison().compare(one, parameters(), new TestAnalysisContext(1));
    } catch (RuntimeException e) {
      assertThat(e.getClass()).as("refusal").isEqualTo(IllegalArgumentException.class);
      assertThat(e.getMessage()).as("refusal of a single run").isNotBlank();
      return;
    }
    assertThat(result.report()).as("report on a single run").isNotEmpty();
  }
}
