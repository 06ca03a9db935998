package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.config.Schema;

/**
 * The durations of a task before and after they are rounded to steps of a sampling period.
 *
 * @param task the task
 * @param clock the sampling period
 */
record Discretisation(Task<?> task, Clock clock) {

  private static final int SAMPLED_TRIALS = 256;

  /**
   * Lines for people.
   *
   * @throws IllegalArgumentException if the task cannot be sampled so coarsely
   */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%s at a sampling period of %s ms".formatted(task.name(), Numbers.brief(clock.dt())));
    versions(task, lines);
    return lines;
  }

  private <P extends Record> void versions(Task<P> task, List<String> lines) {
    for (Version<P> version : task.versions()) {
      lines.add("");
      lines.add("%s  %s".formatted(version.name(), version.title()));
      Table table = new Table("DURATION", "AS WRITTEN (ms)", "STEPS", "AS SHOWN (ms)");
      for (Schema.Leaf leaf : Schema.leaves(version.parameters())) {
        if (leaf.value() instanceof DurationLaw law) {
          row(table, leaf.path(), law);
        } else if (leaf.field().about().unit().equals("ms") && leaf.value() instanceof Double ms) {
          row(table, leaf.path(), DurationLaw.fixed(ms));
        }
      }
      lines.addAll(table.lines(2));
      lines.add("  " + trials(task, version));
    }
  }

  private void row(Table table, String name, DurationLaw law) {
    table.row(name, law, steps(law), shown(law));
  }

  private String steps(DurationLaw law) {
    return each(law, ms -> Integer.toString(clock.steps(ms)));
  }

  private String shown(DurationLaw law) {
    return each(law, ms -> Numbers.brief(clock.ms(clock.steps(ms))));
  }

  /** What a law can draw: each of its values, or the ends of its range. */
  private static String each(
      DurationLaw law, java.util.function.DoubleFunction<String> description) {
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
        ? "A trial has %d steps, %s ms."
            .formatted(steps.getMin(), Numbers.brief(clock.ms(steps.getMin())))
        : "Trials have %d to %d steps, %s ms on average (%d trials drawn)."
            .formatted(
                steps.getMin(),
                steps.getMax(),
                Math.round(steps.getAverage() * clock.dt()),
                SAMPLED_TRIALS);
  }
}
