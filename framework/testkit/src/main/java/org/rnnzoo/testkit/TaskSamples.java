package org.rnnzoo.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * The versions of a task, variations of their parameters, and trials made with them, for the tests
 * of a task.
 *
 * @param <P> the record of the task's parameters, which must be visible to this class
 * @param task the task
 */
public record TaskSamples<P extends Record>(Task<P> task) {

  /** The version of a name. */
  public Version<P> version(String name) {
    return task.versions().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  /** The parameters of a version. */
  public P parameters(String version) {
    return version(version).parameters();
  }

  /**
   * The same parameters but for some components, named by their keys wherever they stand: in the
   * record or in a group unwrapped into it.
   *
   * @throws IllegalArgumentException what the record's constructor says
   */
  public P with(P parameters, Map<String, ?> changes) {
    Set<String> left = new HashSet<>(changes.keySet());
    P changed = with(parameters, changes, left);
    if (!left.isEmpty()) {
      throw new AssertionError(parameters.getClass().getName() + " has no " + left);
    }
    return changed;
  }

  private static <R extends Record> R with(R record, Map<String, ?> changes, Set<String> left) {
    @SuppressWarnings("unchecked")
    Class<R> type = (Class<R>) record.getClass();
    RecordComponent[] components = type.getRecordComponents();
    try {
      Object[] values = new Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(components[i], record, changes, left);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("The parameters cannot be made.", e);
    }
  }

  private static Object value(
      RecordComponent component, Record record, Map<String, ?> changes, Set<String> left)
      throws ReflectiveOperationException {
    if (changes.containsKey(component.getName())) {
      left.remove(component.getName());
      return changes.get(component.getName());
    }
    Object value = component.getAccessor().invoke(record);
    return component.isAnnotationPresent(Unwrapped.class)
        ? with((Record) value, changes, left)
        : value;
  }

  /** The parameters of a version without input noise, for a task that calls it {@code sigma}. */
  public P quiet(String version) {
    return with(parameters(version), Map.of("sigma", 0.0));
  }

  /** Trials with the given parameters. */
  public TrialSource<P> source(P parameters, double dt) {
    return new TrialSource<>(task, parameters, new Clock(dt), RandomStream.root(1));
  }

  /** The first trials with the given parameters. */
  public List<Trial> trials(P parameters, double dt, int count) {
    return list(source(parameters, dt).trials(0, count));
  }

  /** The trials of a batch. */
  public static List<Trial> list(Trials trials) {
    return IntStream.range(0, trials.size()).mapToObj(trials::get).toList();
  }

  /** The mean accuracy of the scored trials. */
  public static double accuracy(List<Verdict> verdicts) {
    return verdicts.stream()
        .filter(Verdict::scored)
        .mapToDouble(Verdict::accuracy)
        .average()
        .orElseThrow();
  }

  /** The mean of a measure over the trials that have it. */
  public static double mean(List<Verdict> verdicts, String measure) {
    return verdicts.stream()
        .filter(verdict -> verdict.measures().containsKey(measure))
        .mapToDouble(verdict -> verdict.measures().get(measure))
        .average()
        .orElseThrow();
  }
}
