package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/**
 * Weights of an earlier run from which training starts. The run's folder keeps its own copy, so
 * that it does not depend on the earlier run any more.
 *
 * @param source where they were read
 * @param weights the weights of the network, which holds them already
 * @param taken the names of the tensors that came from there
 */
record StartingWeights(Path source, Weights weights, List<String> taken) {

  /**
   * Gives a network the weights that an experiment starts from; empty if it starts from fresh ones.
   *
   * @param weights the fresh weights of the network; changed
   * @throws UserException if there is nothing to read or no tensor of it fits the network
   */
  static Optional<StartingWeights> of(Experiment experiment, Weights weights) {
    if (experiment.from().isEmpty()) {
      return Optional.empty();
    }
    Path given = Path.of(experiment.from());
    Path file = Files.isDirectory(given) ? RunFolder.open(given).model() : given;
    if (!Files.isRegularFile(file)) {
      throw UserException.input(
          "from is %s; it must be the folder of a run that is done, or a file model.npz."
              .formatted(given));
    }
    Map<String, NpyArray> arrays = Npz.read(file);
    List<String> taken =
        weights.tensors().stream()
            .filter(tensor -> fits(tensor, arrays.get(tensor.name())))
            .map(Weights.Tensor::name)
            .toList();
    if (taken.isEmpty()) {
      throw UserException.input(
          "from: no tensor of %s fits the network; it has %s."
              .formatted(file, String.join(", ", arrays.keySet())));
    }
    Map<String, NpyArray> all = new LinkedHashMap<>(WeightsFile.arrays(weights, weights.values()));
    taken.forEach(name -> all.put(name, arrays.get(name)));
    WeightsFile.copy(all, weights, weights.values(), file);
    return Optional.of(new StartingWeights(file, weights, taken));
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
            .filter(name -> !taken.contains(name))
            .toList();
    if (!fresh.isEmpty()) {
      listener.note(
          "Of %s, %s was taken; %s starts afresh, since its shape differs or it is not there."
              .formatted(source, String.join(", ", taken), String.join(", ", fresh)));
    }
  }

  /** Gives a network the weights that its run started from, if it did not start afresh. */
  static void restore(RunFolder folder, Weights weights) {
    if (Files.exists(folder.start())) {
      WeightsFile.read(folder.start(), weights);
    }
  }
}
