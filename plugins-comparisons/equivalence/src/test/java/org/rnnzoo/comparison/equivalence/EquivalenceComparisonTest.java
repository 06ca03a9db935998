package org.rnnzoo.comparison.equivalence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.EarlierResult;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class EquivalenceComparisonTest
    implements ComparisonContract<EquivalenceParameters>, BundleContract {

  @Override
  public Comparison<EquivalenceParameters> comparison() {
    return new EquivalenceComparison();
  }

  @Override
  public EquivalenceParameters parameters() {
    return new EquivalenceParameters(
        12,
        new Margins(0.05, 0.1, 0.1, 0.03, 0.1, 0.1),
        new TestSettings(0.05, 3, 199, 199),
        new SearchSettings(8, 3, 4));
  }

  private Result compare(Cohort cohort, int leastRuns) {
    EquivalenceParameters p =
        new EquivalenceParameters(
            12,
            new Margins(0.05, 0.1, 0.1, 0.03, 0.1, 0.1),
            new TestSettings(0.05, leastRuns, 999, 999),
            new SearchSettings(16, 3, 4));
    return comparison().compare(cohort, p, new TestAnalysisContext(1));
  }

  /**
   * The circuit of one node that a network of the contract is. A node is the mean of the units, the
   * direction is equal weights.
   */
  private static EarlierResult circuit(double recurrent) {
    double root = Math.sqrt(8);
    double[][] q = new double[8][1];
    for (double[] row : q) {
      row[0] = 1 / root;
    }
    return new EarlierResult(
        "latent-circuit",
        "",
        Map.of(),
        Map.of(
            "Q", Nd4j.createFromArray(q),
            "w", Nd4j.createFromArray(new double[][] {{recurrent}}),
            "w_in", Nd4j.createFromArray(new double[][] {{1}}),
            "b", Nd4j.createFromArray(new double[] {0}),
            "w_out", Nd4j.createFromArray(new double[][] {{1}}),
            "b_out", Nd4j.createFromArray(new double[] {0})));
  }

  private static ComparedRun with(ComparedRun run, EarlierResult result) {
    return new ComparedRun(
        run.run(), run.group(), run.settings(), run.stresses(), Map.of(), List.of(result));
  }

  @Test
  void circuitsAreALevelWhereAllRunsHaveOne() {
    List<ComparedRun> same =
        cohort(8, 1).runs().stream().map(run -> with(run, circuit(2))).toList();
    Result result = compare(new Cohort(same, List.of()), 5);
    assertThat(result.values())
        .containsEntry(
            "verdict",
            "a and b are same in behaviour, stress, topology, dynamics, driven, circuit");
    assertThat(result.arrays().get("circuit").maxNumber().doubleValue()).isLessThan(0.2);
    Panel.Plot forest = (Panel.Plot) result.figures().get("forest").panels().get(0);
    assertThat(forest.title()).isEqualTo("a (8 runs) and b (8 runs)");
    assertThat(forest.y().categories())
        .containsExactly(
            "causal circuit",
            "dynamics under inputs",
            "dynamics",
            "topology",
            "behaviour under stress",
            "behaviour");
    List<ComparedRun> other =
        same.stream().map(run -> run.group().equals("a") ? run : with(run, circuit(-2))).toList();
    // Wrong circuits foretell nothing of their own kind either, so that no excess comes of it.
    INDArray distances = compare(new Cohort(other, List.of()), 5).arrays().get("circuit");
    assertThat(distances.getDouble(0, 15)).isGreaterThan(2 * distances.getDouble(0, 1));
    List<ComparedRun> some = new ArrayList<>(same);
    some.set(0, cohort(8, 1).runs().get(0));
    assertThat(String.join("; ", compare(new Cohort(some, List.of()), 5).report()))
        .contains("1 of 16 runs have no latent circuit");
  }

  /** Networks of the contract, some of which forget. */
  private Cohort cohort(int each, float factor) {
    ComparedRun model = cohort().runs().get(0);
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < 2 * each; i++) {
      String group = i < each ? "a" : "b";
      int seed = i % each + 1;
      PlainNetwork network = PlainNetwork.holding(new Clock(20));
      RandomGenerator random = RandomStream.root(500 + i).generator();
      float[] values = network.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] *= (float) (1 + 0.05 * random.nextGaussian()) * (i < each ? 1 : factor);
      }
      network.project();
      runs.add(
          new ComparedRun(
              new TrainedRun(
                  network,
                  model.run().trials(),
                  new RunFacts(group + seed, "hold@v1", group, seed, 1, RunFacts.Standing.SOLVED)),
              group,
              Map.of("model.use", group, "model.units", 8, "seed", seed),
              model.stresses()));
    }
    return new Cohort(runs, List.of());
  }

  @Test
  void networksOfOneKindAreTheSameAtEveryLevel() {
    Result result = compare(cohort(8, 1), 5);
    assertThat(result.values())
        .containsEntry(
            "verdict", "a and b are same in behaviour, stress, topology, dynamics, driven")
        .containsEntry("matched", true);
    assertThat(result.tables().get("levels").rows()).hasSize(5);
  }

  @Test
  void networksThatForgetAreDifferent() {
    Result result = compare(cohort(8, 0.4f), 5);
    // In trials this short no memory is needed: they answer alike and are not.
    assertThat(result.values())
        .containsEntry(
            "verdict",
            "a and b are same in behaviour, stress; different in topology, dynamics, driven");
  }

  @Test
  void whatIsNotMatchedIsTold() {
    List<ComparedRun> runs = new ArrayList<>();
    for (ComparedRun run : cohort().runs()) {
      runs.add(
          new ComparedRun(
              run.run(),
              run.group(),
              Map.of("model.noise", run.group().equals("a") ? 0.1 : 0.0, "model.units", 8),
              List.of()));
    }
    Result result = compare(new Cohort(runs, List.of()), 3);
    assertThat(result.values()).containsEntry("matched", false);
    assertThat(String.join("\n", result.report()))
        .contains("not matched", "model.noise: 0.1 | 0.0", "no stress test");
  }

  @Test
  void oneGroupOrTooFewRunsAreRefused() {
    assertThatThrownBy(() -> compare(new Cohort(cohort().of("a"), List.of()), 3))
        .hasMessageContaining("It compares two groups, but there is 1: a.");
    assertThatThrownBy(
            () ->
                compare(
                    new Cohort(cohort().runs(), List.of(new MissingRun("b-4", "b", "lost"))), 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The group a has runs of 3 seeds (3 of 3 runs)");
  }
}
