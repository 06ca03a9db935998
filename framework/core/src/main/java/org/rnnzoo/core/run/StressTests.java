package org.rnnzoo.core.run;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

/**
 * The stress tests of what a network is trained on: those of the version of each task, in its own
 * parameters changed by the test.
 *
 * <p>Trials and noise have streams of their own, named after the test, so that a result does not
 * depend on what else was evaluated. In a mixture one task at a time is put under stress, and only
 * its answers count.
 *
 * @param experiment the experiment
 * @param task what of it the network is tested on
 * @param network the network
 */
record StressTests(Experiment experiment, TaskPlan task, Network network) {

  private static final int TRIALS = 512;

  /** Trials under stress can be ten times as long as others, so that few at a time are run. */
  private static final int AT_A_TIME = 64;

  /**
   * Makes all tests.
   *
   * @param ordinary how the network answers ordinary trials of the same tasks
   */
  Stress against(Evaluation ordinary) {
    List<Stress.Result> results = new ArrayList<>();
    boolean fits = true;
    for (TaskPlan.Part part : task.audible()) {
      fits &= accuracy(part, ordinary) >= part.version().card().solved();
      part.stressed().forEach(stressed -> results.add(result(stressed)));
    }
    return new Stress(fits, results);
  }

  /**
   * Whether chance may have decided on which side of a bar the network is: its accuracy is within
   * two standard errors of it.
   *
   * @param ordinary how the network answers ordinary trials of the same tasks
   */
  boolean isCloseCall(Evaluation ordinary) {
    List<TaskPlan.Part> parts = task.audible();
    double trials = (double) ordinary.trials() / parts.size();
    return parts.stream()
        .anyMatch(
            part -> {
              double bar = part.version().card().solved();
              double error = Math.sqrt(bar * (1 - bar) / trials);
              return Math.abs(accuracy(part, ordinary) - bar) < 2 * error;
            });
  }

  private Stress.Result result(TaskPlan.Stressed stressed) {
    String name =
        (task.isMixture() ? stressed.original().label() + "." : "") + stressed.test().name();
    double bar = stressed.test().bar();
    try {
      TaskPlan.Part part = stressed.part();
      Evaluation evaluation = evaluate("stress." + name, task.with(part));
      return new Stress.Result(name, accuracy(part, evaluation), bar, "");
    } catch (IllegalArgumentException e) {
      return new Stress.Result(name, Double.NaN, bar, e.getMessage());
    }
  }

  private Evaluation evaluate(String split, TaskPlan plan) {
    TrialSource<?> source = plan.source(experiment.clock(), stream("trials", split));
    if (!source.channels().equals(experiment.trials(task, split).channels())) {
      throw new IllegalArgumentException("The channels would change.");
    }
    try (Evaluator evaluator =
        new Evaluator(
            network, source, TRIALS, AT_A_TIME, stream("noise", split), experiment.threadsHere())) {
      return evaluator.evaluate();
    }
  }

  private RandomStream stream(String kind, String split) {
    return experiment.random().named(kind).named(split);
  }

  private double accuracy(TaskPlan.Part part, Evaluation evaluation) {
    return task.isMixture()
        ? evaluation.measures().getOrDefault(part.label(), 0.0)
        : evaluation.accuracy();
  }
}
