package org.rnnzoo.workbench.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.picture.TrialFigure;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.workbench.inspect.Discretisation;

/**
 * A trial of the tasks of a draft and the durations in it: what {@code zoo trial} shows.
 *
 * @param plan the tasks
 * @param clock the sampling period
 * @param trials some trials, of which the first is shown
 */
public record TrialPreview(TaskPlan plan, Clock clock, Trials trials) {

  /**
   * The trial at a place in the stream of training trials.
   *
   * @param seed the seed of the experiment
   * @param place which trial, from 0
   * @throws UserException if the tasks cannot be read, combined or sampled so
   */
  public static TrialPreview of(Draft draft, long seed, long place, Plugins plugins) {
    Experiment experiment = ExperimentReader.read(Map.of("task", draft.taskSection()), plugins);
    Clock clock = draft.clock();
    try {
      Trials trials =
          experiment
              .task()
              .source(clock, RandomStream.root(seed).named("trials").named("training"))
              .trials(place, 1);
      return new TrialPreview(experiment.task(), clock, trials);
    } catch (IllegalArgumentException e) {
      throw UserException.input("task: " + e.getMessage(), e);
    }
  }

  /** The figure of the trial. */
  public Figure figure() {
    return new TrialFigure(plan.use(), trials, 0, Optional.empty()).figure();
  }

  /** For each task by label, its durations in ms and in steps. */
  public Map<String, List<Discretisation.Duration>> durations() {
    Map<String, List<Discretisation.Duration>> durations = new LinkedHashMap<>();
    for (TaskPlan.Part part : plan.parts()) {
      durations.put(
          part.label(), new ArrayList<>(Discretisation.durations(part.task().parameters(), clock)));
    }
    return durations;
  }
}
