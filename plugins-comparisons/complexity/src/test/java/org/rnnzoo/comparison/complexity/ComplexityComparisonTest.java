package org.rnnzoo.comparison.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.api.analysis.RunFacts.Standing;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.EarlierResult;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.LowRankFactors;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class ComplexityComparisonTest implements ComparisonContract<ComplexityParameters>, BundleContract {

  @Override
  public Comparison<ComplexityParameters> comparison() {
    return new ComplexityComparison();
  }

  @Override
  public ComplexityParameters parameters() {
    return new ComplexityParameters(
        new Sufficient(0.8, 0.9, 0.95, 0.8), new Effort(16, 0, 200, 199));
  }

  private Result compare(List<ComparedRun> runs) {
    return comparison()
        .compare(new Cohort(runs, List.of()), parameters(), new TestAnalysisContext(1));
  }

  private static Map<String, Object> circuit(
      int nodes, double anchor, double activity, double outputs, double perturbation) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("nodes", nodes);
    row.put("anchor", anchor);
    row.put("r2Relative", activity);
    row.put("r2Output", outputs);
    row.put("perturbationCorrelation", perturbation);
    row.put("perturbationStateCorrelation", perturbation + 0.15);
    row.put("restarts", 10);
    return row;
  }

  private static EarlierResult circuits(String label, List<Map<String, Object>> rows) {
    return new EarlierResult("latent-circuit", label, Map.of("circuits", rows), Map.of());
  }

  /** A network whose recurrent matrix is the product of factors. */
  private record Factored(Network plain, int rank) implements Network {

    @Override
    public Dimensions dimensions() {
      return plain.dimensions();
    }

    @Override
    public Weights weights() {
      return plain.weights();
    }

    @Override
    public Propagation propagation(int trials, int time, int threads) {
      return plain.propagation(trials, time, threads);
    }

    @Override
    public DynamicalSystem dynamics() {
      LeakyNetwork full = (LeakyNetwork) plain.dynamics();
      return full.withFactors(LowRankFactors.truncating(full.recurrent(), rank));
    }
  }

  private ComparedRun run(
      int seed, Standing standing, Map<String, Object> settings, List<EarlierResult> results) {
    return run(seed, standing, settings, results, PlainNetwork.holding(new Clock(20)));
  }

  private ComparedRun run(
      int seed,
      Standing standing,
      Map<String, Object> settings,
      List<EarlierResult> results,
      Network network) {
    ComparedRun model = cohort().runs().get(0);
    RunFacts facts = new RunFacts("run-" + seed, "hold@v1", "rate", seed, 1, standing);
    return new ComparedRun(
        new TrainedRun(network, model.run().trials(), facts),
        "hold@v1",
        settings,
        model.stresses(),
        Map.of("steps", 100 * seed),
        results);
  }

  private List<ComparedRun> tiny() {
    List<ComparedRun> runs = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      runs.add(
          run(
              seed,
              Standing.SOLVED,
              Map.of("model.use", "rate", "model.rank", 2),
              List.of(
                  circuits("", List.of(circuit(1, 1, 0.99, 0.99, 0.5))),
                  circuits(
                      "sweep",
                      List.of(
                          circuit(1, 1, 0.95, 0.99, seed == 1 ? 0.9 : 0.7),
                          circuit(2, 1, 0.95, 0.99, 0.85),
                          circuit(1, 0, 0.89, 0.99, 0.99),
                          circuit(2, 0, 0.95, 0.94, 0.99))))));
      runs.add(
          run(
              seed,
              seed == 1 ? Standing.SHORT : Standing.SOLVED,
              Map.of("model.use", "low-rank"),
              List.of(),
              new Factored(PlainNetwork.holding(new Clock(20)), 1)));
      runs.add(
          run(
              seed,
              Standing.SHORT,
              Map.of("model.use", "rate", "model.activation", "linear"),
              List.of()));
      runs.add(
          run(seed, Standing.FITS, Map.of("model.use", "rate", "task.shuffled", true), List.of()));
    }
    return runs;
  }

  @Test
  void theVectorFollowsFromTheRuns() {
    Result result = compare(tiny());
    Map<String, Object> row = result.tables().get("complexity").maps().get(0);
    assertThat(row)
        .containsEntry("task", "hold@v1")
        .containsEntry("truncated", "1 [1, 1] (n = 5)")
        .containsEntry("nodes", "2 [1, 2] (n = 5)")
        .containsEntry("nodesWithoutAnchor", "none [none, none] (n = 5)")
        .containsEntry("states", "1 [1, 1] (n = 5)")
        .containsEntry("explaining", "1 [1, 1] (n = 5)")
        .containsEntry("solved", "5 of 5")
        .containsEntry("linear", "0 of 5")
        .containsEntry("shuffled", "0 of 5");
    assertThat((double) row.get("memory")).isBetween(0.97, 1.0);
    assertThat((String) row.get("rank")).startsWith("1 [1, ");
    assertThat((String) row.get("steps")).startsWith("300 [");
    assertThat(result.figures()).containsOnlyKeys("complexity", "growth", "ranks");
    assertThat(result.tables().get("ranks").rows())
        .containsExactly(List.of("hold@v1", 1, 5, 4L, 0L, 1L));
  }

  @Test
  void circuitsBelowTheAxisAreCountedInThePanel() {
    List<ComparedRun> runs = tiny();
    runs.set(
        0,
        run(
            1,
            Standing.SOLVED,
            Map.of("model.use", "rate"),
            List.of(circuits("", List.of(circuit(1, 1, -2, 0.1, 0.1))))));
    Panel.Plot activity = (Panel.Plot) compare(runs).figures().get("growth").panels().get(0);
    assertThat(activity.title()).isEqualTo("Activity (1 below 0)");
    assertThat(activity.layers())
        .filteredOn(layer -> layer.label().equals("hold@v1"))
        .hasExactlyElementsOfTypes(Layer.Points.class);
    assertThat(activity.y().min()).isEqualTo(-0.03);
    assertThat(activity.x().categories()).containsExactly("0", "1", "2");
    assertThat(activity.layers().get(0).label()).isEqualTo("criterion");
  }

  @Test
  void aNetworkThatCannotBeCutDownHasNoTruncatedRank() {
    ComparedRun run = run(1, Standing.SOLVED, Map.of("model.use", "rate"), List.of());
    Network network = run.run().network();
    network.weights().set("W_out", network.weights().get("W_out").neg());
    assertThat(TruncatedRank.of(run, 0.95, 16, 0, () -> {}).rank()).isInfinite();
    assertThat(TruncatedRank.bar(run)).hasValue(0.95);
  }

  @Test
  void memoryIsThatOfTrialsWhoseTargetsAreTheirOwn() {
    ComparedRun shuffled = run(1, Standing.SHORT, Map.of("task.shuffled", true), List.of());
    ComparedRun linear = run(2, Standing.SHORT, Map.of("model.activation", "linear"), List.of());
    assertThat(TaskComplexity.withWholeTrials("hold", List.of(shuffled, linear))).isEqualTo(linear);
    assertThatThrownBy(() -> TaskComplexity.withWholeTrials("hold", List.of(shuffled)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("In the group hold there are runs with shuffled targets only");
  }

  @Test
  void runsOfTwoTasksInOneGroupAreRefused() {
    List<ComparedRun> runs =
        List.of(
            run(1, Standing.SOLVED, Map.of("task.bits", 1), List.of()),
            run(2, Standing.SOLVED, Map.of("task.bits", 2), List.of()));
    assertThatThrownBy(() -> compare(runs))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run-1 and run-2 differ in their task ({task.bits=2})");
  }
}
