package org.rnnzoo.task.readysetgo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** The parameters of the versions, variations of them, and trials made with them. */
final class Presets {

  private Presets() {}

  static Version<ReadySetGoParameters> version(String name) {
    return new ReadySetGoTask()
        .versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  static ReadySetGoParameters parameters(String version) {
    return version(version).parameters();
  }

  /** The same parameters but for some components. */
  static ReadySetGoParameters with(ReadySetGoParameters p, Map<String, ?> changes) {
    RecordComponent[] components = ReadySetGoParameters.class.getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        Object change = changes.get(components[i].getName());
        values[i] = change != null ? change : components[i].getAccessor().invoke(p);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return ReadySetGoParameters.class.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The parameters cannot be made.", e);
    }
  }

  /** A version without input noise. */
  static ReadySetGoParameters quiet(String version) {
    return with(parameters(version), Map.of("sigma", 0.0));
  }

  static TrialSource<ReadySetGoParameters> source(ReadySetGoParameters p, double dt) {
    return new TrialSource<>(new ReadySetGoTask(), p, new Clock(dt), RandomStream.root(1));
  }

  static List<Trial> trials(ReadySetGoParameters p, double dt, int count) {
    return list(source(p, dt).trials(0, count));
  }

  static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  /** The mean accuracy of the scored trials. */
  static double accuracy(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict::scored)
        .mapToDouble(Verdict::accuracy)
        .average()
        .orElseThrow();
  }

  /** The mean of a measure over the trials that have it. */
  static double mean(List<Verdict> verdicts, String measure) {
    return verdicts.stream()
        .filter(verdict -> verdict.measures().containsKey(measure))
        .mapToDouble(verdict -> verdict.measures().get(measure))
        .average()
        .orElseThrow();
  }
}
