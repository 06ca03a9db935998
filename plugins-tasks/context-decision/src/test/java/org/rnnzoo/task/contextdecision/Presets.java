package org.rnnzoo.task.contextdecision;

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

  static final ContextDecisionTask TASK = new ContextDecisionTask();

  private Presets() {}

  static Version<ContextDecisionParameters> version(String name) {
    return TASK.versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static ContextDecisionParameters parameters(String version) {
    return version(version).parameters();
  }

  static ContextDecisionParameters with(ContextDecisionParameters p, double sigma) {
    return with(p, p.coherences(), p.context().contextVariant(), p.timing().cueMs(), sigma);
  }

  static ContextDecisionParameters with(
      ContextDecisionParameters p,
      List<Double> coherences,
      ContextVariant variant,
      DurationLaw cue,
      double sigma) {
    return p.with(
        b ->
            b.coherences(coherences)
                .context(p.context().withContextVariant(variant))
                .timing(p.timing().withCueMs(cue))
                .inputs(p.inputs().withSigma(sigma)));
  }

  static TrialSource<ContextDecisionParameters> source(ContextDecisionParameters p, double dt) {
    return new TrialSource<>(TASK, p, new Clock(dt), RandomStream.root(1));
  }

  static List<Trial> trials(ContextDecisionParameters p, double dt, int count) {
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
