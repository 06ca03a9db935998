package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;

/**
 * An experiment with everything settled: what is trained on what, how, from which seed.
 *
 * @param task what it is trained on: a task or a mixture, versions and parameters
 * @param model the model and its parameters
 * @param trainer the trainer and its parameters
 * @param clock the sampling period
 * @param seed the one seed from which all randomness grows
 * @param threads threads to use; 0 for one per processor. The result does not depend on it
 * @param stop when training stops
 * @param evaluation how training is watched
 * @param curriculum what comes before: stages of training on easier tasks; usually none
 * @param start the weights from which training starts
 * @param freeze the names of tensors that training leaves alone
 */
public record Experiment(
    TaskPlan task,
    Chosen<Model<?>> model,
    Chosen<Trainer<?>> trainer,
    Clock clock,
    long seed,
    int threads,
    StopRule stop,
    EvaluationPlan evaluation,
    List<Stage> curriculum,
    StartFrom start,
    List<String> freeze) {

  public Experiment {
    curriculum = List.copyOf(curriculum);
    freeze = List.copyOf(freeze);
  }

  /**
   * The configuration that {@link ExperimentReader} turns into this experiment, nothing left to
   * defaults.
   */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", task.tree());
    tree.put("model", section(model));
    tree.put("trainer", section(trainer));
    tree.put("dt", clock.dt());
    tree.put("seed", seed);
    tree.put("threads", threads);
    tree.put("stop", Schema.tree(stop));
    tree.put("evaluation", Schema.tree(evaluation));
    if (!curriculum.isEmpty()) {
      tree.put(ExperimentReader.CURRICULUM, curriculum.stream().map(Stage::tree).toList());
    }
    tree.putAll(start.tree());
    if (!freeze.isEmpty()) {
      tree.put("freeze", freeze);
    }
    return tree;
  }

  private static Map<String, Object> section(Chosen<?> chosen) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(ExperimentReader.USE, chosen.use());
    section.putAll(Schema.tree(chosen.parameters()));
    return section;
  }

  /** The root of the experiment's randomness. */
  public RandomStream random() {
    return RandomStream.root(seed);
  }

  /**
   * The trials of a split, such as {@code training}, {@code evaluation} or {@code test}.
   *
   * @throws UserException if the tasks cannot be combined
   */
  public TrialSource<?> trials(String split) {
    return trials(task, split);
  }

  /**
   * The trials of a split of a stage of training.
   *
   * @throws UserException if the tasks cannot be combined
   */
  public TrialSource<?> trials(TaskPlan plan, String split) {
    try {
      return plan.source(clock, random().named("trials").named(split));
    } catch (IllegalArgumentException e) {
      throw UserException.input("task: " + e.getMessage(), e);
    }
  }

  /** The same experiment, but some of the tasks that run in parallel never take part. */
  public Experiment silencing(Set<String> labels) {
    return new Experiment(
        task.silencing(labels),
        model,
        trainer,
        clock,
        seed,
        threads,
        stop,
        evaluation,
        curriculum,
        start,
        freeze);
  }

  /** All stages of training, the experiment's own task last. */
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>(curriculum);
    stages.add(new Stage(task, stop));
    return stages;
  }

  /**
   * A fresh network with its initial weights.
   *
   * @throws UserException if the tasks refuse the sampling period or do not go together, the model
   *     refuses its parameters, or a tensor to freeze does not exist
   */
  public Network network() {
    return new FreshNetwork(this).make();
  }

  /** The number of threads to use on this machine. */
  public int threadsHere() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /**
   * The held-out accuracy at which training stops, the lowest if each task of a mixture has its
   * own; infinite if training never stops for accuracy.
   */
  public double accuracyToReach() {
    return new Stage(task, stop).accuracyToReach();
  }

  /** The plugins it uses, in the order tasks, model, trainer. */
  public List<Installed> plugins() {
    List<Installed> all = new ArrayList<>(task.plugins());
    all.add(model.installed());
    all.add(trainer.installed());
    return all;
  }

  /**
   * Looks whether the tasks can be shown, which they only tell by a trial.
   *
   * @throws UserException if they refuse their parameters or the sampling period, or do not go
   *     together
   */
  public void requireTasks() {
    new FreshNetwork(this).requireTasks();
  }
}
