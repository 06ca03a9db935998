package org.rnnzoo.comparison.degeneracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.similarity.DistanceMatrix;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.TestAnalysisContext;

class DegeneracyComparisonTest implements ComparisonContract<DegeneracyParameters>, BundleContract {

  @Override
  public Comparison<DegeneracyParameters> comparison() {
    return new DegeneracyComparison();
  }

  @Override
  public DegeneracyParameters parameters() {
    return new DegeneracyParameters(12, 3, 199, 8, 3, 4);
  }

  private static LeakyNetwork network(Form form, int n, RandomGenerator random) {
    return new LeakyNetwork(
        form,
        Activation.TANH,
        100,
        0.2,
        filled(n, n, random),
        filled(n, 2, random),
        new double[n],
        filled(2, n, random),
        new double[2],
        new double[n],
        Optional.empty());
  }

  private static DMatrixRMaj filled(int rows, int columns, RandomGenerator random) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    for (int k = 0; k < matrix.data.length; k++) {
      matrix.data[k] = random.nextGaussian() / Math.sqrt(columns);
    }
    return matrix;
  }

  /** The same network with its units in another order. */
  private static LeakyNetwork reordered(LeakyNetwork network, RandomGenerator random) {
    int n = network.recurrent().numRows;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    DMatrixRMaj w = new DMatrixRMaj(n, n);
    DMatrixRMaj in = new DMatrixRMaj(n, 2);
    DMatrixRMaj out = new DMatrixRMaj(2, n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        w.set(i, k, network.recurrent().get(order[i], order[k]));
      }
      for (int k = 0; k < 2; k++) {
        in.set(i, k, network.input().get(order[i], k));
        out.set(k, i, network.readout().get(k, order[i]));
      }
    }
    return new LeakyNetwork(
        network.form(),
        Activation.TANH,
        100,
        0.2,
        w,
        in,
        new double[n],
        out,
        new double[2],
        new double[n],
        Optional.empty());
  }

  @Test
  void weightsAreComparedUnitByMatchedUnit() {
    RandomGenerator random = RandomStream.root(4).generator();
    LeakyNetwork network = network(Form.RATE, 20, random);
    LeakyNetwork other = network(Form.RATE, 20, random);
    assertThat(WeightDistance.between(network, reordered(network, random)).getAsDouble())
        .isCloseTo(0, within(1e-7));
    assertThat(WeightDistance.between(network, other).getAsDouble()).isBetween(0.8, Math.sqrt(2));
    assertThat(WeightDistance.between(network, network(Form.CURRENT, 20, random))).isEmpty();
    assertThat(WeightDistance.between(network, network(Form.RATE, 21, random))).isEmpty();
  }

  @Test
  void aSpreadIsTheMeanOfPairsOfDifferentSeeds() {
    double[][] values = {{0, 1, 9}, {1, 0, 3}, {9, 3, 0}};
    Spread spread =
        Spread.of(
            new DistanceMatrix(values),
            List.of(0, 1, 2),
            new long[] {1, 2, 1},
            199,
            RandomStream.root(1).generator());
    assertThat(spread.mean()).isCloseTo(2, within(1e-12));
    assertThat(spread.low()).isBetween(1.0, 2.0);
    assertThat(spread.high()).isBetween(2.0, 3.0);
  }

  @Test
  void everyAspectOfEveryGroupIsMeasured() {
    Result result = comparison().compare(cohort(), parameters(), new TestAnalysisContext(1));
    assertThat(result.tables().get("spreads").maps())
        .extracting(row -> row.get("aspect") + " " + row.get("group") + " " + row.get("runs"))
        .contains(
            "behaviour a 3 of 3",
            "stress b 3 of 4",
            "topology a 3 of 3",
            "weights a 3 of 3",
            "dynamics b 3 of 4");
    assertThat(String.join("\n", result.report()))
        .contains("a: 3 of 3 runs in 1 class of topology, the commonest with 3");
    assertThat(result.figures().get("degeneracy").panels())
        .extracting(panel -> ((Panel.Plot) panel).y().label())
        .containsExactly(
            "trials answered differently",
            "trials answered differently",
            "share of points and transitions that differ",
            "distance over norm (√2: unrelated)",
            "DSA (rad)");
  }

  @Test
  void groupsOfTooFewSeedsAreNotMeasured() {
    List<ComparedRun> few = cohort().runs().subList(0, 5);
    Result result =
        comparison().compare(new Cohort(few, List.of()), parameters(), new TestAnalysisContext(1));
    assertThat(result.report()).contains("b is not measured: 2 of 2 runs, fewer than 3 seeds");
    assertThatThrownBy(
            () ->
                comparison()
                    .compare(
                        new Cohort(few.subList(0, 2), List.of()),
                        parameters(),
                        new TestAnalysisContext(1)))
        .hasMessageContaining("No group has runs of 3 seeds");
  }
}
