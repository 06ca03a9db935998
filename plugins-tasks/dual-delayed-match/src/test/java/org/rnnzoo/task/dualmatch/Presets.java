package org.rnnzoo.task.dualmatch;

import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;

/** The parameters of the versions, variations of them, and their trials. */
final class Presets {

  private Presets() {}

  static DualMatchParameters version(String name) {
    return new DualMatchTask()
        .versions().stream()
            .filter(version -> version.name().equals(name))
            .map(Version::parameters)
            .findFirst()
            .orElseThrow();
  }

  /** A version with another size of the noise and without setting negative inputs to 0. */
  static DualMatchParameters with(String version, double sigma) {
    return with(version, sigma, version(version).channels().encoding());
  }

  private static DualMatchParameters with(String version, double sigma, AngleCode encoding) {
    DualMatchParameters p = version(version);
    return p.withChannels(c -> c.withEncoding(encoding))
        .withStimuli(s -> s.withSigma(sigma).withRectify(false));
  }

  static DualMatchParameters quiet(String version) {
    return with(version, 0);
  }

  /** Many trials with few steps and channels: what is drawn, at little cost. */
  static Trials draws(String version, int count) {
    return trials(with(version, 0, AngleCode.quad(4)), 100, count);
  }

  static TrialSource<DualMatchParameters> source(DualMatchParameters parameters, double dt) {
    return new TrialSource<>(
        new DualMatchTask(), parameters, new Clock(dt), RandomStream.root(1).named("dual"));
  }

  static Trials trials(DualMatchParameters parameters, double dt, int count) {
    return source(parameters, dt).trials(0, count);
  }

  static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  static double number(Trial trial, String name) {
    return (double) trial.condition().get(name);
  }
}
