package org.rnnzoo.workbench.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.Plugins;

/**
 * Looks at a draft as training would.
 *
 * @param draft the draft
 * @param plugins the plugins at hand
 */
public record DraftLook(Draft draft, Plugins plugins) {

  /** An experiment, or what keeps the draft from being one. */
  public record Outcome(Experiment experiment, DraftMistakes mistakes) {

    /** Whether it can be trained. */
    public boolean isReady() {
      return mistakes.list().isEmpty();
    }
  }

  /** Reads the draft as a configuration, down to a network and a trial of it. */
  public Outcome read() {
    try {
      Experiment experiment = ExperimentReader.read(draft.tree(), plugins);
      experiment.network();
      return new Outcome(experiment, new DraftMistakes(List.of()));
    } catch (UserException | IllegalArgumentException | MissingPluginException e) {
      return new Outcome(null, DraftMistakes.of(draft, String.valueOf(e.getMessage())));
    }
  }

  /** The sizes of the network and of a trial, as a tree. */
  public static Map<String, Object> summary(Experiment experiment) {
    Network network = experiment.network();
    Channels channels = experiment.trials("training").channels();
    Trials trial = experiment.trials("training").trials(0, 1);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("inputs", channels.inputs().size());
    tree.put("units", network.dimensions().units());
    tree.put("outputs", channels.outputs().size());
    tree.put("steps", trial.get(0).steps());
    tree.put("dt", experiment.clock().dt());
    tree.put(
        "parameters",
        network.weights().tensors().stream()
            .filter(Weights.Tensor::trainable)
            .mapToInt(Weights.Tensor::length)
            .sum());
    tree.put("accuracyToReach", experiment.accuracyToReach());
    return tree;
  }

  /** The configuration as a file. */
  public String yaml() {
    return Trees.yaml(draft.tree());
  }
}
