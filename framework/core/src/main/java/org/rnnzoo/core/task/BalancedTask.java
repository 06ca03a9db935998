package org.rnnzoo.core.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

/**
 * A task that shows every combination of the values of some conditions equally often, in turn: with
 * 12 combinations each 12 trials hold each of them once. For psychometric curves, and for fits that
 * need every condition alike.
 *
 * <p>A trial is drawn again until it has the combination whose turn it is, so that all else is as
 * likely as it was, given the combination. Trials that lack one of the conditions never come up.
 *
 * @param <P> the record of the task's parameters
 * @param task the task
 * @param conditions the names of the conditions
 * @param combinations the values of the conditions that occur together
 */
public record BalancedTask<P extends Record>(
    Task<P> task, List<String> conditions, List<List<Object>> combinations)
    implements AlteredTask<P> {

  private static final int MOST_COMBINATIONS = 1000;

  /** Trials from which combinations are learnt; of one as likely as others, e^-50 are missed. */
  private static final int TRIALS_PER_COMBINATION = 50;

  private static final int FEWEST_TRIALS = 1000;

  public BalancedTask {
    conditions = List.copyOf(conditions);
    combinations = List.copyOf(combinations);
  }

  /**
   * The trials of a source with every combination of the conditions equally often; the source as it
   * is if there is no condition.
   *
   * @throws IllegalArgumentException if no trial has the conditions, or they take too many values
   */
  public static <P extends Record> TrialSource<P> of(
      TrialSource<P> source, List<String> conditions) {
    if (conditions.isEmpty()) {
      return source;
    }
    BalancedTask<P> task =
        new BalancedTask<>(source.task(), conditions, combinations(source, conditions));
    return new TrialSource<>(task, source.parameters(), source.clock(), source.stream());
  }

  /** The combinations that come up in many trials of a stream of their own. */
  private static <P extends Record> List<List<Object>> combinations(
      TrialSource<P> source, List<String> conditions) {
    Set<List<Object>> found = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    Channels channels = source.channels();
    RandomStream stream = RandomStream.root(1).named("combinations");
    for (int i = 0; i < Math.max(FEWEST_TRIALS, TRIALS_PER_COMBINATION * found.size()); i++) {
      TrialBuilder trial =
          new TrialBuilder(channels, source.clock(), stream.indexed(i).generator());
      source.task().compose(source.parameters(), trial);
      known.addAll(trial.condition().keySet());
      if (trial.condition().keySet().containsAll(conditions)) {
        found.add(values(trial, conditions));
      }
      if (found.size() > MOST_COMBINATIONS) {
        throw new IllegalArgumentException(
            "There are more than %s combinations of %s to balance; name conditions that take few values."
                .formatted(MOST_COMBINATIONS, String.join(", ", conditions)));
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "No trial has the conditions to balance, %s; there are %s."
              .formatted(String.join(", ", conditions), String.join(", ", known)));
    }
    return List.copyOf(found);
  }

  private static List<Object> values(TrialBuilder trial, List<String> conditions) {
    List<Object> values = new ArrayList<>(conditions.size());
    conditions.forEach(name -> values.add(trial.condition().getOrDefault(name, "")));
    return values;
  }

  @Override
  public Trials generate(P parameters, Clock clock, RandomStream stream, long first, int count) {
    Channels channels = channels(parameters);
    List<Trial> trials = new ArrayList<>(count);
    for (long i = first; i < first + count; i++) {
      List<Object> turn = combinations.get((int) (i % combinations.size()));
      trials.add(draw(parameters, channels, clock, stream.indexed(i), turn));
    }
    return new Trials(clock, channels, trials);
  }

  private Trial draw(
      P parameters, Channels channels, Clock clock, RandomStream stream, List<Object> turn) {
    for (long attempt = 0; ; attempt++) {
      TrialBuilder trial = new TrialBuilder(channels, clock, stream.indexed(attempt).generator());
      task.compose(parameters, trial);
      if (values(trial, conditions).equals(turn)) {
        return trial.build();
      }
    }
  }
}
