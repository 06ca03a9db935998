package org.rnnzoo.task.clicks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.task.clicks.Presets.list;
import static org.rnnzoo.task.clicks.Presets.number;
import static org.rnnzoo.task.clicks.Presets.quiet;
import static org.rnnzoo.task.clicks.Presets.trials;
import static org.rnnzoo.task.clicks.Presets.version;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.testkit.TaskContract;

class ClicksTaskTest implements TaskContract<ClicksParameters> {

  private static final ClicksTask TASK = new ClicksTask();
  private static final int LEFT = 1;
  private static final int RIGHT = 2;

  @Override
  public Task<ClicksParameters> task() {
    return TASK;
  }

  /** The clicks of 40 ms of v1 allow no more. */
  @Override
  public List<Double> samplingPeriods() {
    return List.of(1.0, 5.0, 10.0, 20.0, 40.0);
  }

  @Test
  void channelsAreFixationAndTheSides() {
    assertThat(TASK.channels(TASK.defaults()).inputs())
        .containsExactly("fixation", "left", "right");
    assertThat(TASK.channels(TASK.defaults()).outputs())
        .containsExactly("fixation", "left", "right");
  }

  @Test
  void theBinnedVersionFollowsItsTable() {
    for (Trial trial : list(trials(quiet("v1"), 20, 50))) {
      assertThat(trial.steps()).isEqualTo(105);
      assertThat(trial.epoch("click-3")).isEqualTo(new Epoch("click-3", 30, 32));
      assertThat(trial.epoch("response")).isEqualTo(new Epoch("response", 90, 105));
      int label = trial.condition().get("label").equals("left") ? 1 : 2;
      for (int step = 0; step < 105; step++) {
        boolean before = step < 90;
        boolean click = step >= 10 && before && step % 10 < 2;
        assertThat(trial.input(step, 0)).isEqualTo(before ? 1 : 0);
        assertThat(trial.target(step, 0)).isEqualTo(before ? 1 : 0);
        assertThat(trial.target(step, label)).isEqualTo(before ? 0 : 1);
        assertThat(trial.mask(step, 0)).isEqualTo(step < 5 ? 0 : before ? 1 : step < 95 ? 0 : 5);
        assertThat(trial.input(step, LEFT)).isIn(0.0, click ? 1.0 : 0.0);
        assertThat(trial.input(step, RIGHT)).isIn(0.0, click ? 1.0 : 0.0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 105, 105", "v2, 75, 75", "v3, 45, 145", "v4, 75, 75"})
  void trialsAreAsLongAsTheTableSays(String version, int shortest, int longest) {
    for (Trial trial : list(trials(quiet(version), 20, 300))) {
      assertThat(trial.steps()).isBetween(shortest, longest);
    }
  }

  @ParameterizedTest
  @CsvSource({"v1, 1", "v1, 20", "v1, 40", "v2, 1", "v2, 20", "v2, 100", "v4, 7", "v4, 50"})
  void theChoiceFollowsFromTheInputsAlone(String version, double dt) {
    for (Trial trial : list(trials(quiet(version), dt, 300))) {
      double right = area(trial, RIGHT) - area(trial, LEFT);
      assertThat(trial.condition().get("label")).isEqualTo(right > 0 ? "right" : "left");
      assertThat(trial.decisions().get(0).output()).isEqualTo(right > 0 ? 2 : 1);
      assertThat(number(trial, "diff")).isNotZero();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 5, 7, 10, 20, 50, 100})
  void aClickHasTheSameAreaAtEverySamplingPeriod(double dt) {
    for (Trial trial : list(trials(quiet("v2"), dt, 50))) {
      assertThat(dt * area(trial, LEFT)).isCloseTo(20 * number(trial, "nLeft"), within(1e-3));
      assertThat(dt * area(trial, RIGHT)).isCloseTo(20 * number(trial, "nRight"), within(1e-3));
    }
    for (Trial trial : list(trials(quiet("v3"), dt, 50))) {
      assertThat(dt * area(trial, LEFT)).isCloseTo(20 * number(trial, "leftSum"), within(1e-3));
      assertThat(dt * area(trial, RIGHT)).isCloseTo(20 * number(trial, "rightSum"), within(1e-3));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 20, 100})
  void clicksComeAtTheTotalRateWhateverTheSamplingPeriod(double dt) {
    List<Trial> trials = list(trials(quiet("v2"), dt, 4000));
    double[] early = new double[2];
    double clicks = 0;
    for (Trial trial : trials) {
      clicks += number(trial, "nLeft") + number(trial, "nRight");
      for (String side : List.of("leftMs", "rightMs")) {
        for (double ms : times(trial, side)) {
          assertThat(ms).isBetween(0.0, 1000 - dt);
          early[ms < 500 ? 0 : 1]++;
        }
      }
    }
    assertThat(clicks / 4000).isCloseTo(20, within(0.35));
    assertThat(early[0] / (early[0] + early[1]))
        .as("clicks of the first half")
        .isCloseTo(0.5, within(0.01));
  }

  @Test
  void theRateOfASideFollowsFromTheLogRatio() {
    double[] left = new double[8];
    double[] count = new double[8];
    for (Trial trial : list(trials(quiet("v2"), 50, 20_000))) {
      int place = (int) Math.round(number(trial, "gamma") + 3.5);
      left[place] += number(trial, "nLeft");
      count[place]++;
    }
    // Without ties the even conditions lose some trials; their means stay.
    for (int place = 0; place < 8; place++) {
      double gamma = place - 3.5;
      assertThat(count[place] / 20_000).isCloseTo(0.125, within(0.01));
      assertThat(left[place] / count[place])
          .as("clicks on the left at gamma = %s", gamma)
          .isCloseTo(20 / (1 + Math.exp(-gamma)), within(0.5));
    }
  }

  @Test
  void theLabelIsNotAlwaysTheGeneratingSide() {
    assertThat(
            share(
                list(trials(quiet("v1"), 40, 20_000)),
                t -> t.condition().get("richSide").equals(t.condition().get("label"))))
        .isCloseTo(0.973, within(0.005));
    List<Trial> even =
        list(trials(quiet("v2"), 50, 20_000)).stream()
            .filter(t -> Math.abs(number(t, "gamma")) == 0.5)
            .toList();
    assertThat(share(even, t -> number(t, "gamma") * number(t, "diff") < 0))
        .isCloseTo(0.88, within(0.02));
  }

  @Test
  void amplitudesVaryAndAreNeverNegative() {
    double sum = 0;
    double squares = 0;
    double clicks = 0;
    for (Trial trial : list(trials(quiet("v3"), 1, 500))) {
      for (int step = 0; step < trial.steps(); step++) {
        double amplitude = trial.input(step, LEFT) / 20;
        assertThat(amplitude).isNotNegative();
        // Two clicks in a millisecond are rare and larger than a single one can be.
        if (amplitude > 0 && amplitude < 2.4) {
          sum += amplitude;
          squares += amplitude * amplitude;
          clicks++;
        }
      }
    }
    double mean = sum / clicks;
    assertThat(mean).isCloseTo(1, within(0.02));
    assertThat(Math.sqrt(squares / clicks - mean * mean)).isCloseTo(0.3, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({"v1, 0.01", "v3, 0.05"})
  void noiseOfTheGivenSizeIsAddedToTheSidesOnly(String name, double sigma) {
    Trials noisy = trials(version(name), 20, 100);
    Trials clean = trials(quiet(name), 20, 100);
    double squares = 0;
    int values = 0;
    for (int i = 0; i < 100; i++) {
      for (int step = 0; step < noisy.get(i).steps(); step++, values++) {
        assertThat(noisy.get(i).input(step, 0)).isEqualTo(clean.get(i).input(step, 0));
        squares += Math.pow(noisy.get(i).input(step, LEFT) - clean.get(i).input(step, LEFT), 2);
      }
    }
    assertThat(Math.sqrt(squares / values))
        .isCloseTo(sigma * Math.sqrt(10), within(0.03 * sigma * Math.sqrt(10)));
  }

  @Test
  void closeTrialsAreReportedApart() {
    TrialSource<ClicksParameters> source = Presets.source(quiet("v2"), 20);
    Trials trials = source.trials(0, 200);
    List<Verdict> verdicts = source.score(trials, trials.targetValues());
    for (int i = 0; i < 200; i++) {
      boolean close = Math.abs(number(trials.get(i), "diff")) <= 3;
      assertThat(verdicts.get(i).measures().containsKey("close")).isEqualTo(close);
    }
  }

  private static double area(Trial trial, int channel) {
    return IntStream.range(0, trial.steps()).mapToDouble(step -> trial.input(step, channel)).sum();
  }

  static List<Double> times(Trial trial, String side) {
    String text = trial.condition().get(side).toString();
    return text.isEmpty()
        ? List.of()
        : List.of(text.split(" ")).stream().map(Double::valueOf).toList();
  }

  private static double share(List<Trial> trials, Predicate<Trial> what) {
    return (double) trials.stream().filter(what).count() / trials.size();
  }
}
