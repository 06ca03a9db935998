package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.folder.Summary;
import org.rnnzoo.core.folder.WeightsFile;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.task.Evaluation;
import org.rnnzoo.core.task.Stress;

/**
 * A run read back from its folder: the experiment and the network as far as it has been trained.
 *
 * @param folder the folder
 * @param experiment the experiment, with the plugins in the versions that the run was made with
 * @param network the network
 * @param weights which weights it has: of a run that has no final ones yet, those of a step
 */
public record Run(RunFolder folder, Experiment experiment, Network network, WeightsChoice weights) {

  private static final int TEST_TRIALS = 1024;
  private static final int TRIALS_OF_A_CLOSE_CALL = 8192;

  /**
   * Reads a run.
   *
   * @throws UserException if the folder is no run, is damaged, or holds no weights yet
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it was made with is not there
   */
  public static Run open(RunFolder folder, Plugins plugins, JobListener listener) {
    return open(folder, Map.of(), plugins, listener);
  }

  /**
   * Reads a run whose network is put into other circumstances than it was trained in.
   *
   * @param changes changes to the experiment by key, which may be short
   * @throws UserException if the folder is no run, is damaged, holds no weights yet, its weights do
   *     not fit the changed experiment, or a change would change nothing in a trained network
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it was made with is not there
   */
  public static Run open(
      RunFolder folder, Map<String, Object> changes, Plugins plugins, JobListener listener) {
    return open(folder, changes, WeightsChoice.FINAL, plugins, listener);
  }

  /**
   * Reads a run with other weights than the final ones.
   *
   * @throws UserException if the run has no such weights, or for the reasons above
   */
  public static Run open(
      RunFolder folder,
      Map<String, Object> changes,
      WeightsChoice weights,
      Plugins plugins,
      JobListener listener) {
    Experiment experiment = experiment(folder, changes, plugins, listener);
    if (!changes.isEmpty()) {
      Experiment trained = experiment(folder, Map.of(), plugins, JobListener.SILENT);
      SettledSettings.requireKept(trained.model(), experiment.model());
    }
    Network network = experiment.network();
    WeightsChoice read = weights;
    if (!weights.isFinal()) {
      new Checkpoints(folder.checkpoints())
          .read(weights.fileName(), network.weights())
          .restore(network.weights());
    } else if (Files.exists(folder.model())) {
      WeightsFile.read(folder.model(), network.weights());
    } else {
      Checkpoint newest =
          new Checkpoints(folder.checkpoints())
              .newest(network.weights())
              .orElseThrow(() -> withoutWeights(folder));
      newest.restore(network.weights());
      read = new WeightsChoice(Long.toString(newest.step()));
      listener.note(
          "%s has not been trained to the end; its newest checkpoint, step %s, is used."
              .formatted(folder.name(), newest.step()));
    }
    return new Run(folder, experiment, network, read);
  }

  private static UserException withoutWeights(RunFolder folder) {
    String why = RunStatus.read(folder).map(RunStatus::reason).orElse("");
    return UserException.input(
        folder.path()
            + (why.isEmpty()
                ? " holds no weights yet; train it first: 'zoo resume'."
                : " holds no weights, since its training failed: " + why));
  }

  /**
   * Reads the experiment of a run, with the plugins in the versions that the run was made with.
   *
   * @param changes changes to the experiment by key, which may be short
   * @throws UserException if the folder is no run or a change is wrong
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it was made with is not there
   */
  public static Experiment experiment(
      RunFolder folder, Map<String, Object> changes, Plugins plugins, JobListener listener) {
    if (Manifest.isDamaged(folder)) {
      listener.note(
          "%s is damaged, so it is not known which plugins the run was made with; those at hand are taken."
              .formatted(folder.manifest()));
    } else if (Manifest.isConfigChanged(folder)) {
      listener.note(
          "%s was changed after the run was made; results may differ.".formatted(folder.config()));
    }
    return ExperimentReader.read(
        folder.readConfig(), changes, new PinnedPlugins(plugins, folder, listener));
  }

  /**
   * Evaluates the network on test trials, on more of them if it is so near a bar that chance would
   * decide.
   */
  Evaluation test() {
    Evaluation test = evaluate("test", TEST_TRIALS);
    return new StressTests(experiment, experiment.task(), network).isCloseCall(test)
        ? evaluate("test", TRIALS_OF_A_CLOSE_CALL)
        : test;
  }

  /** How many test trials the network was evaluated on at the end; 1024 if it has none yet. */
  public int testTrials() {
    int counting = Summary.read(folder).map(Summary::testTrials).orElse(0);
    return counting > TEST_TRIALS ? TRIALS_OF_A_CLOSE_CALL : TEST_TRIALS;
  }

  /** Evaluates the network on trials of a split that training has not seen. */
  public Evaluation evaluate(String split, int trials) {
    return evaluate(split, trials, (trial, verdict) -> {});
  }

  /**
   * Evaluates the network on trials of a split that training has not seen.
   *
   * @param witness told of every trial and how it was answered
   */
  public Evaluation evaluate(String split, int trials, BiConsumer<Trial, Verdict> witness) {
    try (Evaluator evaluator =
        new Evaluator(
            network,
            experiment.trials(split),
            trials,
            experiment.random().named("noise").named(split),
            experiment.threadsHere())) {
      return evaluator.evaluate(witness);
    }
  }

  /**
   * Puts the network under the stress tests of its tasks.
   *
   * @param ordinary how it answers trials of a split
   */
  public Stress stress(Evaluation ordinary) {
    return new StressTests(experiment, experiment.task(), network).against(ordinary);
  }

  /** The same run, but some of the tasks that were trained in parallel never take part. */
  public Run silencing(Set<String> labels) {
    return new Run(folder, experiment.silencing(labels), network, weights);
  }
}
