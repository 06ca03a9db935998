package org.rnnzoo.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.dynamics.recording.Grouping;
import org.rnnzoo.dynamics.recording.Recording;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.testkit.PlainNetwork;

class ProfilesTest {

  private static Profiles profiles(double delay) {
    Clock clock = new Clock(20);
    HoldTask.Parameters parameters =
        new HoldTask.Parameters(fixed(60), fixed(delay), fixed(60), 0.01);
    TrialSource<HoldTask.Parameters> source =
        new TrialSource<>(new HoldTask(), parameters, clock, RandomStream.root(3));
    TrainedRun run = new TrainedRun(PlainNetwork.holding(clock), source);
    return new Profiles(Recording.of(run, source.trials(0, 12), Optional.empty(), 1));
  }

  @Test
  void epochsAreNamedInTheOrderOfTime() {
    assertThat(profiles(100).epochs()).containsExactly("cue", "delay", "response");
  }

  @Test
  void anEpochWithoutAStepIsNone() {
    assertThat(profiles(0).epochs()).containsExactly("cue", "response");
    assertThat(profiles(0).has(0, "delay")).isFalse();
    assertThat(profiles(100).has(0, "delay")).isTrue();
    assertThat(profiles(100).has(0, "lunch")).isFalse();
  }

  /** The mean over the steps of an epoch, added up here. */
  private static double mean(Profiles profiles, int trial, String name, int unit) {
    Epoch epoch = profiles.recording().trials().get(trial).epoch(name);
    double sum = 0;
    for (int step = epoch.start(); step < epoch.end(); step++) {
      sum += profiles.recording().rate(trial, step, unit);
    }
    return sum / (epoch.end() - epoch.start());
  }

  @Test
  void aRateIsTheMeanOverTheStepsOfAnEpoch() {
    Profiles profiles = profiles(100);
    assertThat(profiles.rates(2, "delay")).hasSize(8);
    for (int unit = 0; unit < 8; unit++) {
      assertThat(profiles.rates(2, "delay")[unit])
          .isCloseTo(mean(profiles, 2, "delay", unit), within(1e-12));
    }
  }

  @Test
  void aProfileIsTheMeansOfGroupsInEpochsStandardised() {
    Profiles profiles = profiles(100);
    Grouping grouping = Grouping.by("sign", profiles.recording());
    double[][] found = profiles.standardised(grouping, List.of(5, 2));
    assertThat(found).hasDimensions(2, 6);
    double[] expected = new double[6];
    int response = 0;
    for (String epoch : List.of("cue", "delay", "response")) {
      for (int group = 0; group < 2; group++) {
        List<Integer> members = grouping.members(group, profiles.recording().finite());
        expected[response++] =
            members.stream()
                .mapToDouble(trial -> mean(profiles, trial, epoch, 2))
                .average()
                .orElseThrow();
      }
    }
    double centre = Arrays.stream(expected).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(expected).map(v -> (v - centre) * (v - centre)).average().orElseThrow());
    for (int k = 0; k < 6; k++) {
      assertThat(found[1][k]).isCloseTo((expected[k] - centre) / deviation, within(1e-9));
    }
  }

  @Test
  void anEpochThatNoTrialHasIsNoResponse() {
    Profiles profiles = profiles(0);
    assertThat(profiles.standardised(Grouping.by("sign", profiles.recording()), List.of(0)))
        .hasDimensions(1, 4);
  }

  @Test
  void aGroupThatNoTrialIsInIsNoResponse() {
    Profiles profiles = profiles(0);
    int[] none = new int[12];
    Grouping grouping = new Grouping("kind", List.of("seen", "never seen"), none);
    assertThat(profiles.standardised(grouping, List.of(0))).hasDimensions(1, 2);
  }

  @Test
  void aUnitThatRespondsAlikeToEverythingHasAProfileOfZeros() {
    Clock clock = new Clock(20);
    PlainNetwork silent = PlainNetwork.holding(clock);
    Arrays.fill(silent.weights().values(), 0);
    HoldTask task = new HoldTask();
    TrialSource<HoldTask.Parameters> source =
        new TrialSource<>(task, task.defaults(), clock, RandomStream.root(3));
    Recording recording =
        Recording.of(new TrainedRun(silent, source), source.trials(0, 12), Optional.empty(), 1);
    assertThat(new Profiles(recording).standardised(Grouping.by("sign", recording), List.of(0))[0])
        .containsOnly(0);
  }
}
