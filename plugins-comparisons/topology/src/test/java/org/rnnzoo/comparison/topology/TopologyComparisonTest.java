package org.rnnzoo.comparison.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.ComparisonContract;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class TopologyComparisonTest implements ComparisonContract<TopologyParameters>, BundleContract {

  @Override
  public Comparison<TopologyParameters> comparison() {
    return new TopologyComparison();
  }

  @Override
  public TopologyParameters parameters() {
    return new TopologyParameters(8, 8, 16, 4, 0, 5000);
  }

  private Result compare(Cohort cohort) {
    return comparison().compare(cohort, parameters(), new TestAnalysisContext(1));
  }

  @Test
  void networksThatHoldASignAreOneClass() {
    Result result = compare(cohort());
    assertThat(result.values())
        .containsEntry("classes", 1)
        .extractingByKey("inputs")
        .asString()
        .matches("rest, cue=\\+(0\\.9\\d*|1(\\.0\\d)?), cue=-(0\\.9\\d*|1(\\.0\\d)?)");
    assertThat(result.report())
        .contains(
            "6 runs in 1 class of solutions (a 3 of 3, b 3 of 4)",
            "Class A: 6 of 6 runs (a 3 of 3, b 3 of 3); without input 2 with 0, 1 with 1 unstable dimensions",
            "Missing: b-4 (failed: it diverged)");
    assertThat(result.arrays().get("distances").maxNumber().doubleValue()).isZero();
  }

  @Test
  void aNetworkThatForgetsIsAClassOfItsOwn() {
    List<ComparedRun> runs = new ArrayList<>(cohort().runs());
    ComparedRun run = runs.remove(5);
    PlainNetwork forgetful = (PlainNetwork) run.run().network();
    float[] values = forgetful.weights().values();
    for (int k = 0; k < values.length; k++) {
      values[k] *= 0.3f;
    }
    runs.add(
        new ComparedRun(
            new TrainedRun(forgetful, run.run().trials(), run.run().facts()),
            "c",
            run.settings(),
            run.stresses()));
    Result result = compare(new Cohort(runs, List.of()));
    assertThat(result.values()).containsEntry("classes", 2);
    assertThat(result.report())
        .contains("Class B: 1 of 6 runs (c 1 of 1); without input 1 with 0 unstable dimensions");
    assertThat(result.arrays().get("distances").getDouble(0, 5)).isGreaterThan(0.1);
  }
}
