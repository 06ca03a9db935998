package org.rnnzoo.workbench.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.folder.WeightsFile;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.schema.Schema;

/**
 * What a file for another program is made of.
 *
 * @param run the run
 * @param network its network as equations
 * @param tensors what the model made the weights of, where that is not the weights themselves
 * @param trials trials by the names of {@code final/trials.npz}; empty for none
 * @param conditions what is different from training, empty if nothing is
 */
record ExportContent(
    Run run,
    PortableNetwork network,
    Map<String, NpyArray> tensors,
    Map<String, NpyArray> trials,
    Map<String, Object> conditions) {

  private static final List<String> CONVENTIONS =
      List.of(
          "Matrices act on column vectors: rows are targets, columns are sources.",
          "Arrays are in C order; those of trials have the axes trial, time, channel or unit.",
          "Step t takes the input of step t and gives the state after it; x0 is the state before"
              + " the first step.",
          "rates and outputs are those of the states after each step, with the noise of the"
              + " network; those named noise_free are without it, simulated in float64 and 0 in the"
              + " padding.",
          "steps is the length of each trial; what comes after is padding. Epochs are in steps, the"
              + " end exclusive, -1 where a trial has no such epoch.",
          "Weights are those that the equations need: gains, masks, signs and factors are"
              + " multiplied out. tensors holds what the model made them of, where that is"
              + " something else.");

  /** The content of an export of a run. */
  static ExportContent of(Run run, int trials, boolean states, Map<String, Object> conditions) {
    PortableNetwork network = PortableNetwork.of(run);
    Replay.require(network, run);
    return new ExportContent(
        run,
        network,
        tensors(run.network().weights(), network),
        ExportedTrials.of(run, trials, states),
        conditions);
  }

  private static Map<String, NpyArray> tensors(Weights weights, PortableNetwork network) {
    Map<String, NpyArray> tensors = new LinkedHashMap<>();
    WeightsFile.arrays(weights, weights.values())
        .forEach(
            (name, array) -> {
              NpyArray written = network.weights().get(name);
              boolean same =
                  written != null
                      && written.shape().equals(array.shape())
                      && Arrays.equals(array.toFloats(), written.toFloats());
              if (!same) {
                tensors.put(name, array);
              }
            });
    return tensors;
  }

  /** All arrays by name: weights as they are, {@code tensors.NAME} and {@code trials.NAME}. */
  Map<String, NpyArray> flat() {
    Map<String, NpyArray> all = new LinkedHashMap<>(network.weights());
    tensors.forEach((name, array) -> all.put("tensors." + name, array));
    trials.forEach((name, array) -> all.put("trials." + name, array));
    return all;
  }

  /** Everything that a reader needs to know beside the arrays. */
  Map<String, Object> description() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("format", ExportFormat.DESCRIPTION);
    tree.put("zoo", ZooVersion.TEXT);
    tree.put("run", run.folder().name());
    tree.put("task", run.experiment().task().use());
    tree.put("model", run.experiment().model().use());
    tree.put("seed", run.experiment().seed());
    tree.put("configSha256", Hashes.sha256(run.folder().config()));
    tree.put("conditions", conditions);
    tree.put("equations", equations());
    tree.put("conventions", CONVENTIONS);
    tree.put("weights", arrays(network.weights()));
    tree.put("tensors", arrays(tensors));
    tree.put("trials", arrays(trials));
    names(tree);
    tree.put("plugins", run.experiment().plugins().stream().map(ExportContent::plugin).toList());
    tree.put("config", run.experiment().tree());
    return tree;
  }

  private Map<String, Object> equations() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", network.kind().word());
    tree.put("state", network.kind().state());
    tree.put("stateMeans", network.kind().stateMeans());
    tree.put("step", network.kind().equations());
    tree.put("activation", Schema.key(network.activation()));
    tree.put("phi", phi());
    tree.put("dt", network.dt());
    tree.put("tau", network.tau());
    tree.put("alpha", network.alpha());
    if (network.kind() == NetworkKind.STSP) {
      tree.put("seconds", network.dt() / 1000);
    }
    tree.put("units", network.units());
    tree.put("inputs", network.inputs());
    tree.put("outputs", network.outputs());
    return tree;
  }

  private String phi() {
    return switch (network.activation()) {
      case TANH -> "tanh(x)";
      case LINEAR -> "x";
      case RELU -> "max(x, 0)";
      case LEAKY_RELU -> "x if x > 0, else 0.01 x";
      case SOFTPLUS -> "log(1 + exp(x))";
      case SIGMOID -> "1 / (1 + exp(-x))";
      case GELU -> "x Phi(x), Phi being the normal distribution function";
    };
  }

  /** The names of channels and epochs, for formats whose arrays hold numbers alone. */
  private void names(Map<String, Object> tree) {
    for (String name : List.of("input_names", "output_names", "epoch_names")) {
      if (trials.get(name) != null && trials.get(name).values() instanceof String[] words) {
        tree.put(name, List.of(words));
      }
    }
  }

  private static List<Map<String, Object>> arrays(Map<String, NpyArray> arrays) {
    List<Map<String, Object>> trees = new ArrayList<>();
    arrays.forEach(
        (name, array) -> {
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("name", name);
          tree.put("type", array.type());
          tree.put("shape", array.shape());
          trees.add(tree);
        });
    return trees;
  }

  private static Map<String, Object> plugin(Installed installed) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", installed.kind().word());
    tree.put("name", installed.name());
    tree.put("bundle", installed.origin().bundle());
    tree.put("version", installed.origin().version().toString());
    tree.put("sha256", installed.origin().sha256());
    tree.put("citation", installed.plugin().citation());
    return tree;
  }

  /** A line for people who meet the file alone. */
  String title() {
    return String.format(
        Locale.ROOT,
        "%s trained on %s, run %s of the Zoo of RNNs",
        run.experiment().model().use(),
        run.experiment().task().use(),
        run.folder().name());
  }
}
