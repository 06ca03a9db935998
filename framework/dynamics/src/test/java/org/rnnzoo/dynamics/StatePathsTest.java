package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class StatePathsTest {

  private static final Channels CHANNELS = new Channels(List.of("in"), List.of("out"));
  private static final HeldInput DELAY =
      new HeldInput("delay", new double[1], Optional.of(new HeldInput.Stretch("delay", Map.of())));

  /** Trials of a cue of two steps and a delay of three. */
  private static Trials trials(int count, ObjIntConsumer<TrialBuilder> more) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialBuilder trial =
          new TrialBuilder(CHANNELS, new Clock(20), RandomStream.root(1).generator());
      trial.input("in").set(1, trial.epoch("cue", 40));
      trial.epoch("delay", 60);
      more.accept(trial, i);
      trials.add(trial.build());
    }
    return new Trials(new Clock(20), CHANNELS, trials);
  }

  /** States that are the number of the trial and the step in it. */
  private static Trajectories course(Trials trials) {
    double[][] states = new double[trials.size()][];
    for (int i = 0; i < states.length; i++) {
      int steps = trials.get(i).steps();
      states[i] = new double[2 * steps];
      for (int step = 0; step < steps; step++) {
        states[i][2 * step] = i;
        states[i][2 * step + 1] = step;
      }
    }
    return new Trajectories(2, 2, 0, states, states, new double[states.length][0]);
  }

  private static List<StatePaths> under(HeldInput input, Trials trials) {
    return StatePaths.under(input, trials, course(trials));
  }

  private static List<Integer> steps(List<double[]> stretch) {
    return stretch.stream().map(state -> (int) state[1]).toList();
  }

  @Test
  void ofManyTrialsFortyAreDrawn() {
    List<StatePaths> all = StatePaths.all(course(trials(41, (trial, i) -> {})));
    assertThat(all).hasSize(1);
    assertThat(all.get(0).stretches()).hasSize(40);
    assertThat(steps(all.get(0).stretches().get(39))).containsExactly(0, 1, 2, 3, 4);
    assertThat(all.get(0).stretches().get(39).get(0)[0]).isEqualTo(39);
    List<StatePaths> delays = under(DELAY, trials(41, (trial, i) -> {}));
    assertThat(delays.get(0).stretches()).hasSize(40);
    assertThat(steps(delays.get(0).stretches().get(0))).containsExactly(2, 3, 4);
    assertThat(StatePaths.all(course(trials(3, (trial, i) -> {}))).get(0).stretches()).hasSize(3);
  }

  @Test
  void withoutAColumnThatPartsTheTrialsAllAreGrey() {
    List<StatePaths> paths = under(DELAY, trials(3, (trial, i) -> trial.condition("same", 1)));
    assertThat(paths).hasSize(1);
    assertThat(paths.get(0).label()).isEqualTo("trajectories");
    assertThat(paths.get(0).ink()).isEqualTo(Ink.GREY);
  }

  @Test
  void theFirstColumnOfTwoToSixValuesColoursAndADurationLast() {
    List<StatePaths> six =
        under(
            DELAY,
            trials(
                14,
                (trial, i) -> {
                  trial.condition("delayMs", i % 2);
                  trial.condition("seven", i % 7);
                  trial.condition("six", i % 6);
                  trial.condition("two", i % 2);
                }));
    assertThat(six)
        .extracting(StatePaths::label)
        .containsExactly("six = 0", "six = 1", "six = 2", "six = 3", "six = 4", "six = 5");
    assertThat(six).extracting(StatePaths::ink).doesNotHaveDuplicates().doesNotContain(Ink.GREY);
    assertThat(six.get(0).stretches()).hasSize(3);
    List<StatePaths> duration =
        under(DELAY, trials(3, (trial, i) -> trial.condition("delayMs", 20 * (i % 2))));
    assertThat(duration)
        .extracting(StatePaths::label)
        .containsExactly("delayMs = 0", "delayMs = 20");
  }

  @Test
  void onlyTheTrialsOfTheConditionTellWhichColumnParts() {
    Trials trials =
        trials(
            4,
            (trial, i) -> {
              trial.condition("context", i < 2 ? 0 : 1);
              trial.condition("side", i);
            });
    HeldInput context =
        new HeldInput(
            "delay",
            new double[1],
            Optional.of(new HeldInput.Stretch("delay", Map.of("context", "1"))));
    assertThat(under(context, trials))
        .extracting(StatePaths::label)
        .containsExactly("side = 2", "side = 3");
  }

  @Test
  void aColumnCanBeChosen() {
    Trials trials =
        trials(
            2,
            (trial, i) -> {
              trial.condition("side", i);
              trial.condition("same", "so");
            });
    assertThat(StatePaths.under(DELAY, trials, course(trials), "same"))
        .extracting(StatePaths::label)
        .containsExactly("same = so");
    assertThatThrownBy(() -> StatePaths.under(DELAY, trials, course(trials), "none"))
        .hasMessage("The trials have no condition 'none'; there are side, same.");
  }

  /** The largest input is 4; a quarter of that is 1. */
  @Test
  void anInputInNumbersStandsWhereTrialsShowItWithinAQuarterOfTheRange() {
    Trials trials =
        trials(
            1,
            (trial, i) -> {
              double[] shown = {-4, 2.99, 3, 1, 0.99};
              for (int step = 0; step < 5; step++) {
                trial.input("in").set(shown[step], new Epoch("now", step, step + 1));
              }
            });
    List<StatePaths> paths = under(HeldInput.of("two", new double[] {2}), trials);
    assertThat(paths.get(0).stretches()).hasSize(1);
    assertThat(steps(paths.get(0).stretches().get(0))).containsExactly(1, 2, 3);
    List<StatePaths> parted = under(HeldInput.of("ends", new double[] {3.5}), trials);
    assertThat(steps(parted.get(0).stretches().get(0))).containsExactly(1, 2);
    List<StatePaths> last = under(HeldInput.of("zero", new double[] {0}), trials);
    assertThat(steps(last.get(0).stretches().get(0))).containsExactly(3, 4);
  }

  @Test
  void whereNoStepShowsTheInputAllStepsAreDrawn() {
    List<StatePaths> paths =
        under(HeldInput.of("nowhere", new double[] {10}), trials(2, (trial, i) -> {}));
    assertThat(paths).hasSize(1);
    assertThat(steps(paths.get(0).stretches().get(0))).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void valuesAreInOrderAndKeepTheirColoursWhereOthersAreNotSeen() {
    int[] drawn = {4, 2, 5, 3};
    Trials trials = trials(4, (trial, i) -> trial.condition("n", drawn[i]));
    List<StatePaths> all = under(DELAY, trials);
    assertThat(all)
        .extracting(StatePaths::label)
        .containsExactly("n = 2", "n = 3", "n = 4", "n = 5");
    assertThat(all)
        .extracting(StatePaths::ink)
        .containsExactly(Ink.series(0), Ink.series(1), Ink.series(2), Ink.series(3));
    HeldInput part =
        new HeldInput(
            "delay of n = 4",
            new double[1],
            Optional.of(new HeldInput.Stretch("delay", Map.of("n", "4"))));
    List<StatePaths> one = StatePaths.under(part, trials, course(trials), "n");
    assertThat(one).hasSize(1);
    assertThat(one.get(0).ink()).isEqualTo(Ink.series(2));
  }
}
