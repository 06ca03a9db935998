package org.rnnzoo.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.GoldenResult;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class UnitsAnalysisTest implements AnalysisContract<UnitsParameters>, BundleContract {

  private static final RandomStream STREAM = RandomStream.root(9);

  private static UnitsParameters with(int trials, String epoch, String... columns) {
    return new UnitsParameters(
        trials,
        true,
        0.01,
        new UnitsParameters.Selectivity(List.of(columns), epoch, 100, 0.05),
        new UnitsParameters.Clusters(4, 5));
  }

  @Override
  public Analysis<UnitsParameters> analysis() {
    return new UnitsAnalysis();
  }

  @Override
  public UnitsParameters parameters() {
    return with(30, "");
  }

  private Result analyze(Network network, UnitsParameters parameters) {
    TrainedRun run = new TrainedRun(network, run().trials());
    return analysis().analyze(run, parameters, new TestAnalysisContext(1));
  }

  @Test
  void unitsThatHoldTheSignAreSelectiveForIt() {
    Result result = analyze(run().network(), with(30, "delay", "sign"));
    assertThat(result.tables().get("selectivity").maps().get(0))
        .containsEntry("selective", 8)
        .containsEntry("share", 1.0);
    assertThat(result.arrays().get("explained").getDouble(0, 0)).isGreaterThan(0.9);
    assertThat(result.report().get(1)).startsWith("sign in delay: 8 of 8 units selective;");
  }

  @Test
  void noUnitOfANetworkThatHearsNothingIsSelective() {
    Network deaf = PlainNetwork.random(new Dimensions(1, 30, 1), new Clock(20), 0.3, STREAM);
    var input = deaf.weights().tensor("W_in");
    Arrays.fill(deaf.weights().values(), input.offset(), input.offset() + input.length(), 0);
    Result result = analyze(deaf, with(60, "delay", "sign"));
    assertThat((int) result.tables().get("selectivity").maps().get(0).get("selective"))
        .isLessThanOrEqualTo(2);
    assertThat((double) result.tables().get("selectivity").maps().get(0).get("shuffledShare"))
        .isLessThan(0.25);
  }

  @Test
  void aUnitWithoutAnyInputIsSilent() {
    Network network = PlainNetwork.holding(new Clock(20));
    var recurrent = network.weights().tensor("W");
    var input = network.weights().tensor("W_in");
    for (int k = 0; k < 8; k++) {
      network.weights().values()[recurrent.offset() + 3 * 8 + k] = 0;
    }
    network.weights().values()[input.offset() + 3] = 0;
    Result result = analyze(network, with(10, "", "sign"));
    assertThat(result.values()).containsEntry("silent", 1);
    assertThat(result.arrays().get("cluster").getInt(3)).isEqualTo(-1);
  }

  @Test
  void unitsBelowAShareOfTheLoudestAreSilent() {
    UnitsParameters parameters =
        new UnitsParameters(
            10,
            false,
            0.9,
            new UnitsParameters.Selectivity(List.of("sign"), "", 20, 0.05),
            new UnitsParameters.Clusters(4, 5));
    Network network = PlainNetwork.random(new Dimensions(1, 30, 1), new Clock(20), 1, STREAM);
    Result result = analyze(network, parameters);
    double[] largest = result.arrays().get("largest").toDoubleVector();
    double loudest = Arrays.stream(largest).max().orElseThrow();
    long quiet = Arrays.stream(largest).filter(rate -> rate <= 0.9 * loudest).count();
    assertThat(quiet).isBetween(1L, 29L);
    assertThat(result.values()).containsEntry("silent", (int) quiet);
  }

  @Test
  void withoutColumnsThoseThatPartTheTrialsAreTestedInEveryEpoch() {
    assertThat(analyze(run().network(), with(30, "")).tables().get("selectivity").maps())
        .extracting(row -> row.get("column") + " in " + row.get("epoch"))
        .containsExactly(
            "sign in cue",
            "sign in delay",
            "sign in response",
            "delayMs in cue",
            "delayMs in delay",
            "delayMs in response");
  }

  @Test
  void trialsThatNoColumnPartsAreSaidNotToBeTested() {
    assertThat(analyze(run().network(), with(1, "")).report())
        .contains(
            "no column of the condition table parts these trials into groups; no selectivity");
  }

  @Test
  void aGroupOfOneTrialIsNotTested() {
    Set<Boolean> both = new HashSet<>();
    for (int trials = 2; trials < 9; trials++) {
      Trials shown = run().trials().trials(0, trials);
      long ones = IntStream.range(0, trials).filter(i -> shown.get(i).target(4, 0) > 0).count();
      if (ones > 0 && ones < trials) {
        boolean tested = ones > 1 && trials - ones > 1;
        both.add(tested);
        Result result = analyze(run().network(), with(trials, "delay", "sign"));
        assertThat(result.tables().containsKey("selectivity")).isEqualTo(tested);
        assertThat(result.report())
            .areExactly(
                tested ? 0 : 1,
                new Condition<>(
                    "sign in delay is not tested: fewer than two groups with two trials each"
                        ::equals,
                    "says so"));
      }
    }
    assertThat(both).hasSize(2);
  }

  @Test
  void whatItIsAtIsToldOnTheWay() {
    List<String> told = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            told.add(String.format(Locale.ROOT, "%s %.2f", activity, fraction));
          }
        };
    analysis().analyze(run(), with(30, "", "sign"), context);
    assertThat(told)
        .containsExactly(
            "recording 0.00",
            "testing sign in cue 0.10",
            "testing sign in delay 0.30",
            "testing sign in response 0.50",
            "clustering 0.70",
            "done 1.00");
  }

  @Test
  void theVarianceExplainedIsThatOfTheGroups() {
    double[][] rates = {{1, 5}, {2, 5}, {5, 5}, {6, 5}};
    double[] explained = Selective.explained(rates, new int[] {0, 0, 1, 1}, 2);
    // Within groups 4 · 0.25 = 1, in all 4·(3.5 − …)² = 17.
    assertThat(explained[0]).isCloseTo(1 - 1.0 / 17, within(1e-12));
    assertThat(explained[1]).isZero();
  }

  @Test
  void discoveriesAreThoseOfBenjaminiAndHochberg() {
    double[] chances = {0.01, 0.02, 0.03, 0.04, 0.9};
    assertThat(Selective.discoveries(chances, 0.05)).containsExactly(true, true, true, true, false);
    assertThat(Selective.discoveries(new double[] {0.04, 0.9, 0.8, 0.7}, 0.05))
        .containsExactly(false, false, false, false);
  }

  @Test
  void twoKindsOfUnitsAreTwoClusters() {
    double[][] profiles = profiles(2);
    Clustering found = Clustering.of(profiles, new UnitsParameters.Clusters(5, 20), STREAM);
    assertThat(found.count()).isEqualTo(2);
    assertThat(found.isReal()).isTrue();
    for (int unit = 2; unit < 20; unit++) {
      assertThat(found.of()[unit]).isEqualTo(found.of()[unit % 2]);
    }
  }

  @Test
  void unitsOfOneKindAreNoMoreClusteredThanByChance() {
    assertThat(Clustering.of(profiles(0), new UnitsParameters.Clusters(5, 20), STREAM).isReal())
        .isFalse();
  }

  /** Noisy profiles of 20 units, of which every other one has a pattern of its own. */
  private static double[][] profiles(double apart) {
    var random = STREAM.named("profiles").generator();
    double[][] profiles = new double[20][8];
    for (int unit = 0; unit < 20; unit++) {
      for (int k = 0; k < 8; k++) {
        double pattern = (unit + k) % 2 == 0 ? apart : -apart;
        profiles[unit][k] = pattern + random.nextGaussian();
      }
    }
    return profiles;
  }

  @Test
  void theSilhouetteOfTwoPairsIsTheKnownOne() {
    double[][] distances = {{0, 1, 5, 5}, {1, 0, 5, 5}, {5, 5, 0, 1}, {5, 5, 1, 0}};
    assertThat(Clustering.silhouette(distances, new int[] {0, 0, 1, 1}, 2))
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void oneTrialAndOneUnitAreSaidNotToSuffice() {
    Network one = PlainNetwork.random(new Dimensions(1, 1, 1), new Clock(20), 0.1, STREAM);
    Result result = analyze(one, with(1, ""));
    assertThat(result.report())
        .anyMatch(line -> line.startsWith("no clusters: they need 4 active units"));
    assertThat(result.tables()).doesNotContainKey("selectivity");
  }

  @Test
  void weightsThatAreNotNumbersAreASentence() {
    Network broken = PlainNetwork.holding(new Clock(20));
    Arrays.fill(broken.weights().values(), Float.NaN);
    assertThatThrownBy(() -> analyze(broken, parameters()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The activity of the network is not finite in any of 30 trials");
  }

  @Test
  void anEpochThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> analyze(run().network(), with(5, "lunch", "sign")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no epoch 'lunch' in these trials; there are cue, delay, response.");
  }

  @Test
  void theUnitsOfAMemoryAreAsTheyWereWhenSomebodyLookedAtThem() {
    GoldenResult.check(getClass(), "a-memory", analyze(run().network(), with(30, "delay", "sign")));
  }
}
