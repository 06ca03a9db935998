package org.rnnzoo.core.plugin;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** A task of which trials with holes and verdicts out of range are refused. */
final class GuardedTask<P extends Record> extends Guarded<P, Task<P>> implements Task<P> {

  /** The bits of a float that are all set if and only if it is infinite or not a number. */
  private static final int EXPONENT = 0x7f800000;

  private volatile List<Version<P>> versions = List.of();

  GuardedTask(Guard guard, Task<P> task) {
    super(guard, task);
  }

  /** Those of the first time that it was asked, so that they do not change while they are used. */
  @Override
  public List<Version<P>> versions() {
    if (versions.isEmpty()) {
      versions = guard.call("versions", plugin::versions).stream().map(this::guarded).toList();
    }
    if (versions.isEmpty()) {
      throw guard.failure("versions", "it has no version");
    }
    return versions;
  }

  private Version<P> guarded(Version<P> version) {
    return new Version<>(
        version.name(),
        version.title(),
        version.question(),
        version.parameters(),
        version.card(),
        version.stressTests().stream()
            .map(
                test ->
                    new StressTest<P>(
                        test.name(),
                        test.reason(),
                        p -> guard.callWhatMayRefuse("StressTest.change", () -> test.applyTo(p)),
                        test.bar()))
            .toList());
  }

  @Override
  public P defaults() {
    return super.defaults();
  }

  @Override
  public Channels channels(P parameters) {
    return refusing("channels", () -> plugin.channels(parameters));
  }

  @Override
  public void compose(P parameters, TrialBuilder trial) {
    refusing(
        "compose",
        () -> {
          plugin.compose(parameters, trial);
          return trial;
        });
  }

  @Override
  public Verdict score(P parameters, Trial trial, Response response) {
    Verdict verdict = guard.call("score", () -> plugin.score(parameters, trial, response));
    if (verdict.scored() && !(verdict.accuracy() >= 0 && verdict.accuracy() <= 1)) {
      throw guard.failure(
          "score", "the accuracy of a trial is from 0 to 1, not " + verdict.accuracy());
    }
    for (Map.Entry<String, Double> measure : verdict.measures().entrySet()) {
      if (measure.getKey() == null) {
        throw guard.failure("score", "a measure has no name");
      } else if (measure.getValue() == null || !Double.isFinite(measure.getValue())) {
        throw guard.failure(
            "score",
            "the measure '%s' is %s; where a number means nothing it is left out"
                .formatted(measure.getKey(), measure.getValue()));
      }
    }
    return verdict;
  }

  @Override
  public Loss loss(P parameters) {
    return guard.call("loss", () -> plugin.loss(parameters));
  }

  @Override
  public List<Loss.Term> losses(P parameters) {
    List<Loss.Term> losses = guard.call("losses", () -> List.copyOf(plugin.losses(parameters)));
    if (losses.isEmpty()) {
      throw guard.failure("losses", "it returned no loss");
    }
    requireApart(losses, channels(parameters).outputs());
    return losses;
  }

  /** A loss beyond the outputs means nothing, and an output in two losses would count twice. */
  private void requireApart(List<Loss.Term> losses, List<String> outputs) {
    for (int i = 0; i < losses.size(); i++) {
      Loss.Term one = losses.get(i);
      if (one.first() >= outputs.size()) {
        throw guard.failure(
            "losses",
            "a loss begins at output %s, counted from 0, of %s"
                .formatted(one.first(), outputs.size()));
      }
      for (int j = 0; j < i; j++) {
        int common = Math.max(one.first(), losses.get(j).first());
        if (common < Math.min(one.end(outputs.size()), losses.get(j).end(outputs.size()))) {
          throw guard.failure(
              "losses", "the output '%s' is in two losses".formatted(outputs.get(common)));
        }
      }
    }
  }

  @Override
  public OptionalInt differentTrials(P parameters) {
    OptionalInt count = guard.call("differentTrials", () -> plugin.differentTrials(parameters));
    if (count.isPresent() && count.getAsInt() < 1) {
      throw guard.failure(
          "differentTrials", "there are %s trials; there must be one".formatted(count.getAsInt()));
    }
    return count;
  }

  @Override
  public Trials generate(P parameters, Clock clock, RandomStream stream, long first, int count) {
    Trials trials =
        refusing("compose", () -> plugin.generate(parameters, clock, stream, first, count));
    Channels channels = channels(parameters);
    if (trials.size() != count) {
      throw guard.failure(
          "generate", "it made %s trials where %s were asked for".formatted(trials.size(), count));
    } else if (!trials.channels().equals(channels)) {
      throw guard.failure(
          "generate",
          "its trials have the channels %s, not %s".formatted(trials.channels(), channels));
    } else if (!trials.clock().equals(clock)) {
      throw guard.failure(
          "generate",
          "its trials have a step of %s ms, not %s".formatted(trials.clock().dt(), clock.dt()));
    }
    requireFinite("inputs", trials.inputValues(), channels.inputs(), trials.time(), first);
    requireFinite("targets", trials.targetValues(), channels.outputs(), trials.time(), first);
    requireFinite("mask", trials.maskValues(), channels.outputs(), trials.time(), first);
    requireWeights(trials, first);
    requireConditions(trials, first);
    return trials;
  }

  /** A negative weight would reward mistakes. */
  private void requireWeights(Trials trials, long first) {
    float[] mask = trials.maskValues();
    int width = trials.channels().outputs().size();
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] < 0) {
        throw guard.failure(
            "compose",
            "the mask of trial %s is %s at step %s of '%s'; a weight is not negative"
                .formatted(
                    first + i / (width * trials.time()),
                    mask[i],
                    i / width % trials.time(),
                    trials.channels().outputs().get(i % width)));
      }
    }
  }

  private void requireConditions(Trials trials, long first) {
    for (int i = 0; i < trials.size(); i++) {
      for (Map.Entry<String, Object> condition : trials.get(i).condition().entrySet()) {
        if (condition.getValue() instanceof Double number && !Double.isFinite(number)) {
          throw guard.failure(
              "compose",
              "the condition '%s' of trial %s is %s; where it means nothing it is left out"
                  .formatted(condition.getKey(), first + i, condition.getValue()));
        }
      }
    }
  }

  private <T> T refusing(String method, Supplier<T> work) {
    try {
      return guard.callWhatMayRefuse(method, work);
    } catch (IllegalArgumentException e) {
      throw e instanceof TaskRefusal ? e : new TaskRefusal(guard, method, e);
    }
  }

  private void requireFinite(
      String array, float[] values, List<String> channels, int time, long first) {
    int holes = 0;
    for (float value : values) {
      holes |= isFinite(value) ? 0 : 1;
    }
    for (int i = 0; holes != 0 && i < values.length; i++) {
      if (!isFinite(values[i])) {
        int width = channels.size();
        throw guard.failure(
            "compose",
            "the %s of trial %s hold %s at step %s of '%s'"
                .formatted(
                    array,
                    first + i / (width * time),
                    values[i],
                    i / width % time,
                    channels.get(i % width)));
      }
    }
  }

  private static boolean isFinite(float value) {
    return (Float.floatToRawIntBits(value) & EXPONENT) != EXPONENT;
  }
}
