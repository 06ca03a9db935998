package org.rnnzoo.comparison.circuittransfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.EarlierResult;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.TestAnalysisContext;

class CircuitTransferComparisonTest
    implements ComparisonContract<CircuitTransferParameters>, BundleContract {

  @Override
  public Comparison<CircuitTransferParameters> comparison() {
    return new CircuitTransferComparison();
  }

  @Override
  public CircuitTransferParameters parameters() {
    return new CircuitTransferParameters(8, 0.3);
  }

  /** A circuit of one node, the mean of the units, as the networks of the contract are. */
  private static EarlierResult circuit(double recurrent) {
    double[][] q = new double[8][1];
    for (double[] row : q) {
      row[0] = 1 / Math.sqrt(8);
    }
    Map<String, INDArray> arrays =
        Map.of(
            "Q", Nd4j.createFromArray(q),
            "w", Nd4j.createFromArray(new double[][] {{recurrent}}),
            "w_in", Nd4j.createFromArray(new double[][] {{1}}),
            "b", Nd4j.createFromArray(new double[] {0}),
            "w_out", Nd4j.createFromArray(new double[][] {{1}}),
            "b_out", Nd4j.createFromArray(new double[] {0}));
    return new EarlierResult("latent-circuit", "", Map.of(), arrays);
  }

  private static ComparedRun with(ComparedRun run, EarlierResult result) {
    return new ComparedRun(
        run.run(), run.group(), run.settings(), run.stresses(), Map.of(), List.of(result));
  }

  @Override
  public Cohort cohort() {
    Cohort plain = ComparisonContract.super.cohort();
    return new Cohort(
        plain.runs().stream().map(run -> with(run, circuit(2))).toList(), plain.missing());
  }

  private Result compare(List<ComparedRun> runs) {
    return comparison()
        .compare(new Cohort(runs, List.of()), parameters(), new TestAnalysisContext(1));
  }

  @Test
  void circuitsThatAreTheMechanismForetellEachOther() {
    Result result = compare(cohort().runs());
    assertThat(result.arrays().get("foretold").minNumber().doubleValue()).isGreaterThan(0.8);
    assertThat(result.arrays().get("explained").minNumber().doubleValue()).isGreaterThan(0.9);
    assertThat(result.arrays().get("distances").maxNumber().doubleValue()).isLessThan(0.2);
    assertThat(result.figures()).containsOnlyKeys("transfer");
  }

  @Test
  void aCircuitOfAnotherKindDoesNot() {
    List<ComparedRun> runs = new ArrayList<>(cohort().runs());
    runs.set(5, with(runs.get(5), circuit(-2)));
    INDArray distances = compare(runs).arrays().get("distances");
    assertThat(distances.getDouble(0, 5)).isGreaterThan(2 * distances.getDouble(0, 4));
  }

  @Test
  void coloursRunFromZeroToOneAndWhatIsBelowIsCounted() {
    double[][] foretold = {{0.9, 0.3}, {-0.2, 0.8}};
    double[][] explained = {{1, 0.5}, {0.6, 1}};
    Pairs pairs = new Pairs(foretold, new double[2], explained, foretold, foretold, foretold);
    Figure figure = TransferFigure.of(cohort().runs().subList(0, 2), pairs, new int[] {1, 0});
    assertThat(figure.panels())
        .extracting(Panel::title)
        .containsExactly("Perturbations foretold (1 of 4 below 0)", "Rates explained");
    for (Panel panel : figure.panels()) {
      Layer.Raster raster = (Layer.Raster) ((Panel.Plot) panel).layers().get(0);
      assertThat(raster.low()).isZero();
      assertThat(raster.high()).isEqualTo(1);
      assertThat(((Panel.Plot) panel).x().categories()).containsExactly("a s2", "a s1");
    }
  }

  @Test
  void runsWithoutCircuitAreToldAndTooFewRefused() {
    List<ComparedRun> runs = new ArrayList<>(cohort().runs());
    List<ComparedRun> plain = ComparisonContract.super.cohort().runs();
    runs.set(0, plain.get(0));
    assertThat(compare(runs).report()).contains("No latent circuit: a-1");
    assertThatThrownBy(() -> compare(plain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 of 6 runs have a latent circuit; at least two must.");
  }
}
