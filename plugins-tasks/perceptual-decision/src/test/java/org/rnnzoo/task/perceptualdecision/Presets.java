package org.rnnzoo.task.perceptualdecision;

import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;

/** The versions, variations of them, and trials of both. */
final class Presets {

  static final PerceptualDecisionTask TASK = new PerceptualDecisionTask();

  private Presets() {}

  static Version<PerceptualDecisionParameters> version(String name) {
    return TASK.versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static PerceptualDecisionParameters parameters(String version) {
    return version(version).parameters();
  }

  static PerceptualDecisionParameters with(
      PerceptualDecisionParameters p, int choices, List<Double> coherences, double sigma) {
    return p.withChoices(choices).withCoherences(coherences).withSigma(sigma);
  }

  static PerceptualDecisionParameters lasting(
      PerceptualDecisionParameters p, DurationLaw stimulus, DurationLaw response) {
    return p.withTiming(t -> t.withStimulusMs(stimulus).withResponseMs(response));
  }

  static TrialSource<PerceptualDecisionParameters> source(
      PerceptualDecisionParameters p, double dt) {
    return new TrialSource<>(TASK, p, new Clock(dt), RandomStream.root(1));
  }

  /** Trials of a version without noise. */
  static List<Trial> quiet(String version, double dt, int count) {
    PerceptualDecisionParameters p = parameters(version);
    Trials trials = source(with(p, p.choices(), p.coherences(), 0), dt).trials(0, count);
    return IntStream.range(0, count).mapToObj(trials::get).toList();
  }
}
