package org.rnnzoo.task.yang2019;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;
import org.rnnzoo.testkit.TaskSamples;

class Yang2019TaskTest implements TaskContract<Yang2019Parameters> {

  private static final TaskSamples<Yang2019Parameters> SAMPLES =
      new TaskSamples<>(new Yang2019Task());

  private static final Yang2019Task TASK = new Yang2019Task();

  /** Durations in ms that the paper's program can draw, by family; U is an open range. */
  private static final Map<String, List<String>> TIMES =
      Map.of(
          "go", List.of("U 300 700", "U 500 1500", "0", "0", "0", "500"),
          "react", List.of("U 500 2500", "0", "0", "0", "0", "500"),
          "delay", List.of("300 500 700", "200 400 600", "200 400 800 1600", "0", "0", "500"),
          "dm", List.of("U 100 400", "400 800 1600", "0", "0", "0", "500"),
          "delaydm",
              List.of(
                  "200 400 600",
                  "200 400 600",
                  "200 400 800 1600",
                  "200 400 600",
                  "U 100 300",
                  "500"),
          "dms", List.of("200 400 600", "200 400 600", "200 400 800 1600", "0", "0", "500"),
          "dmc",
              List.of("200 400 600", "200 400 600", "200 400 800 1600", "0", "0", "200 400 600"));

  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("fdgo", "go"),
          Map.entry("fdanti", "go"),
          Map.entry("reactgo", "react"),
          Map.entry("reactanti", "react"),
          Map.entry("delaygo", "delay"),
          Map.entry("delayanti", "delay"),
          Map.entry("dm1", "dm"),
          Map.entry("dm2", "dm"),
          Map.entry("contextdm1", "dm"),
          Map.entry("contextdm2", "dm"),
          Map.entry("multidm", "dm"),
          Map.entry("delaydm1", "delaydm"),
          Map.entry("delaydm2", "delaydm"),
          Map.entry("contextdelaydm1", "delaydm"),
          Map.entry("contextdelaydm2", "delaydm"),
          Map.entry("multidelaydm", "delaydm"),
          Map.entry("dmsgo", "dms"),
          Map.entry("dmsnogo", "dms"),
          Map.entry("dmcgo", "dmc"),
          Map.entry("dmcnogo", "dmc"));

  private static final List<String> EPOCHS =
      List.of("fixation", "stimulus-1", "delay", "stimulus-2", "pause", "response");

  @Override
  public Task<Yang2019Parameters> task() {
    return TASK;
  }

  /** Not 1 ms, at which batches of such long trials with so many channels fill the memory. */
  @Override
  public List<Double> samplingPeriods() {
    return List.of(5.0, 10.0, 20.0, 50.0);
  }

  static Stream<String> rules() {
    return Rule.words().stream();
  }

  @Test
  void thereAre85InputsAnd33Outputs() {
    List<String> inputs = TASK.channels(SAMPLES.parameters("v1")).inputs();
    assertThat(inputs).hasSize(85);
    assertThat(inputs.subList(0, 3))
        .containsExactly("fixation", "modality-1.0", "modality-1.11.25");
    assertThat(inputs.get(33)).isEqualTo("modality-2.0");
    assertThat(inputs.subList(65, 68)).containsExactly("rule.fdgo", "rule.reactgo", "rule.delaygo");
    assertThat(TASK.channels(SAMPLES.parameters("v1")).outputs())
        .hasSize(33)
        .startsWith("fixation", "response.0");
  }

  @Test
  void contextualRulesAreDrawnFiveTimesAsOften() {
    Map<Object, Long> counts =
        SAMPLES.trials(coarse(SAMPLES.quiet("v1")), 50, 7000).stream()
            .collect(Collectors.groupingBy(t -> t.condition().get("rule"), Collectors.counting()));
    assertThat(counts).hasSize(20);
    counts.forEach(
        (rule, count) ->
            assertThat(count / 250.0)
                .as("weight of %s", rule)
                .isCloseTo(rule.toString().startsWith("contextdm") ? 5 : 1, within(0.35)));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void durationsAreThoseOfTheFamily(String rule) {
    Yang2019Parameters p = coarse(only(rule));
    List<Trial> trials = SAMPLES.trials(p, 10, 250);
    List<String> times = TIMES.get(FAMILIES.get(rule));
    for (int i = 0; i < EPOCHS.size(); i++) {
      String column = EPOCHS.get(i) + "Ms";
      double[] drawn = trials.stream().mapToDouble(t -> number(t, column)).toArray();
      String[] words = times.get(i).split(" ");
      if (words[0].equals("U")) {
        double lo = Double.parseDouble(words[1]);
        double hi = Double.parseDouble(words[2]);
        for (double ms : drawn) {
          assertThat(ms).as("%s of %s", column, rule).isBetween(lo, hi);
        }
        assertThat(Arrays.stream(drawn).average().orElseThrow())
            .isCloseTo((lo + hi) / 2, within(0.07 * (hi - lo)));
      } else {
        List<Double> expected = Arrays.stream(words).map(Double::valueOf).toList();
        assertThat(Arrays.stream(drawn).distinct().boxed())
            .as("%s of %s", column, rule)
            .containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleIsShownThroughoutAndNoOther(String rule) {
    for (Trial trial : SAMPLES.trials(only(rule), 20, 10)) {
      assertThat(trial.channels().inputs()).hasSize(66).endsWith("rule." + rule);
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 65)).isEqualTo(1);
      }
    }
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), 20, 40)) {
      for (int i = 0; i < 20; i++) {
        boolean shown = trial.condition().get("rule").equals(Rule.ALL.get(i).word());
        assertThat(trial.input(trial.steps() - 1, 65 + i)).isEqualTo(shown ? 1 : 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void fixationGoesOffAtTheResponseUnlessAStimulusIsTheCue(String rule) {
    boolean stays = rule.startsWith("react") || rule.matches("dm[sc].*");
    for (Trial trial : SAMPLES.trials(only(rule), 20, 20)) {
      int off = stays ? trial.steps() : trial.epoch("response").start();
      for (int step = 0; step < trial.steps(); step++) {
        assertThat(trial.input(step, 0)).isEqualTo(step < off ? 1 : 0);
      }
    }
  }

  /** The rules as the paper describes them, from what is shown and nothing else. */
  @ParameterizedTest
  @MethodSource("rules")
  void theAnswerFollowsFromTheInputsAlone(String rule) {
    for (Trial trial : SAMPLES.trials(only(rule), 10, 100)) {
      Double answer = answer(rule, trial);
      assertThat(number(trial, "go")).as(rule).isEqualTo(answer == null ? 0 : 1);
      int last = trial.steps() - 1;
      assertThat(trial.target(last, 0)).isCloseTo(answer == null ? 0.8 : 0.05, within(1e-6));
      if (answer != null) {
        double target = new Ring(32).read(unit -> trial.target(last, 1 + unit));
        assertThat(AngleCode.distance(target, answer)).as(rule).isLessThan(1.5);
      }
    }
  }

  /** Where to look, in degrees; null if fixation is to be held. */
  private static Double answer(String rule, Trial trial) {
    Epoch first = trial.epoch("stimulus-1");
    Epoch response = trial.epoch("response");
    if (rule.startsWith("dms") || rule.startsWith("dmc")) {
      double sample = read(trial, first.start());
      double test = read(trial, response.start());
      boolean match =
          rule.startsWith("dms")
              ? AngleCode.distance(sample, test) < 5
              : (sample < 180) == (test < 180);
      return match == !rule.endsWith("nogo") ? test : null;
    } else if (rule.contains("dm")) {
      return stronger(rule, trial);
    }
    double seen = read(trial, rule.startsWith("react") ? response.start() : first.start());
    return rule.endsWith("anti") ? seen + 180 : seen;
  }

  private static double stronger(String rule, Trial trial) {
    List<Integer> attended =
        rule.endsWith("1") ? List.of(1) : rule.endsWith("2") ? List.of(2) : List.of(1, 2);
    Epoch first = trial.epoch("stimulus-1");
    Epoch second = rule.contains("delaydm") ? trial.epoch("stimulus-2") : first;
    double one = number(trial, "stimulus1Deg");
    double other = number(trial, "stimulus2Deg");
    double difference = 0;
    for (int modality : attended) {
      difference +=
          strength(trial, modality, one, first) - strength(trial, modality, other, second);
    }
    return difference > 0 ? one : other;
  }

  /** The strength of a stimulus at a direction, by least squares. */
  private static double strength(Trial trial, int modality, double degrees, Epoch during) {
    double product = 0;
    double square = 0;
    for (int unit = 0; unit < 32; unit++) {
      double value = new Ring(32).value(unit, degrees);
      double sum = 0;
      for (int step = during.start(); step < during.end(); step++) {
        sum += trial.input(step, 1 + 32 * (modality - 1) + unit);
      }
      product += value * sum / during.length();
      square += value * value;
    }
    return product / square;
  }

  /** The direction of a single stimulus in either modality. */
  private static double read(Trial trial, int step) {
    return new Ring(32).read(unit -> trial.input(step, 1 + unit) + trial.input(step, 33 + unit));
  }

  @ParameterizedTest
  @CsvSource({
    "dm1, false",
    "contextdm2, false",
    "contextdm1, true",
    "delaydm2, false",
    "contextdelaydm1, true"
  })
  void strengthsDifferByTheCoherencesOfThePaper(String rule, boolean easy) {
    Yang2019Parameters p = SAMPLES.with(only(rule), Map.of("easy", easy));
    boolean delayed = rule.contains("delay");
    double factor = delayed ? (easy ? 2 : 1) : (easy ? 10 : 1);
    Set<Long> expected = new TreeSet<>();
    for (double c : delayed ? new double[] {.08, .16, .32} : new double[] {.01, .02, .04, .08}) {
      expected.add(Math.round(1000 * 2 * factor * c));
      expected.add(-Math.round(1000 * 2 * factor * c));
    }
    List<Trial> trials = SAMPLES.trials(p, 20, 300);
    for (int modality = 1; modality <= 2; modality++) {
      String column = "difference" + modality;
      boolean shown = rule.startsWith("context") || rule.endsWith("" + modality);
      assertThat(trials.stream().map(t -> Math.round(1000 * number(t, column))))
          .isSubsetOf(shown ? expected : Set.of(0L));
      for (Trial trial : trials) {
        double mean =
            strength(trial, modality, number(trial, "stimulus1Deg"), trial.epoch("stimulus-1"))
                - number(trial, column) / 2;
        assertThat(mean).isBetween(shown ? 0.79 : -0.01, shown ? 1.24 : 0.01);
      }
    }
  }

  @Test
  void twoStimuliAreAtLeastAQuarterTurnApart() {
    for (Trial trial : SAMPLES.trials(only("multidm"), 20, 300)) {
      assertThat(AngleCode.distance(number(trial, "stimulus1Deg"), number(trial, "stimulus2Deg")))
          .isGreaterThanOrEqualTo(90 - 1e-9);
    }
  }

  @Test
  void modalitiesShareAStimulusUnequally() {
    for (Trial trial : SAMPLES.trials(only("multidelaydm"), 20, 300)) {
      double degrees = number(trial, "stimulus1Deg");
      double one = strength(trial, 1, degrees, trial.epoch("stimulus-1"));
      double two = strength(trial, 2, degrees, trial.epoch("stimulus-1"));
      assertThat(Math.abs(one - two) / ((one + two) / 2)).isBetween(0.199, 0.801);
    }
  }

  @Test
  void halfOfTheTrialsMatch() {
    for (String rule : List.of("dmsgo", "dmcnogo")) {
      List<Trial> trials = SAMPLES.trials(coarse(only(rule)), 50, 3000);
      assertThat(trials.stream().mapToDouble(t -> number(t, "match")).average().orElseThrow())
          .isCloseTo(0.5, within(0.03));
      for (Trial trial : trials) {
        double distance =
            AngleCode.distance(number(trial, "stimulus1Deg"), number(trial, "stimulus2Deg"));
        if (rule.equals("dmsgo")) {
          assertThat(distance == 0 || distance >= 20).isTrue();
        } else {
          assertThat((number(trial, "stimulus2Deg") - 18) % 36).isEqualTo(0);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 50})
  void theMaskIsTheSquareOfThePapersMask(double dt) {
    for (Trial trial : SAMPLES.trials(SAMPLES.quiet("v1"), dt, 60)) {
      int go = trial.epoch("response").start();
      for (int step = 0; step < trial.steps(); step++) {
        double paper = step * dt < 100 ? 0 : step < go ? 1 : (step - go) * dt < 100 ? 0 : 5;
        assertThat(trial.mask(step, 0)).isEqualTo(4 * paper * paper);
        assertThat(trial.mask(step, 1)).isEqualTo(paper * paper);
        assertThat(trial.mask(step, 32)).isEqualTo(paper * paper);
      }
    }
  }

  @Test
  void aTargetIsABumpOnABaseline() {
    Trial trial = SAMPLES.trials(only("delayanti"), 20, 1).get(0);
    int last = trial.steps() - 1;
    double answer = (number(trial, "stimulus1Deg") + 180) % 360;
    for (int unit = 0; unit < 32; unit++) {
      double d = AngleCode.distance(answer, unit * 11.25) / 22.5;
      assertThat(trial.target(last, 1 + unit))
          .isCloseTo(0.05 + 0.8 * Math.exp(-d * d / 2), within(1e-6));
      assertThat(trial.target(0, 1 + unit)).isCloseTo(0.05, within(1e-6));
    }
    assertThat(trial.target(0, 0)).isCloseTo(0.8, within(1e-6));
  }

  @Test
  void noiseIsAddedToAllInputs() {
    float[] noisy = SAMPLES.source(SAMPLES.parameters("v1"), 20).trials(0, 100).inputValues();
    float[] clean = SAMPLES.source(SAMPLES.quiet("v1"), 20).trials(0, 100).inputValues();
    double[] squares = new double[85];
    int[] steps = new int[85];
    for (int k = 0; k < noisy.length; k++) {
      if (noisy[k] != clean[k]) {
        squares[k % 85] += (noisy[k] - clean[k]) * (noisy[k] - clean[k]);
        steps[k % 85]++;
      }
    }
    for (int channel = 0; channel < 85; channel++) {
      assertThat(Math.sqrt(squares[channel] / steps[channel]))
          .as("noise of input %d", channel)
          .isCloseTo(0.01 * Math.sqrt(10), within(0.002));
    }
  }

  @ParameterizedTest
  @CsvSource({"35, 1", "-35, 1", "37, 0", "180, 0"})
  void aLookMayBe36DegreesOff(double offDeg, double accuracy) {
    List<Verdict> verdicts =
        looked(only("fdanti"), 300, trial -> number(trial, "answerDeg") + offDeg);
    assertThat(TaskSamples.accuracy(verdicts)).isEqualTo(accuracy);
    assertThat(TaskSamples.mean(verdicts, "rule.fdanti")).isEqualTo(accuracy);
    assertThat(TaskSamples.mean(verdicts, "errorDeg")).isCloseTo(Math.abs(offDeg), within(0.1));
    assertThat(TaskSamples.mean(verdicts, "hold")).isEqualTo(1);
  }

  @Test
  void everyRuleHasAMeasure() {
    List<Verdict> verdicts =
        looked(SAMPLES.quiet("v2"), 1500, trial -> number(trial, "stimulus1Deg"));
    assertThat(TaskSamples.mean(verdicts, "rule.fdgo")).isEqualTo(1);
    assertThat(TaskSamples.mean(verdicts, "rule.fdanti")).isEqualTo(0);
    assertThat(TaskSamples.mean(verdicts, "rule.dm1")).isCloseTo(0.5, within(0.2));
    assertThat(verdicts.stream().flatMap(v -> v.measures().keySet().stream()).distinct())
        .containsAll(Rule.words().stream().map(word -> "rule." + word).toList());
  }

  @Test
  void lookingWhereFixationIsWantedIsWrong() {
    List<Verdict> verdicts = looked(only("dmsgo"), 600, trial -> number(trial, "stimulus2Deg"));
    assertThat(TaskSamples.accuracy(verdicts)).isCloseTo(0.5, within(0.07));
    TrialSource<Yang2019Parameters> source = SAMPLES.source(only("dmsgo"), 20);
    Trials trials = source.trials(0, 600);
    float[] held = new float[trials.targetValues().length];
    for (int k = 0; k < held.length; k += 33) {
      held[k] = 0.8f;
    }
    assertThat(TaskSamples.accuracy(source.score(trials, held))).isCloseTo(0.5, within(0.07));
  }

  @Test
  void anOutputThatIsNotANumberIsWrong() {
    TrialSource<Yang2019Parameters> source = SAMPLES.source(SAMPLES.quiet("v1"), 20);
    Trials trials = source.trials(0, 100);
    float[] outputs = new float[trials.targetValues().length];
    Arrays.fill(outputs, Float.NaN);
    assertThat(TaskSamples.accuracy(source.score(trials, outputs))).isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void alwaysLookingTheSameWayScoresTheChanceOnTheCard(String version) {
    List<Verdict> verdicts = looked(SAMPLES.quiet(version), 2500, trial -> 100);
    assertThat(TaskSamples.accuracy(verdicts))
        .isCloseTo(SAMPLES.version(version).card().chance(), within(0.03));
  }

  /** Looks at the only stimulus, or at the stronger one over both modalities. */
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void whoDoesNotSeeTheRuleScoresTheShortcutOnTheCard(String version) {
    List<Verdict> verdicts =
        looked(
            SAMPLES.quiet(version),
            2500,
            trial -> {
              Map<String, Object> seen = trial.condition();
              if (seen.containsKey("difference1")) {
                double sum = number(trial, "difference1") + number(trial, "difference2");
                return number(trial, sum > 0 ? "stimulus1Deg" : "stimulus2Deg");
              }
              return number(trial, seen.containsKey("match") ? "stimulus2Deg" : "stimulus1Deg");
            });
    assertThat(TaskSamples.accuracy(verdicts))
        .isCloseTo(SAMPLES.version(version).card().shortcut(), within(0.03));
  }

  /** Reads strengths through the noise; the rules without comparison are far from their limit. */
  @ParameterizedTest
  @CsvSource({"v1, 0.01, 0.997", "v2, 0.01, 1", "v3, 0.05, 0.998"})
  void anIdealObserverReachesTheCeilingOfTheComparisons(
      String version, double sigma, double expected) {
    for (String rule : List.of("contextdm1", "contextdelaydm2")) {
      Yang2019Parameters p =
          SAMPLES.with(SAMPLES.parameters(version), Map.of("rules", List.of(rule), "sigma", sigma));
      int right = 0;
      for (Trial trial : SAMPLES.trials(p, 20, 1000)) {
        right += stronger(rule, trial) == number(trial, "answerDeg") ? 1 : 0;
      }
      assertThat(right / 1000.0).as(rule).isGreaterThanOrEqualTo(expected - 0.004);
    }
  }

  /** Verdicts on answers that hold fixation, then look in a direction. */
  private static List<Verdict> looked(
      Yang2019Parameters p, int count, ToDoubleFunction<Trial> direction) {
    TrialSource<Yang2019Parameters> source = SAMPLES.source(p, 50);
    Trials trials = source.trials(0, count);
    float[] outputs = new float[trials.targetValues().length];
    for (int i = 0; i < count; i++) {
      Trial trial = trials.get(i);
      int go = trial.epoch("response").start();
      double degrees = (direction.applyAsDouble(trial) + 360) % 360;
      for (int step = 0; step < trial.steps(); step++) {
        int place = (i * trials.time() + step) * 33;
        outputs[place] = step < go ? 0.8f : 0.05f;
        for (int unit = 0; unit < 32 && step >= go; unit++) {
          outputs[place + 1 + unit] = (float) new Ring(32).value(unit, degrees);
        }
      }
    }
    return source.score(trials, outputs);
  }

  private static Yang2019Parameters only(String rule) {
    return SAMPLES.with(SAMPLES.quiet("v1"), Map.of("rules", List.of(rule)));
  }

  /** With small rings, so that many trials fit into memory. */
  private static Yang2019Parameters coarse(Yang2019Parameters p) {
    return SAMPLES.with(p, Map.of("unitsPerRing", 8));
  }

  private static double number(Trial trial, String column) {
    return (double) trial.condition().get(column);
  }
}
