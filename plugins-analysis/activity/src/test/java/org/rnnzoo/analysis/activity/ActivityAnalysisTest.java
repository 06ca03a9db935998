package org.rnnzoo.analysis.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Trajectories;
import org.rnnzoo.testkit.AnalysisContract;
import org.rnnzoo.testkit.BundleContract;
import org.rnnzoo.testkit.GoldenResult;
import org.rnnzoo.testkit.PlainNetwork;
import org.rnnzoo.testkit.TestAnalysisContext;

class ActivityAnalysisTest implements AnalysisContract<ActivityParameters>, BundleContract {

  private static ActivityParameters with(int trials, String by, String align, String... decode) {
    return new ActivityParameters(
        trials,
        true,
        by,
        new ActivityParameters.Course(align, 20, List.of()),
        new ActivityParameters.Decoding(List.of(decode), 4, 10),
        ActivityParameters.DEFAULT.curves());
  }

  @Override
  public Analysis<ActivityParameters> analysis() {
    return new ActivityAnalysis();
  }

  @Override
  public ActivityParameters parameters() {
    return with(24, "", "");
  }

  private Result analyze(ActivityParameters parameters) {
    return analysis().analyze(run(), parameters, new TestAnalysisContext(1));
  }

  @Test
  void theMeanRatesAreThoseOfTheTrialsOfAGroup() {
    Result result = analyze(parameters());
    INDArray rates = result.arrays().get("rates");
    var trials = run().trials().trials(0, 24);
    Trajectories paths = Trajectories.of(run().network().dynamics(), trials);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < 24; i++) {
      if (trials.get(i).condition().get("sign").equals(1.0)) {
        sum += paths.rates()[i][4 * 8 + 3];
        count++;
      }
    }
    assertThat(count).isBetween(4, 20);
    assertThat(result.values()).containsEntry("groupedBy", "sign");
    assertThat(rates.getDouble(1, 4, 3)).isCloseTo(sum / count, within(1e-5));
  }

  @Test
  void aMeanIsNotToldWhereFewTrialsReach() {
    INDArray rates = analyze(parameters()).arrays().get("rates");
    // Trials last 180 to 240 ms; the last of the bins of 20 ms is reached by few.
    assertThat(rates.getDouble(0, rates.size(1) - 1, 0)).isNaN();
    assertThat(rates.getDouble(0, 8, 0)).isFinite();
  }

  @Test
  void anAlignedEpochBeginsAtTimeZeroInEveryTrial() {
    Result result = analyze(with(24, "", "response"));
    double[] times = result.arrays().get("times").toDoubleVector();
    int zero = Arrays.binarySearch(times, 10.0);
    assertThat(zero).isPositive();
    INDArray rates = result.arrays().get("rates");
    var trials = run().trials().trials(0, 24);
    Trajectories paths = Trajectories.of(run().network().dynamics(), trials);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < 24; i++) {
      if (trials.get(i).condition().get("sign").equals(-1.0)) {
        sum += paths.rates()[i][trials.get(i).epoch("response").start() * 8];
        count++;
      }
    }
    assertThat(rates.getDouble(0, zero, 0)).isCloseTo(sum / count, within(1e-5));
  }

  @Test
  void theSignIsDecodedAndShuffledSignsAreNot() {
    Map<String, Object> row = analyze(with(48, "", "")).tables().get("decoding").maps().get(0);
    assertThat(row)
        .containsEntry("best", 1.0)
        .containsEntry("guessing", 0.5)
        .containsEntry("folds", 4)
        .containsEntry("aboveChance", true);
    assertThat((double) row.get("bar")).isBetween(0.5, 0.85);
  }

  @Test
  void aDelayThatTheRatesDoNotKnowYetIsNotDecoded() {
    Result result = analyze(with(80, "sign", "", "delayMs"));
    double[] accuracy = result.arrays().get("decoding").toDoubleMatrix()[0];
    double[][] shuffled = result.arrays().get("decodingShuffled").slice(0).toDoubleMatrix();
    double highest = Arrays.stream(shuffled).mapToDouble(s -> s[1]).max().orElseThrow();
    assertThat(accuracy[1]).isLessThanOrEqualTo(highest + 0.1);
  }

  @Test
  void anAnswerCanBeAskedForInPlaceOfACondition() {
    Result result = analyze(with(24, "choice", ""));
    assertThat(result.values()).containsEntry("groupedBy", "choice");
    assertThat(result.tables().get("groups").maps())
        .extracting(row -> row.get("group"))
        .containsExactly("choice = held above 0", "choice = held below 0");
  }

  @Test
  void aNetworkOfOneDirectionHasOneDimension() {
    Result result = analyze(parameters());
    assertThat((double) result.values().get("participationRatio")).isCloseTo(1, within(0.05));
    assertThat(result.values()).containsEntry("n90", 1);
    assertThat(result.tables().get("dimension").maps())
        .extracting(row -> row.get("epoch"))
        .containsExactly("whole trial", "cue", "delay", "response");
  }

  @Test
  void eachFigureSaysHowManyUnitsItShows() {
    Result result = analyze(parameters());
    assertThat(result.figures().get("rates").title()).startsWith("Rates of 6 of 8 units, mean by");
    Panel.Plot first = (Panel.Plot) result.figures().get("rates").panels().get(0);
    assertThat(first.layers())
        .filteredOn(Layer.Curve.class::isInstance)
        .extracting(Layer::label)
        .containsExactly("sign = -1", "sign = 1");
  }

  @Test
  void oneTrialHasActivityAndNothingToDecode() {
    Result result = analyze(with(1, "", ""));
    assertThat(result.arrays()).containsKeys("rates", "times").doesNotContainKey("decoding");
    assertThat(result.values()).containsEntry("groupedBy", "nothing");
  }

  @Test
  void oneUnitHasActivity() {
    Network one =
        PlainNetwork.random(
            new Dimensions(1, 1, 1), new Clock(20), 0.1, run().trials().stream().named("one"));
    Result result =
        analysis()
            .analyze(new TrainedRun(one, run().trials()), parameters(), new TestAnalysisContext(1));
    assertThat(result.figures().get("trajectories").panels()).hasSize(1);
  }

  @Test
  void weightsThatAreNotNumbersAreASentence() {
    Network broken = PlainNetwork.holding(new Clock(20));
    Arrays.fill(broken.weights().values(), Float.NaN);
    TrainedRun run = new TrainedRun(broken, run().trials());
    assertThatThrownBy(() -> analysis().analyze(run, parameters(), new TestAnalysisContext(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "The activity of the network is not finite in any of 24 trials, as after a training");
  }

  @Test
  void wordsThatMeanNothingHereAreRefused() {
    assertThatThrownBy(() -> analyze(with(8, "colour", "")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The trials have no condition 'colour'; there are ");
    assertThatThrownBy(() -> analyze(with(8, "", "lunch")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "align is 'lunch', an epoch that no trial has; there are cue, delay, response.");
  }

  @Test
  void logisticChoicesGiveBackTheirFunction() {
    double[] values = new double[4000];
    boolean[] chosen = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = -4 + 8.0 * (i % 40) / 39;
      // Exactly as many of each value as the function says, but for rounding.
      double p = 1 / (1 + Math.exp(-(values[i] - 0.7) / 0.5));
      int round = i / 40;
      chosen[i] = (round + 0.5) / 100 < p;
    }
    Logistic fit = Logistic.through(values, chosen).orElseThrow();
    assertThat(fit.threshold()).isCloseTo(0.7, within(0.01));
    assertThat(fit.width()).isCloseTo(0.5, within(0.02));
    assertThat(fit.at(fit.threshold())).isEqualTo(0.5);
  }

  @Test
  void choicesThatArePartedSharplyHaveNoLogisticFunction() {
    assertThat(
            Logistic.through(new double[] {-2, -1, 1, 2}, new boolean[] {false, false, true, true}))
        .isEqualTo(Optional.empty());
    assertThat(Logistic.through(new double[] {1, 1}, new boolean[] {false, true})).isEmpty();
  }

  @Test
  void aLogisticFunctionIsTheSameInOtherUnits() {
    double[] values = {-3, -2, -1, -1, 0, 0, 1, 1, 2, 4};
    boolean[] chosen = {false, false, true, false, false, true, true, false, true, true};
    double[] scaled = Arrays.stream(values).map(value -> 100 + 5 * value).toArray();
    Logistic fit = Logistic.through(values, chosen).orElseThrow();
    Logistic other = Logistic.through(scaled, chosen).orElseThrow();
    assertThat(other.threshold()).isCloseTo(100 + 5 * fit.threshold(), within(1e-7));
    assertThat(other.width()).isCloseTo(5 * fit.width(), within(1e-7));
  }

  @Test
  void answersThatDoNotDependOnTheValueHaveNoLogisticFunction() {
    assertThat(
            Logistic.through(new double[] {-1, -1, 1, 1}, new boolean[] {true, false, true, false}))
        .isEmpty();
  }

  @Test
  void answersThatComeLessForLargerValuesFall() {
    Logistic fit =
        Logistic.through(
                new double[] {-2, -1, -1, 1, 1, 2},
                new boolean[] {true, true, false, true, false, false})
            .orElseThrow();
    assertThat(fit.width()).isNegative();
    assertThat(fit.at(-2)).isGreaterThan(0.5);
    assertThat(fit.at(2)).isCloseTo(1 - fit.at(-2), within(1e-9));
  }

  @Test
  void unitsAreShownAsTheyAreNamed() {
    assertThatThrownBy(() -> analyze(showing(0, 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("units names unit 8; there are 0 to 7.");
    assertThatThrownBy(() -> analyze(showing(-1)))
        .hasMessage("units names unit -1; there are 0 to 7.");
    assertThat(analyze(showing(7, 0)).figures().get("rates").panels())
        .extracting(panel -> ((Panel.Plot) panel).y().label())
        .containsExactly("Rate of unit 7", "Rate of unit 0");
  }

  private static ActivityParameters showing(Integer... units) {
    return new ActivityParameters(
        24,
        true,
        "",
        new ActivityParameters.Course("", 20, List.of(units)),
        new ActivityParameters.Decoding(List.of(), 4, 10),
        ActivityParameters.DEFAULT.curves());
  }

  @Test
  void aConditionThatIsNamedIsGraded() {
    ActivityParameters graded =
        new ActivityParameters(
            40,
            false,
            "",
            new ActivityParameters.Course("", 20, List.of()),
            new ActivityParameters.Decoding(List.of("sign", "delayMs"), 4, 10),
            new ActivityParameters.Curves(List.of("delayMs"), "", 0.5));
    Result result = analyze(graded);
    assertThat(result.figures()).containsKeys("psychometric", "chronometric");
    assertThat(result.tables().get("psychometric").maps())
        .extracting(row -> row.get("column"))
        .containsOnly("delayMs");
  }

  @Test
  void aNetworkThatAlwaysAnswersAlikeHasNoCurve() {
    PlainNetwork silent = PlainNetwork.holding(new Clock(20));
    Arrays.fill(silent.weights().values(), 0);
    ActivityParameters graded =
        new ActivityParameters(
            24,
            false,
            "",
            new ActivityParameters.Course("", 20, List.of()),
            new ActivityParameters.Decoding(List.of(), 4, 10),
            new ActivityParameters.Curves(List.of("delayMs"), "", 0.5));
    Result result =
        analysis()
            .analyze(new TrainedRun(silent, run().trials()), graded, new TestAnalysisContext(1));
    assertThat(result.report())
        .contains(
            "no psychometric curve over delayMs: the network gives one and the same answer always");
    assertThat(result.figures()).doesNotContainKey("psychometric");
  }

  @Test
  void classesOfOneTrialAreSaidNotToBeDecoded() {
    int trials = 2;
    while (run().trials().trials(0, trials).get(0).target(4, 0)
        == run().trials().trials(0, trials).get(trials - 1).target(4, 0)) {
      trials++;
    }
    assertThat(analyze(with(trials, "", "", "sign")).report())
        .contains("sign is not decoded: each class needs two trials at least; record more trials");
  }

  @Test
  void progressRisesThroughAllThatIsDecoded() {
    List<String> activities = new ArrayList<>();
    List<Double> fractions = new ArrayList<>();
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public void progress(String activity, double fraction) {
            activities.add(activity);
            fractions.add(fraction);
          }
        };
    ActivityParameters two =
        new ActivityParameters(
            40,
            true,
            "",
            new ActivityParameters.Course("", 20, List.of()),
            new ActivityParameters.Decoding(List.of("sign", "delayMs"), 4, 10),
            ActivityParameters.DEFAULT.curves());
    analysis().analyze(run(), two, context);
    assertThat(fractions).isSorted();
    assertThat(activities)
        .startsWith("recording", "averaging", "decoding sign")
        .endsWith("drawing", "done");
    double drawing = fractions.get(activities.indexOf("drawing"));
    double averaging = fractions.get(activities.indexOf("averaging"));
    assertThat(fractions.get(activities.indexOf("decoding delayMs")))
        .isBetween((drawing + averaging) / 2, drawing);
    assertThat(fractions.get(activities.lastIndexOf("decoding delayMs")))
        .isCloseTo(drawing, within(0.05));
    assertThat(fractions.get(fractions.size() - 1)).isEqualTo(1);
  }

  @Test
  void theIntervalOfWilsonIsTheKnownOne() {
    double[] interval = new Behaviour.Point(0, 10, 2, new double[0]).interval();
    assertThat(interval[0]).isCloseTo(0.0567, within(1e-4));
    assertThat(interval[1]).isCloseTo(0.5098, within(1e-4));
  }

  @Test
  void unequalClassesHaveTheSameChance() {
    var random = run().trials().stream().named("noise").generator();
    double[][] rates = new double[90][5];
    int[] labels = new int[90];
    int[] fold = new int[90];
    for (int i = 0; i < 90; i++) {
      labels[i] = i % 9 == 0 ? 1 : 0;
      fold[i] = i / 9 % 5;
      for (int k = 0; k < 5; k++) {
        rates[i][k] = random.nextGaussian();
      }
    }
    double guessed = new Decoder(fold, 5, 2).accuracies(rates, List.of(labels))[0];
    assertThat(guessed).isBetween(0.25, 0.75);
    for (int i = 0; i < 90; i++) {
      rates[i][2] += 8 * labels[i];
    }
    assertThat(new Decoder(fold, 5, 2).accuracies(rates, List.of(labels))[0]).isGreaterThan(0.97);
  }

  @Test
  void theActivityOfAMemoryIsAsItWasWhenSomebodyLookedAtIt() {
    GoldenResult.check(getClass(), "a-memory", analyze(parameters()));
  }

  @Test
  void oneUnitHasOnePicture() {
    Network one =
        PlainNetwork.random(
            new Dimensions(1, 1, 1), new Clock(20), 0.1, run().trials().stream().named("one"));
    Figure figure =
        analysis()
            .analyze(new TrainedRun(one, run().trials()), parameters(), new TestAnalysisContext(1))
            .figures()
            .get("trajectories");
    assertThat(figure.columns()).isEqualTo(1);
    assertThat(figure.width()).isEqualTo(Figure.Width.WIDE);
  }

  @Test
  void trialsThatGrowBeyondAllNumbersAreLeftOutAndSaid() {
    // Rates of 1 are read out as 5e38, which no float32 is, and rates of −1 as −3e38.
    PlainNetwork loud = PlainNetwork.holding(new Clock(20));
    Weights weights = loud.weights();
    Weights.Tensor readout = weights.tensor("W_out");
    Arrays.fill(weights.values(), readout.offset(), readout.offset() + readout.length(), 5e37f);
    weights.values()[weights.tensor("b_out").offset()] = 1e38f;
    Trials trials = run().trials().trials(0, 24);
    long up =
        IntStream.range(0, 24)
            .filter(i -> trials.get(i).condition().get("sign").equals(1.0))
            .count();
    Result result =
        analysis()
            .analyze(
                new TrainedRun(loud, run().trials()), parameters(), new TestAnalysisContext(1));
    String sentence =
        "In %s of 24 trials the activity of the network grows beyond all numbers; they are left out."
            .formatted(up);
    assertThat(result.partial()).hasValue(sentence);
    assertThat(result.report()).last().isEqualTo(sentence);
  }

  private List<Map<String, Object>> answers(boolean noise, long seed) {
    Network noisy =
        PlainNetwork.random(
            new Dimensions(1, 8, 1), new Clock(20), 1, run().trials().stream().named("noisy"));
    ActivityParameters graded =
        new ActivityParameters(
            40,
            noise,
            "",
            new ActivityParameters.Course("", 20, List.of()),
            new ActivityParameters.Decoding(List.of(), 2, 1),
            new ActivityParameters.Curves(List.of("delayMs"), "", 0.01));
    AnalysisContext context =
        new TestAnalysisContext(1) {
          @Override
          public RandomStream random() {
            return RandomStream.root(seed);
          }
        };
    return analysis()
        .analyze(new TrainedRun(noisy, run().trials()), graded, context)
        .tables()
        .get("psychometric")
        .maps();
  }

  @Test
  void answersAreThoseOfTheNoisyNetworkOnlyIfThatIsWanted() {
    assertThat(answers(false, 1)).isEqualTo(answers(false, 2));
    assertThat(answers(true, 1)).isNotEqualTo(answers(true, 2));
  }

  @Test
  void itSaysWhereItWasDoneAndWhatItIsAbout() {
    assertThat(analysis().citation()).startsWith("Mante et al., 2013");
    assertThat(analysis().tags()).contains("decoding");
  }
}
