package org.rnnzoo.task.multisensory;

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

  static final MultisensoryTask TASK = new MultisensoryTask();

  private Presets() {}

  static Version<MultisensoryParameters> version(String name) {
    return TASK.versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static MultisensoryParameters parameters(String version) {
    return version(version).parameters();
  }

  static MultisensoryParameters with(MultisensoryParameters p, double sigma) {
    return with(
        p,
        p.senses().coherences(),
        p.senses().unimodalProbability(),
        p.senses().independent(),
        sigma,
        p.noise().noiseFactors());
  }

  static MultisensoryParameters with(
      MultisensoryParameters p,
      List<Double> coherences,
      double unimodal,
      boolean independent,
      double sigma,
      List<Double> noiseFactors) {
    return p.withSenses(
            s ->
                s.withCoherences(coherences)
                    .withUnimodalProbability(unimodal)
                    .withIndependent(independent))
        .withNoise(n -> n.withSigma(sigma).withNoiseFactors(noiseFactors));
  }

  static MultisensoryParameters lasting(
      MultisensoryParameters p, DurationLaw stimulus, DurationLaw response) {
    return p.withTiming(t -> t.withStimulusMs(stimulus).withResponseMs(response));
  }

  static TrialSource<MultisensoryParameters> source(MultisensoryParameters p, double dt) {
    return new TrialSource<>(TASK, p, new Clock(dt), RandomStream.root(1));
  }

  static List<Trial> trials(MultisensoryParameters p, double dt, int count) {
    Trials trials = source(p, dt).trials(0, count);
    return IntStream.range(0, count).mapToObj(trials::get).toList();
  }

  /** Trials of a version without noise. */
  static List<Trial> quiet(String version, double dt, int count) {
    return trials(with(parameters(version), 0), dt, count);
  }

  static double number(Trial trial, String condition) {
    return (double) trial.condition().get(condition);
  }
}
