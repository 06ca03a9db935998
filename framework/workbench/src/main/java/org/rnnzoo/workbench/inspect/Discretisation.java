package org.rnnzoo.workbench.inspect;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.DoubleFunction;
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
   * @param trials how many steps its trials have, a sentence
   */
  public record OfVersion(String name, String title, List<Duration> durations, String trials) {}

  /**
   * A duration, or the law that it is drawn from.
   *
   * @param name the parameter
   * @param law as written, ms
   * @param steps the steps that it takes
   * @param shown what these steps last, ms
   */
  public record Duration(String name, String law, String steps, String shown) {}

  /**
   * The versions of the task, as they are sampled.
   *
   * @throws IllegalArgumentException if the task cannot be sampled so coarsely
   */
  public List<OfVersion> versions() {
    return versions(task);
  }

  private <P extends Record> List<OfVersion> versions(Task<P> task) {
    List<OfVersion> versions = new ArrayList<>();
    for (Version<P> version : task.versions()) {
      versions.add(
          new OfVersion(
              version.name(),
              version.title(),
              durations(version.parameters(), clock),
              trials(task, version)));
    }
    return versions;
  }

  /** The durations among some parameters of a task. */
  public static List<Duration> durations(Record parameters, Clock clock) {
    List<Duration> durations = new ArrayList<>();
    for (Schema.Leaf leaf : Schema.leaves(parameters)) {
      if (leaf.value() instanceof DurationLaw law) {
        durations.add(duration(leaf.path(), law, clock));
      } else if (leaf.field().about().unit().equals("ms") && leaf.value() instanceof Double ms) {
        durations.add(duration(leaf.path(), DurationLaw.fixed(ms), clock));
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

  private <P extends Record> String trials(Task<P> task, Version<P> version) {
    Trials trials =
        new TrialSource<>(
                task, version.parameters(), clock, RandomStream.root(1).named("discretisation"))
            .trials(0, SAMPLED_TRIALS);
    IntSummaryStatistics steps =
        IntStream.range(0, trials.size()).map(i -> trials.get(i).steps()).summaryStatistics();
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
