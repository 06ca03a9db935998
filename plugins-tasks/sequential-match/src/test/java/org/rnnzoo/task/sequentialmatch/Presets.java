package org.rnnzoo.task.sequentialmatch;

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

  static final AbbaTask ABBA = new AbbaTask();
  static final AbcaTask ABCA = new AbcaTask();

  private Presets() {}

  static SequentialMatchParameters version(SequentialMatch task, String name) {
    return task.versions().stream()
        .filter(version -> version.name().equals(name))
        .map(Version::parameters)
        .findFirst()
        .orElseThrow();
  }

  /** A version without input noise. */
  static SequentialMatchParameters quiet(SequentialMatch task, String version) {
    SequentialMatchParameters p = version(task, version);
    return with(
        p, p.sequence().directions(), p.sequence().tests(), p.sequence().repeatProbability(), 0);
  }

  /** Other numbers, and negative inputs left as they are. */
  static SequentialMatchParameters with(
      SequentialMatchParameters p, int directions, int tests, double repeat, double sigma) {
    return p.withSequence(
            s -> s.withDirections(directions).withTests(tests).withRepeatProbability(repeat))
        .withStimuli(s -> s.withSigma(sigma).withRectify(false));
  }

  static TrialSource<SequentialMatchParameters> source(SequentialMatchParameters p, double dt) {
    return new TrialSource<>(ABBA, p, new Clock(dt), RandomStream.root(1).named("sequence"));
  }

  static Trials trials(SequentialMatchParameters p, double dt, int count) {
    return source(p, dt).trials(0, count);
  }

  static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  static double number(Trial trial, String name) {
    return (double) trial.condition().get(name);
  }

  static String word(Trial trial, String name) {
    return trial.condition().get(name).toString();
  }
}
