package org.rnnzoo.comparison.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class SimilarityComparisonTest implements ComparisonContract<SimilarityParameters>, BundleContract {

  @Override
  public Comparison<SimilarityParameters> comparison() {
    return new SimilarityComparison();
  }

  @Override
  public SimilarityParameters parameters() {
    return new SimilarityParameters(
        12, new ComponentChoice(0.95, 3), new LinearModels(0, 0, 0.05, 1e-3), 4, 40);
  }

  private Result compare(Cohort cohort) {
    return comparison().compare(cohort, parameters(), new TestAnalysisContext(1));
  }

  private static ComparedRun as(ComparedRun run, String group, PlainNetwork network) {
    return new ComparedRun(
        new TrainedRun(network, run.run().trials(), run.run().facts()),
        group,
        run.settings(),
        run.stresses());
  }

  @Test
  void untrainedNetworksLieFarFromTrainedOnes() {
    Clock clock = new Clock(20);
    List<ComparedRun> runs = new ArrayList<>(cohort().of("a"));
    for (int i = 0; i < 3; i++) {
      PlainNetwork untrained =
          PlainNetwork.random(new Dimensions(1, 8, 1), clock, 0, RandomStream.root(50 + i));
      runs.add(as(cohort().of("b").get(i), "untrained", untrained));
    }
    Result result = compare(new Cohort(runs, List.of()));
    for (Measure measure : List.of(Measure.PROCRUSTES, Measure.RSA)) {
      INDArray distances = result.arrays().get(measure.key());
      double within = distances.getDouble(1, 0);
      for (int i = 3; i < 6; i++) {
        assertThat(distances.getDouble(0, i))
            .as("%s of a trained and an untrained network", measure.key())
            .isGreaterThan(3 * within);
        assertThat(distances.getDouble(i, 0)).isEqualTo(distances.getDouble(0, i));
      }
    }
  }

  @Test
  void networksThatForgetHaveOtherDynamics() {
    List<ComparedRun> runs = new ArrayList<>(cohort().of("a"));
    for (ComparedRun run : cohort().of("b")) {
      PlainNetwork forgetful = (PlainNetwork) run.run().network();
      float[] values = forgetful.weights().values();
      for (int k = 0; k < values.length; k++) {
        values[k] *= 0.4f;
      }
      runs.add(as(run, "forgetful", forgetful));
    }
    Result result = compare(new Cohort(runs, List.of()));
    List<Object> dsa = result.tables().get("measures").rows().get(0);
    assertThat(dsa).startsWith("dsa");
    assertThat((double) dsa.get(3)).as("between groups").isGreaterThan(2 * (double) dsa.get(2));
  }

  @Test
  void aNetworkIsAsFarFromItselfAsNothing() {
    ComparedRun run = cohort().runs().get(0);
    Result result = compare(new Cohort(List.of(run, run), List.of()));
    for (Measure measure : Measure.values()) {
      assertThat(result.arrays().get(measure.key()).getDouble(0, 1))
          .as(measure.key())
          .isLessThan(1e-5);
    }
  }

  @Test
  void runsThatAreAskedForOtherAnswersAreRefused() {
    ComparedRun run = cohort().runs().get(0);
    HoldTask task = new HoldTask();
    TrialSource<HoldTask.Parameters> slow =
        new TrialSource<>(
            task,
            task.versions().get(0).stressTests().get(0).applyTo(task.defaults()),
            new Clock(20),
            RandomStream.root(3).named("comparison"));
    ComparedRun other =
        new ComparedRun(
            new TrainedRun(run.run().network(), slow, run.run().facts()),
            "b",
            run.settings(),
            List.of());
    assertThatThrownBy(() -> compare(new Cohort(List.of(run, other), List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("are asked for different answers");
  }

  @Test
  void figuresAreOfDistancesAndBothAxesOfAPlaneAreNamed() {
    Result result = compare(cohort());
    assertThat(result.figures().get("planes").panels())
        .extracting(Panel::title)
        .containsExactly(
            "DSA distance",
            "InputDSA distance",
            "Procrustes distance",
            "CKA distance",
            "CCA distance",
            "largest principal angle",
            "RSA distance");
    Panel.Plot plane = (Panel.Plot) result.figures().get("planes").panels().get(0);
    assertThat(plane.x().label()).isEqualTo("MDS 1, angle (rad)");
    assertThat(plane.y().label()).isEqualTo("MDS 2, angle (rad)");
    assertThat(result.figures().get("distances-cka").panels().get(0).title())
        .isEqualTo("CKA distance");
  }

  @Test
  void delaysAndRankCanBeGiven() {
    SimilarityParameters given =
        new SimilarityParameters(
            12, new ComponentChoice(0.95, 3), new LinearModels(3, 2, 0.05, 1e-3), 4, 40);
    Result result = comparison().compare(cohort(), given, new TestAnalysisContext(1));
    assertThat(result.values()).containsEntry("delays", 3).containsEntry("rank", 2);
    SimilarityParameters tooMuch =
        new SimilarityParameters(
            12, new ComponentChoice(0.95, 3), new LinearModels(1, 9, 0.05, 1e-3), 4, 40);
    assertThatThrownBy(() -> comparison().compare(cohort(), tooMuch, new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("No linear model can be fitted");
  }
}
