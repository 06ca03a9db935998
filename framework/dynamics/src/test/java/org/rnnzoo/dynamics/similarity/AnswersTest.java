package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.dynamics.Trajectories;

class AnswersTest {

  private static final double NONE = Double.NaN;

  private static final Answers FIRST = new Answers(new double[] {1, 0, 0.5, NONE, 1});
  private static final Answers SECOND = new Answers(new double[] {0, 0, 1, 1, NONE});

  @Test
  void networksDisagreeByTheMeanDifferenceInTrialsThatCountForBoth() {
    assertThat(FIRST.disagreement(SECOND)).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(SECOND.disagreement(FIRST)).isCloseTo(1.5 / 3, within(1e-12));
    assertThat(FIRST.disagreement(FIRST)).isZero();
    assertThat(FIRST.disagreement(new Answers(new double[] {NONE, NONE, NONE, 1, NONE}))).isZero();
  }

  @Test
  void eachTwoHaveADisagreement() {
    assertThat(Answers.distances(List.of(FIRST, SECOND)).values())
        .isDeepEqualTo(new double[][] {{0, 0.5}, {0.5, 0}});
  }

  private record Nothing() {}

  /** A trial of two steps whose accuracy is its last output; it counts if its number is not 1. */
  private record LastOutput() implements Task<Nothing> {

    private static final Channels CHANNELS = new Channels(List.of("in"), List.of("a", "b"));

    @Override
    public String name() {
      return "last-output";
    }

    @Override
    public String title() {
      return "Last output";
    }

    @Override
    public List<Version<Nothing>> versions() {
      return List.of();
    }

    @Override
    public Channels channels(Nothing parameters) {
      return CHANNELS;
    }

    @Override
    public void compose(Nothing parameters, TrialBuilder trial) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Verdict score(Nothing parameters, Trial trial, Response response) {
      boolean scored = !Double.valueOf(1).equals(trial.condition().get("number"));
      return new Verdict(response.output(trial.steps() - 1, 1), true, scored);
    }
  }

  private static Trial trial(int number, int steps) {
    TrialBuilder trial =
        new TrialBuilder(LastOutput.CHANNELS, new Clock(20), RandomStream.root(1).generator());
    trial.epoch("all", 20 * steps);
    trial.condition("number", number);
    return trial.build();
  }

  @Test
  void theTaskJudgesTheOutputsOfEachTrialAtItsOwnLength() {
    TrialSource<Nothing> source =
        new TrialSource<>(new LastOutput(), new Nothing(), new Clock(20), RandomStream.root(1));
    Trials trials =
        new Trials(
            new Clock(20), LastOutput.CHANNELS, List.of(trial(0, 1), trial(1, 3), trial(2, 2)));
    double[][] outputs = {{0, 0.25}, {0, 0, 0, 0, 0, 0.5}, {0, 0, 9, 0.75}};
    double[][] states = {{0}, {0, 0, 0}, {0, 0}};
    Answers answers =
        Answers.of(source, trials, new Trajectories(1, 1, 2, states, states, outputs));
    assertThat(answers.accuracies()).containsExactly(0.25, NONE, 0.75);
  }
}
