package org.rnnzoo.task.clicks;

import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;

/** The parameters of the versions, variations of them, and their trials. */
final class Presets {

  private Presets() {}

  static ClicksParameters version(String name) {
    return new ClicksTask()
        .versions().stream()
            .filter(version -> version.name().equals(name))
            .map(Version::parameters)
            .findFirst()
            .orElseThrow();
  }

  static ClicksParameters with(ClicksParameters p, double sigma) {
    return p.withSigma(sigma);
  }

  /** A version without input noise. */
  static ClicksParameters quiet(String name) {
    return with(version(name), 0);
  }

  static ClicksParameters with(PoissonTrains trains) {
    ClicksParameters p = quiet("v2");
    return p.withClicks(c -> c.withTrains(trains));
  }

  static TrialSource<ClicksParameters> source(ClicksParameters parameters, double dt) {
    return new TrialSource<>(
        new ClicksTask(), parameters, new Clock(dt), RandomStream.root(1).named("clicks"));
  }

  static Trials trials(ClicksParameters parameters, double dt, int count) {
    return source(parameters, dt).trials(0, count);
  }

  static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  static double number(Trial trial, String name) {
    return (double) trial.condition().get(name);
  }
}
