package org.rnnzoo.workbench.inspect;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.schema.Schema;

/**
 * The durations of a task before and after they are rounded to steps of a sampling period.
 *
 * @param task the task
 * @param clock the sampling period
 */
public record Discretisation(Task<?> task, Clock clock) {

  private static final int SAMPLED_TRIALS = 256;

  /**
   * A version of the task.
   *
   * @param name its name
   * @param title its title
   * @param durations its durations
   * @param trials how many steps its trials have, or why it cannot be shown, a sentence
   * @param isShown whether the sampling period can show it
   * @param tree the same for programs
   */
  public record OfVersion(
      String name,
      String title,
      List<Duration> durations,
      String trials,
      boolean isShown,
      Map<String, Object> tree) {}

  /**
   * A duration, or the law that it is drawn from.
   *
   * @param name the parameter
   * @param law as written, ms
   * @param steps the steps that it takes
   * @param shown what these steps last, ms
   */
  public record Duration(String name, String law, String steps, String shown) {}

  /** A duration among the parameters of a task. */
  private record Timed(String name, DurationLaw law) {}

  /** The versions of the task, as they are sampled. */
  public List<OfVersion> versions() {
    return versions(task, version -> true);
  }

  /** One version of the task, as it is sampled. */
  public OfVersion version(String name) {
    return versions(task, version -> version.name().equals(name)).get(0);
  }

  /** All of it for programs. */
  public Map<String, Object> tree(List<OfVersion> versions) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", task.name());
    tree.put("dt", clock.dt());
    tree.put("versions", versions.stream().map(OfVersion::tree).toList());
    return tree;
  }

  private <P extends Record> List<OfVersion> versions(Task<P> task, Predicate<Version<P>> wanted) {
    return task.versions().stream()
        .filter(wanted)
        .map(version -> ofVersion(task, version))
        .toList();
  }

  private <P extends Record> OfVersion ofVersion(Task<P> task, Version<P> version) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", version.name());
    tree.put("title", version.title());
    tree.put("durations", timed(version.parameters()).stream().map(this::tree).toList());
    List<Duration> durations = durations(version.parameters(), clock);
    try {
      IntSummaryStatistics steps = steps(task, version);
      tree.put("trialSteps", List.of(steps.getMin(), steps.getMax()));
      return new OfVersion(version.name(), version.title(), durations, trials(steps), true, tree);
    } catch (IllegalArgumentException e) {
      tree.put("refused", e.getMessage());
      return new OfVersion(version.name(), version.title(), durations, e.getMessage(), false, tree);
    }
  }

  private Map<String, Object> tree(Timed timed) {
    DurationLaw law = timed.law();
    boolean bounded = Double.isFinite(law.longest());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", timed.name());
    tree.put("asWritten", law.toString());
    tree.put("shortestSteps", clock.steps(law.shortest()));
    tree.put("longestSteps", bounded ? clock.steps(law.longest()) : null);
    tree.put("shortestShownMs", clock.ms(clock.steps(law.shortest())));
    tree.put("longestShownMs", bounded ? clock.ms(clock.steps(law.longest())) : null);
    return tree;
  }

  /** The durations among some parameters of a task. */
  public static List<Duration> durations(Record parameters, Clock clock) {
    return timed(parameters).stream()
        .map(timed -> duration(timed.name(), timed.law(), clock))
        .toList();
  }

  private static List<Timed> timed(Record parameters) {
    List<Timed> durations = new ArrayList<>();
    for (Schema.Leaf leaf : Schema.leaves(parameters)) {
      if (leaf.value() instanceof DurationLaw law) {
        durations.add(new Timed(leaf.path(), law));
      } else if (leaf.field().about().unit().equals("ms") && leaf.value() instanceof Double ms) {
        durations.add(new Timed(leaf.path(), DurationLaw.fixed(ms)));
      }
    }
    return durations;
  }

  private static Duration duration(String name, DurationLaw law, Clock clock) {
    return new Duration(
        name,
        law.toString(),
        each(law, ms -> Integer.toString(clock.steps(ms))),
        each(law, ms -> Numbers.brief(clock.ms(clock.steps(ms)))));
  }

  /** What a law can draw: each of its values, or the ends of its range. */
  private static String each(DurationLaw law, DoubleFunction<String> description) {
    if (law instanceof DurationLaw.Choice choice) {
      return choice.values().stream().map(description::apply).collect(Collectors.joining(", "));
    } else if (law.shortest() == law.longest()) {
      return description.apply(law.shortest());
    }
    String longest = Double.isFinite(law.longest()) ? description.apply(law.longest()) : "∞";
    return description.apply(law.shortest()) + " to " + longest;
  }

  private <P extends Record> IntSummaryStatistics steps(Task<P> task, Version<P> version) {
    Trials trials =
        new TrialSource<>(
                task, version.parameters(), clock, RandomStream.root(1).named("discretisation"))
            .trials(0, SAMPLED_TRIALS);
    return IntStream.range(0, trials.size()).map(i -> trials.get(i).steps()).summaryStatistics();
  }

  private String trials(IntSummaryStatistics steps) {
    return steps.getMin() == steps.getMax()
        ? "A trial has %s steps, %s ms."
            .formatted(steps.getMin(), Numbers.brief(clock.ms(steps.getMin())))
        : "Trials have %s to %s steps, %s ms on average (%s trials drawn)."
            .formatted(
                steps.getMin(),
                steps.getMax(),
                Math.round(steps.getAverage() * clock.dt()),
                SAMPLED_TRIALS);
  }
}
