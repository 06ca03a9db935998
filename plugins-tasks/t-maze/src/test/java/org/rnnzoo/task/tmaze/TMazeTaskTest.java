package org.rnnzoo.task.tmaze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class TMazeTaskTest implements TaskContract<TMazeParameters> {

  private static final TMazeTask TASK = new TMazeTask();
  private static final int LEFT = 0;
  private static final int RIGHT = 1;
  private static final int POSITION = 2;
  private static final int JUNCTION = 3;

  @Override
  public Task<TMazeParameters> task() {
    return TASK;
  }

  /** The gap of 40 ms between the cues of v2 allows no more. */
  @Override
  public List<Double> samplingPeriods() {
    return List.of(1.0, 5.0, 10.0, 20.0, 40.0);
  }

  @Test
  void channelsAreTheCuesThePlaceAndTheTurns() {
    assertThat(TASK.channels(TASK.defaults()).inputs())
        .containsExactly("cue.left", "cue.right", "position", "junction");
    assertThat(TASK.channels(TASK.defaults()).outputs())
        .containsExactly("forward", "left", "right");
  }

  @Test
  void theMemoryMazeFollowsItsTable() {
    Trial trial = trials(Presets.quiet("v1"), 20, 1).get(0);
    assertThat(trial.epochs().stream().filter(epoch -> epoch.length() > 0))
        .containsExactly(
            new Epoch("start", 0, 10),
            new Epoch("cue", 10, 35),
            new Epoch("corridor", 35, 110),
            new Epoch("junction", 110, 135));
    boolean left = trial.condition().get("label").equals("left");
    for (int step = 0; step < 135; step++) {
      boolean cue = step >= 10 && step < 35;
      boolean way = step < 110;
      assertThat(trial.input(step, left ? LEFT : RIGHT)).isEqualTo(cue ? 1 : 0);
      assertThat(trial.input(step, left ? RIGHT : LEFT)).isEqualTo(0);
      assertThat(trial.input(step, JUNCTION)).isEqualTo(way ? 0 : 1);
      assertThat(trial.target(step, 0)).isEqualTo(way ? 1 : 0);
      assertThat(trial.target(step, left ? 1 : 2)).isEqualTo(way ? 0 : 1);
      assertThat(trial.target(step, left ? 2 : 1)).isEqualTo(0);
      assertThat(trial.mask(step, 0)).isEqualTo(way ? 1 : step < 113 ? 0 : 2);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 10, 20, 40})
  void thePositionRisesEvenlyAndIsZeroAtTheJunction(double dt) {
    for (Trial trial : list(trials(Presets.quiet("v3"), dt, 20))) {
      int way = trial.epoch("junction").start();
      for (int step = 0; step < way; step++) {
        assertThat(trial.input(step, POSITION)).isCloseTo((step + 0.5) / way, within(1e-6));
      }
      for (int step = way; step < trial.steps(); step++) {
        assertThat(trial.input(step, POSITION)).isEqualTo(0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1, 20, 135, 135",
    "v2, 20, 109, 159",
    "v3, 20, 160, 223",
    "v4, 10, 225, 225",
    "v5, 20, 160, 223",
    "v6, 100, 11, 11",
    "v6, 20, 55, 55"
  })
  void trialsAreAsLongAsTheTableSays(String version, double dt, int shortest, int longest) {
    for (Trial trial : list(trials(Presets.quiet(version), dt, 300))) {
      assertThat(trial.steps()).isBetween(shortest, longest);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 20", "v2, 1", "v2, 20", "v2, 40", "v3, 1", "v3, 20", "v3, 40", "v3, 100"})
  void theTurnFollowsFromTheInputsAlone(String version, double dt) {
    for (Trial trial : list(trials(Presets.quiet(version), dt, 300))) {
      double right = area(trial, RIGHT) - area(trial, LEFT);
      assertThat(trial.condition().get("label")).isEqualTo(right > 0 ? "right" : "left");
      assertThat(trial.decisions().get(0).output()).isEqualTo(right > 0 ? 2 : 1);
      assertThat(Math.signum(right)).isEqualTo(Math.signum(number(trial, "netEvidence")));
    }
  }

  @Test
  void bitsNameTheKindOfPlace() {
    for (Trial trial : list(trials(Presets.quiet("v6"), 100, 50))) {
      boolean left = trial.condition().get("label").equals("left");
      assertThat(bits(trial, 0)).isEqualTo(left ? "011" : "110");
      for (int cell = 1; cell < 10; cell++) {
        assertThat(bits(trial, cell)).isEqualTo("101");
      }
      assertThat(bits(trial, 10)).isEqualTo("010");
    }
  }

  private static String bits(Trial trial, int step) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      bits.append((int) trial.input(step, i));
    }
    return bits.toString();
  }

  @Test
  void cuesOfV2LastAHundredMillisecondsEach() {
    for (Trial trial : list(trials(Presets.quiet("v2"), 20, 100))) {
      assertThat(area(trial, LEFT)).isEqualTo(5 * number(trial, "nLeft"));
      assertThat(area(trial, RIGHT)).isEqualTo(5 * number(trial, "nRight"));
      assertThat(trial.condition().get("cueTimesMs"))
          .isEqualTo("240.0 380.0 520.0 660.0 800.0 940.0 1080.0");
      assertThat(number(trial, "cuePeriodMs")).isEqualTo(980);
    }
  }

  @Test
  void netEvidenceOfSevenCuesFollowsItsLaw() {
    Trials trials = trials(Presets.quiet("v2"), 40, 20_000);
    double[] law = {0, 0.324, 0, 0.343, 0, 0.251, 0, 0.083};
    for (int net = 1; net <= 7; net += 2) {
      assertThat(shareOfNet(trials, net)).as("|net| = %d", net).isCloseTo(law[net], within(0.01));
    }
    assertThat(share(trials, t -> t.condition().get("richSide").equals(t.condition().get("label"))))
        .isCloseTo(0.874, within(0.008));
  }

  @Test
  void netEvidenceOfTowersFollowsItsLaw() {
    Trials trials = trials(Presets.quiet("v3"), 40, 20_000);
    double[] law = {0, 0.17, 0.17, 0.18, 0.16, 0.13, 0.09, 0.06, 0.03};
    for (int net = 0; net <= 8; net++) {
      assertThat(shareOfNet(trials, net)).as("|net| = %d", net).isCloseTo(law[net], within(0.012));
    }
    assertThat(mean(trials, t -> number(t, isLeftRich(t) ? "nLeft" : "nRight")))
        .as("towers of the rich side")
        .isCloseTo(7.4, within(0.1));
    assertThat(mean(trials, t -> number(t, isLeftRich(t) ? "nRight" : "nLeft")))
        .as("towers of the poor side")
        .isCloseTo(4.1, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "v5"})
  void towersOfASideStandTwelveCentimetresApartAndNoneNearTheEnd(String version) {
    for (Trial trial : list(trials(Presets.quiet(version), 1, 300))) {
      double cmPerMs = number(trial, "speedCmS") / 1000;
      double[] last = {-100, -100};
      String sides = trial.condition().get("cueSides").toString();
      double[] times = times(trial);
      for (int i = 0; i < times.length; i++) {
        double cm = (times[i] - 200) * cmPerMs;
        int side = sides.charAt(i) == 'L' ? LEFT : RIGHT;
        assertThat(cm).isBetween(-0.1, 190.1);
        assertThat(cm - last[side]).as("distance to the tower before").isGreaterThan(11.8);
        last[side] = cm;
      }
      assertThat(times).hasSize((int) (number(trial, "nLeft") + number(trial, "nRight")));
    }
  }

  @Test
  void theWayTakesAsLongAsTheSpeedSays() {
    for (Trial trial : list(trials(Presets.quiet("v3"), 1, 200))) {
      double speed = number(trial, "speedCmS");
      assertThat(speed).isBetween(80.0, 120.0);
      assertThat(number(trial, "cuePeriodMs")).isCloseTo(200_000 / speed, within(0.51));
      assertThat(number(trial, "corridorMs")).isCloseTo(100_000 / speed, within(0.51));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 10, 20, 50, 100})
  void aTowerShownTooShortlyForAStepKeepsItsArea(double dt) {
    Towers towers =
        new Towers(new Run(200, 100, 80, 120), new Rates(List.of(8.0), List.of(2.0)), 12, 10, 10);
    for (Trial trial : list(trials(Presets.with(towers), dt, 50))) {
      assertThat(dt * area(trial, LEFT)).isCloseTo(10 * number(trial, "nLeft"), within(0.001));
      assertThat(dt * area(trial, RIGHT)).isCloseTo(10 * number(trial, "nRight"), within(0.001));
    }
  }

  @Test
  void onlyTheJunctionIsTaughtInTheEPropVersion() {
    for (double dt : new double[] {1, 10, 20, 50}) {
      for (Trial trial : list(trials(Presets.quiet("v4"), dt, 5))) {
        for (int step = 0; step < trial.steps(); step++) {
          boolean junction = trial.epoch("junction").contains(step);
          assertThat(trial.mask(step, 0)).isEqualTo(junction ? 1 : 0);
        }
      }
    }
  }

  @Test
  void noiseOfTheGivenSizeIsAddedToAllInputs() {
    Trials noisy = trials(Presets.version("v3"), 20, 100);
    Trials clean = trials(Presets.quiet("v3"), 20, 100);
    double[] squares = new double[4];
    int steps = 0;
    for (int i = 0; i < 100; i++) {
      for (int step = 0; step < noisy.get(i).steps(); step++, steps++) {
        for (int c = 0; c < 4; c++) {
          squares[c] += Math.pow(noisy.get(i).input(step, c) - clean.get(i).input(step, c), 2);
        }
      }
    }
    for (double square : squares) {
      assertThat(Math.sqrt(square / steps)).isCloseTo(0.1 * Math.sqrt(10), within(0.01));
    }
  }

  @Test
  void trialsThatAreDecidedByOneCueAreReportedApart() {
    TrialSource<TMazeParameters> source = source(Presets.quiet("v2"), 20);
    Trials trials = source.trials(0, 100);
    List<Verdict> verdicts = source.score(trials, trials.targetValues());
    for (int i = 0; i < 100; i++) {
      boolean close = Math.abs(number(trials.get(i), "netEvidence")) == 1;
      assertThat(verdicts.get(i).measures().containsKey("close")).isEqualTo(close);
      assertThat(verdicts.get(i).measures()).containsEntry("hold", 1.0);
    }
  }

  private static TrialSource<TMazeParameters> source(TMazeParameters parameters, double dt) {
    return new TrialSource<>(TASK, parameters, new Clock(dt), RandomStream.root(1));
  }

  static Trials trials(TMazeParameters parameters, double dt, int count) {
    return source(parameters, dt).trials(0, count);
  }

  private static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  private static boolean isLeftRich(Trial trial) {
    return trial.condition().get("richSide").equals("left");
  }

  static double number(Trial trial, String name) {
    return (double) trial.condition().get(name);
  }

  static double[] times(Trial trial) {
    return Arrays.stream(trial.condition().get("cueTimesMs").toString().split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double area(Trial trial, int channel) {
    return IntStream.range(0, trial.steps()).mapToDouble(step -> trial.input(step, channel)).sum();
  }

  private static double shareOfNet(Trials trials, int net) {
    return share(trials, t -> Math.abs(number(t, "netEvidence")) == net);
  }

  private static double share(Trials trials, Predicate<Trial> what) {
    return mean(trials, trial -> what.test(trial) ? 1 : 0);
  }

  private static double mean(Trials trials, ToDoubleFunction<Trial> what) {
    return list(trials).stream().mapToDouble(what).average().orElseThrow();
  }
}
