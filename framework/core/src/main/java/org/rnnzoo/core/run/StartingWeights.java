package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.WeightsFile;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/**
 * Weights of an earlier run from which training starts. The run's folder keeps its own copy, so
 * that it does not depend on the earlier run any more.
 *
 * @param source where they were read
 * @param weights the weights of the network, which holds them already
 * @param taken the names of the tensors that came from there
 * @param made the names of the tensors that the network made from others there
 */
record StartingWeights(Path source, Weights weights, List<String> taken, List<String> made) {

  /**
   * Gives a network the weights that an experiment starts from; empty if it starts from fresh ones.
   *
   * @param network the fresh network; its weights change
   * @throws UserException if there is nothing to read or no tensor of it fits the network
   */
  static Optional<StartingWeights> of(Experiment experiment, Network network) {
    if (experiment.from().isEmpty()) {
      return Optional.empty();
    }
    Path given = path(experiment.from());
    Path file = Files.isDirectory(given) ? RunFolder.open(given).model() : given;
    if (!Files.isRegularFile(file)) {
      throw UserException.input(
          "from is %s; it must be the folder of a run that is done, or a file model.npz."
              .formatted(given));
    }
    Map<String, NpyArray> arrays = Npz.read(file);
    Weights weights = network.weights();
    List<String> taken = copy(arrays, weights, file);
    List<String> made = network.adopt(weights(arrays, file));
    if (taken.isEmpty() && made.isEmpty()) {
      throw UserException.input(
          "from: no tensor of %s fits the network; it has %s."
              .formatted(file, String.join(", ", arrays.keySet())));
    }
    network.project();
    return Optional.of(new StartingWeights(file, weights, taken, made));
  }

  private static Path path(String from) {
    try {
      return Path.of(from);
    } catch (InvalidPathException e) {
      throw UserException.input(
          "from is %s, which no file can be called (%s)."
              .formatted(from.replaceAll("\\p{Cntrl}", "?"), e.getReason()),
          e);
    }
  }

  /** Copies the tensors that fit, and tells which did. */
  private static List<String> copy(Map<String, NpyArray> arrays, Weights weights, Path file) {
    List<String> taken =
        weights.tensors().stream()
            .filter(tensor -> fits(tensor, arrays.get(tensor.name())))
            .map(Weights.Tensor::name)
            .toList();
    Map<String, NpyArray> all = new LinkedHashMap<>(WeightsFile.arrays(weights, weights.values()));
    taken.forEach(name -> all.put(name, arrays.get(name)));
    WeightsFile.copy(all, weights, weights.values(), file);
    return taken;
  }

  /** What a file holds of the weights of the network that they came from. */
  private static Weights weights(Map<String, NpyArray> arrays, Path file) {
    Weights.Layout layout = Weights.layout();
    arrays.forEach(
        (name, array) -> {
          if (array.values() instanceof float[]) {
            layout.frozen(name, array.shape().stream().mapToInt(Integer::intValue).toArray());
          }
        });
    Weights weights = layout.build();
    WeightsFile.copy(arrays, weights, weights.values(), file);
    return weights;
  }

  private static boolean fits(Weights.Tensor tensor, NpyArray array) {
    return array != null && array.shape().equals(tensor.shape());
  }

  /** Puts the weights into the folder of the new run and tells what was not taken over. */
  void copyTo(RunFolder folder, JobListener listener) {
    WeightsFile.write(folder.start(), weights);
    List<String> fresh =
        weights.tensors().stream()
            .map(Weights.Tensor::name)
            .filter(name -> !taken.contains(name) && !made.contains(name))
            .toList();
    if (!made.isEmpty()) {
      listener.note(
          "%s was made from other tensors of %s.".formatted(String.join(", ", made), source));
    }
    if (!fresh.isEmpty()) {
      listener.note(
          "Of %s, %s was taken; %s starts afresh, since its shape differs or it is not there."
              .formatted(source, String.join(", ", taken), String.join(", ", fresh)));
    }
  }

  /**
   * Gives a network the weights that its run started from, if it did not start afresh. A run that
   * died before it had its own copy reads them again.
   */
  static void restore(
      Experiment experiment, RunFolder folder, Network network, JobListener listener) {
    if (Files.exists(folder.start())) {
      WeightsFile.read(folder.start(), network.weights());
    } else {
      of(experiment, network).ifPresent(weights -> weights.copyTo(folder, listener));
    }
  }
}
