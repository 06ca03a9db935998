package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.testkit.Blind;
import org.rnnzoo.testkit.TaskContract;

/**
 * What every delayed-match task promises, in all its versions.
 *
 * @param <P> the parameters
 */
interface DelayedMatchContract<P extends Record & Matching> extends TaskContract<P> {

  /** So many trials that the standard error of a share is 0.005. */
  int MANY = 10_000;

  /** The frame is tried at 1 and 5 ms with the plainest task; that it is the same one, here. */
  @Override
  default List<Double> samplingPeriods() {
    return List.of(10.0, 20.0, 50.0);
  }

  /** The same parameters with another frame. */
  default P with(P parameters, Frame frame) {
    return ((DelayedMatch<P>) task()).with(parameters, frame);
  }

  /**
   * Whether a test matches, found in another way than the task does.
   *
   * @param rule the rule that is cued; empty without a cue
   */
  boolean matches(P parameters, String rule, double sample, double test);

  default P parameters(String version) {
    return task().versions().stream()
        .filter(v -> v.name().equals(version))
        .map(Version::parameters)
        .findFirst()
        .orElseThrow();
  }

  /** Without noise and with stimuli of full strength. */
  default P quiet(P p) {
    Frame f = p.frame();
    return with(p, f.withStimuli(s -> s.withGains(1, 1).withSigma(0)));
  }

  /** Many trials of a version with brief epochs and few channels: what is drawn, at little cost. */
  default Trials draws(String version) {
    return draws(parameters(version));
  }

  /** Many trials with brief epochs and few channels. */
  default Trials draws(P p) {
    Frame f = p.frame();
    Frame brief =
        f.withTiming(
                t -> t.withFixationMs(fixed(100)).withSampleMs(fixed(100)).withDelayMs(fixed(100)))
            .withChannels(c -> c.withEncoding(AngleCode.quad(4)).withFixationNeurons(1))
            .withStimuli(s -> s.withGains(1, 1).withSigma(0));
    P cheap = with(p, brief);
    return Draws.of(cheap, () -> trials(cheap, 100, MANY));
  }

  default Trials trials(P parameters, double dt, int count) {
    return source(parameters, dt).trials(0, count);
  }

  default TrialSource<P> source(P parameters, double dt) {
    return new TrialSource<>(task(), parameters, new Clock(dt), RandomStream.root(11));
  }

  /** The parameters of all versions. */
  default List<P> all() {
    return task().versions().stream().map(Version::parameters).toList();
  }

  static Stream<Trial> each(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get);
  }

  static boolean isCaught(Trial trial) {
    return trial.condition().get("catch").equals(1.0);
  }

  /** A condition that is a number. */
  static double number(Trial trial, String name) {
    return (double) trial.condition().get(name);
  }

  /** The best accuracy of an observer who sees but a key of each trial. */
  default double blind(String version, Function<Trial, Object> key) {
    BiFunction<Trial, Decision, Object> seen = (trial, decision) -> key.apply(trial);
    return Blind.accuracy(draws(version), seen);
  }

  /** Fails unless the best accuracy of an observer is the given one. */
  default void assertBlind(String version, double accuracy, Function<Trial, Object> key) {
    assertThat(blind(version, key))
        .as("accuracy in %s", version)
        .isCloseTo(accuracy, within(0.015));
  }

  /** Fails unless the shortcut on the card is what an observer who sees but a key achieves. */
  default void assertShortcut(String version, Function<Trial, Object> key) {
    double card =
        task().versions().stream()
            .filter(v -> v.name().equals(version))
            .findFirst()
            .orElseThrow()
            .card()
            .shortcut();
    assertBlind(version, card, key);
  }

  /** Fails unless lures are so frequent among tests that do not match and could be lures. */
  default void assertLures(String version, double frequency, Function<Trial, Boolean> eligible) {
    List<Trial> trials =
        each(draws(version))
            .filter(trial -> !isCaught(trial) && number(trial, "match") == 0)
            .filter(eligible::apply)
            .toList();
    long lures = trials.stream().filter(t -> !t.condition().get("lureType").equals("none")).count();
    assertThat((double) lures / trials.size())
        .as("lures in %s", version)
        .isCloseTo(frequency, within(4 * Math.sqrt(frequency * (1 - frequency) / trials.size())));
  }

  /** The names, starts and ends of the epochs of a trial. */
  static List<String> steps(Trial trial) {
    return trial.epochs().stream().map(e -> e.name() + " " + e.start() + "-" + e.end()).toList();
  }

  /** What the conditions of the given names are in a trial; directions by the octant. */
  private static List<Object> known(Trial trial, List<String> names) {
    return names.stream()
        .map(name -> trial.condition().getOrDefault(name, "absent"))
        .map(value -> value instanceof Double degrees ? (Object) (int) (degrees / 45) : value)
        .toList();
  }

  @Test
  default void theTestMatchesInHalfOfTheTrialsWhateverElseIsKnown() {
    List<List<String>> observers =
        List.of(List.of(), List.of("rule", "sampleDir"), List.of("rule", "testDir"));
    for (P p : all()) {
      for (List<String> observed : observers) {
        Map<List<Object>, int[]> counts = new HashMap<>();
        each(draws(p))
            .filter(trial -> !isCaught(trial))
            .forEach(
                trial ->
                    counts
                        .computeIfAbsent(known(trial, observed), k -> new int[2])[
                        (int) number(trial, "match")]++);
        counts.forEach(
            (values, count) -> {
              int n = count[0] + count[1];
              assertThat((double) count[1] / n)
                  .as("share of matches where %s are %s", observed, values)
                  .isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(n)));
            });
      }
    }
  }

  @Test
  default void samplesAndRulesAreEquallyLikely() {
    for (P p : all()) {
      Map<List<Object>, Integer> counts = new HashMap<>();
      each(draws(p))
          .forEach(
              trial -> counts.merge(known(trial, List.of("rule", "sampleDir")), 1, Integer::sum));
      double expected = 1.0 / counts.size();
      double error = Math.sqrt(expected / MANY);
      if (p.directions() != 12) {
        counts.forEach(
            (values, count) ->
                assertThat((double) count / MANY)
                    .as("share of rule and sample %s", values)
                    .isCloseTo(expected, within(5 * error)));
      }
    }
  }

  @Test
  default void theLabelFollowsFromTheInputsAlone() {
    for (P p : all()) {
      for (double dt : List.of(10.0, 50.0)) {
        each(trials(quiet(p), dt, 100)).forEach(trial -> assertLabel(p, trial));
      }
    }
  }

  private void assertLabel(P p, Trial trial) {
    if (isCaught(trial)) {
      assertThat(trial.decisions()).isEmpty();
      return;
    }
    assertThat(trial.decisions()).hasSize(1);
    String wanted = trial.channels().outputs().get(trial.decisions().get(0).output());
    assertThat(wanted).as("answer to %s", trial.condition()).isEqualTo(answerSeen(p, trial));
  }

  /** The answer of an observer who averages every input over an epoch and reads what it says. */
  private String answerSeen(P p, Trial trial) {
    double sample = direction(p, trial, trial.epoch("sample"));
    double test = direction(p, trial, trial.epoch("test"));
    return answer(matches(p, rule(trial), sample, test));
  }

  /** The output that stands for an answer. */
  default String answer(boolean match) {
    return match ? "match" : "nonmatch";
  }

  private static <P extends Record & Matching> double direction(P p, Trial trial, Epoch during) {
    return p.frame()
        .channels()
        .encoding()
        .read("motion", name -> mean(trial, trial.channels().input(name), during));
  }

  private static String rule(Trial trial) {
    Epoch whole = new Epoch("", 0, trial.steps());
    ToDoubleFunction<String> strength = name -> mean(trial, trial.channels().input(name), whole);
    return trial.channels().inputs().stream()
        .filter(name -> name.startsWith("rule."))
        .max((a, b) -> Double.compare(strength.applyAsDouble(a), strength.applyAsDouble(b)))
        .map(name -> name.replaceFirst("^rule\\.([^.]+).*", "$1"))
        .orElse("");
  }

  private static double mean(Trial trial, int input, Epoch during) {
    return IntStream.range(during.start(), during.end())
        .mapToDouble(step -> trial.input(step, input))
        .average()
        .orElseThrow();
  }

  @Test
  default void anObserverWhoAveragesTheNoisyInputsReachesTheCeiling() {
    for (P p : all()) {
      for (double dt : List.of(10.0, 20.0, 50.0)) {
        List<Trial> trials =
            each(trials(p, dt, 200)).filter(trial -> !trial.decisions().isEmpty()).toList();
        long right =
            trials.stream()
                .filter(
                    trial ->
                        trial.channels().output(answerSeen(p, trial))
                            == trial.decisions().get(0).output())
                .count();
        assertThat((double) right / trials.size())
            .as("accuracy at dt = %s", dt)
            .isGreaterThanOrEqualTo(0.99);
      }
    }
  }

  @Test
  default void theFixationCueGoesOffWhenTheAnswerIsDue() {
    for (P p : all()) {
      each(trials(quiet(p), 20, 50))
          .forEach(
              trial -> {
                int off = isCaught(trial) ? trial.steps() : trial.epoch("test").start();
                for (int n = 0; n < p.frame().channels().fixationNeurons(); n++) {
                  assertConstant(trial, n, new Epoch("on", 0, off), 4);
                  assertConstant(trial, n, new Epoch("off", off, trial.steps()), 0);
                }
              });
    }
  }

  /** Fails unless an input has a value throughout some steps. */
  static void assertConstant(Trial trial, int input, Epoch during, double value) {
    assertThat(
            IntStream.range(during.start(), during.end())
                .allMatch(step -> trial.input(step, input) == value))
        .as("%s is %s throughout %s", trial.channels().inputs().get(input), value, during)
        .isTrue();
  }

  @Test
  default void nothingMovesButStimuli() {
    for (P p : all()) {
      each(trials(quiet(p), 20, 50))
          .forEach(
              trial -> {
                for (Epoch epoch : trial.epochs()) {
                  boolean stimulus =
                      epoch.name().matches("sample|distractor.*")
                          || (epoch.name().equals("test") && !isCaught(trial));
                  assertThat(IntStream.range(epoch.start(), epoch.end()))
                      .as("whether something moves in %s", epoch)
                      .allMatch(step -> motion(trial, step) > 0 == stimulus);
                }
              });
    }
  }

  private static double motion(Trial trial, int step) {
    return IntStream.range(0, trial.channels().inputs().size())
        .filter(i -> trial.channels().inputs().get(i).startsWith("motion."))
        .mapToDouble(i -> trial.input(step, i))
        .sum();
  }

  @Test
  default void theMaskIs1ThenNothingForTheGraceThen2() {
    for (P p : all()) {
      for (double dt : List.of(10.0, 20.0)) {
        int grace = (int) Math.ceil(p.frame().choice().graceMs() / dt);
        each(trials(p, dt, 40))
            .forEach(
                trial -> {
                  int due = trial.epoch("test").start();
                  double rest = isCaught(trial) ? 1 : 2;
                  for (int step = 0; step < trial.steps(); step++) {
                    int at = step;
                    double expected = step < due ? 1 : step < due + grace ? 0 : rest;
                    assertThat(IntStream.range(0, trial.channels().outputs().size()))
                        .as("mask %s of all outputs at step %d", expected, step)
                        .allMatch(output -> trial.mask(at, output) == expected);
                  }
                });
      }
    }
  }

  @Test
  default void noiseOfTheGivenSizeIsAddedToEveryInputAndMakesNoneNegative() {
    for (P p : all()) {
      Frame f = p.frame();
      Trials rectified = trials(p, 20, 20);
      for (Trial trial : each(rectified).toList()) {
        for (int input = 0; input < trial.channels().inputs().size(); input++) {
          assertThat(lowest(trial, input)).isNotNegative();
        }
      }
      P unrectified = with(p, f.withStimuli(s -> s.withRectify(false)));
      Trials noisy = trials(unrectified, 20, 60);
      P silent = with(p, f.withStimuli(s -> s.withRectify(false).withSigma(0)));
      Trials clean = trials(silent, 20, 60);
      int width = noisy.channels().inputs().size();
      double[] squares = new double[width];
      double steps = each(noisy).mapToInt(Trial::steps).sum();
      for (int k = 0; k < noisy.inputValues().length; k++) {
        squares[k % width] += Math.pow(noisy.inputValues()[k] - clean.inputValues()[k], 2);
      }
      double expected = f.stimuli().sigma() * Math.sqrt(10);
      assertThat(Arrays.stream(squares).map(sum -> Math.sqrt(sum / steps)))
          .as("size of the noise")
          .allSatisfy(size -> assertThat(size).isCloseTo(expected, within(0.03 * expected)));
    }
  }

  private static double lowest(Trial trial, int input) {
    return IntStream.range(0, trial.steps())
        .mapToDouble(step -> trial.input(step, input))
        .min()
        .orElseThrow();
  }

  @Test
  default void catchTrialsAreAsFrequentAsTheFrameSaysAndNotScored() {
    for (P p : all()) {
      double caught = each(draws(p)).filter(DelayedMatchContract::isCaught).count();
      assertThat(caught / MANY).isCloseTo(p.frame().catchProbability(), within(0.015));
      TrialSource<P> source = source(p, 20);
      Trials trials = source.trials(0, 50);
      List<Verdict> verdicts = source.score(trials, trials.targetValues());
      for (int i = 0; i < trials.size(); i++) {
        assertThat(verdicts.get(i).scored()).isEqualTo(!isCaught(trials.get(i)));
      }
    }
  }

  @Test
  default void theConditionsTellTheRealisedDurations() {
    for (P p : all()) {
      each(trials(p, 20, 50))
          .forEach(
              trial -> {
                int sampleEnd = trial.epoch("sample").end();
                int test = trial.epoch("test").start();
                assertThat(number(trial, "delayMs")).isEqualTo(20.0 * (test - sampleEnd));
                for (String epoch : List.of("fixation", "sample", "test")) {
                  assertThat(number(trial, epoch + "Ms"))
                      .isEqualTo(20.0 * trial.epoch(epoch).length());
                }
              });
    }
  }
}
