package org.rnnzoo.task.delayeddiscrimination;

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

  static final DelayedDiscriminationTask TASK = new DelayedDiscriminationTask();

  private Presets() {}

  static Version<DelayedDiscriminationParameters> version(String name) {
    return TASK.versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static DelayedDiscriminationParameters parameters(String version) {
    return version(version).parameters();
  }

  static DelayedDiscriminationParameters with(DelayedDiscriminationParameters p, double sigma) {
    return with(
        p,
        p.pairing().frequencies(),
        p.pairing().differences(),
        p.levels().lowest(),
        p.levels().highest(),
        sigma);
  }

  static DelayedDiscriminationParameters with(
      DelayedDiscriminationParameters p,
      List<Double> frequencies,
      List<Double> differences,
      double lowest,
      double highest,
      double sigma) {
    return p.with(
        b ->
            b.pairing(new Pairing(frequencies, differences))
                .levels(new Levels(lowest, highest))
                .sigma(sigma));
  }

  static DelayedDiscriminationParameters lasting(
      DelayedDiscriminationParameters p, DurationLaw f1, DurationLaw f2, DurationLaw response) {
    return p.withTiming(t -> t.withF1Ms(f1).withF2Ms(f2).withResponseMs(response));
  }

  static TrialSource<DelayedDiscriminationParameters> source(
      DelayedDiscriminationParameters p, double dt) {
    return new TrialSource<>(TASK, p, new Clock(dt), RandomStream.root(1));
  }

  static List<Trial> trials(DelayedDiscriminationParameters p, double dt, int count) {
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
