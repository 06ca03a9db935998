package org.rnnzoo.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Chosen;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.StartFrom;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.WeightsFile;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;

/**
 * Weights of an earlier run from which training starts. The run's folder keeps its own copy, so
 * that it does not depend on the earlier run any more.
 *
 * @param source where they were read
 * @param weights the weights of the network, which holds them already
 * @param notes what is to be said of them
 */
record StartingWeights(Path source, Weights weights, List<String> notes) {

  /**
   * Gives a network the weights that an experiment starts from; empty if it starts from fresh ones.
   *
   * @param network the fresh network; its weights change
   * @throws UserException if there is nothing to read, no tensor of it fits the network, or some do
   *     not and the experiment does not allow that
   */
  static Optional<StartingWeights> of(Experiment experiment, Network network) {
    StartFrom start = experiment.start();
    if (start.isFresh()) {
      return Optional.empty();
    }
    Path file = file(start);
    Map<String, NpyArray> arrays = Npz.read(file);
    Weights weights = network.weights();
    List<String> taken = copy(arrays, weights, file);
    List<String> made = network.adopt(weights(arrays, file));
    List<Weights.Tensor> fresh =
        weights.tensors().stream()
            .filter(tensor -> !taken.contains(tensor.name()) && !made.contains(tensor.name()))
            .toList();
    if (taken.isEmpty() && made.isEmpty()) {
      throw UserException.input(
          "from: no tensor of %s fits the network; it has %s."
              .formatted(file, String.join(", ", arrays.keySet())));
    } else if (!fresh.isEmpty() && !start.fromPartial()) {
      throw UserException.input(
          "from: %s does not fit the network: %s. Where tensors shall start afresh, say --from-partial (fromPartial: true)."
              .formatted(file, misfits(fresh, arrays)));
    }
    network.project();
    List<String> notes = new ArrayList<>();
    if (!made.isEmpty()) {
      notes.add("%s was made from other tensors of %s.".formatted(String.join(", ", made), file));
    }
    if (!fresh.isEmpty()) {
      notes.add(
          "%s starts afresh, as fromPartial allows: %s."
              .formatted(names(fresh, experiment.freeze()), misfits(fresh, arrays)));
    }
    notes.addAll(unlike(start, experiment.model()));
    return Optional.of(new StartingWeights(file, weights, notes));
  }

  private static Path file(StartFrom start) {
    Path given = FileWords.path("from", start.from());
    WeightsChoice choice = new WeightsChoice(start.fromWeights());
    if (!Files.isDirectory(given)) {
      if (!Files.isRegularFile(given)) {
        throw UserException.input(
            "from is %s; it must be the folder of a run that is done, or a file model.npz."
                .formatted(given));
      } else if (!choice.isFinal()) {
        throw UserException.input(
            "fromWeights is %s, but from is a file, %s; name the folder of a run."
                .formatted(choice.word(), given));
      }
      return given;
    }
    RunFolder run = RunFolder.open(given);
    Path file = choice.isFinal() ? run.model() : run.checkpoints().resolve(choice.fileName());
    if (!Files.isRegularFile(file)) {
      throw UserException.input(
          choice.isFinal()
              ? "from is %s, which has not been trained to the end; 'zoo resume' goes on with it, and --weights best takes its best checkpoint."
                  .formatted(given)
              : "from is %s, which has no checkpoint %s.".formatted(given, file.getFileName()));
    }
    return file;
  }

  /** What does not fit, a clause for each tensor. */
  private static String misfits(List<Weights.Tensor> tensors, Map<String, NpyArray> arrays) {
    return tensors.stream()
        .map(tensor -> misfit(tensor, arrays.get(tensor.name())))
        .collect(Collectors.joining("; "));
  }

  private static String misfit(Weights.Tensor tensor, NpyArray array) {
    if (array == null) {
      return "%s, of shape %s, is not there".formatted(tensor.name(), tensor.shape());
    } else if (!array.isReal()) {
      return "%s is of type %s there".formatted(tensor.name(), array.type());
    }
    List<Integer> turned = new ArrayList<>(array.shape());
    Collections.reverse(turned);
    return "%s has the shape %s there%s and %s here"
        .formatted(
            tensor.name(),
            array.shape(),
            turned.equals(tensor.shape()) ? ", transposed," : "",
            tensor.shape());
  }

  private static String names(List<Weights.Tensor> tensors, List<String> frozen) {
    return tensors.stream()
        .map(Weights.Tensor::name)
        .map(name -> frozen.contains(name) ? name + " (which is frozen)" : name)
        .collect(Collectors.joining(", "));
  }

  /** In what the model is unlike that of the run that the weights come from. */
  private static List<String> unlike(StartFrom start, Chosen<?> model) {
    Optional<Map<String, Object>> source = start.model();
    if (source.isEmpty()) {
      return List.of();
    }
    Map<String, Object> section = source.get();
    String use = String.valueOf(section.remove("use")).replaceFirst("@.*", "");
    if (!use.equals(model.installed().name())) {
      return List.of(
          "The model is %s, while the weights come from a network of the model %s."
              .formatted(model.installed().name(), use));
    }
    Mistakes mistakes = new Mistakes();
    Record trained =
        new Binder(mistakes).bind(Place.of("model"), model.plugin().defaults(), section);
    List<String> differences =
        mistakes.isEmpty() ? SettledSettings.differences(trained, model.parameters()) : List.of();
    return differences.isEmpty()
        ? List.of()
        : List.of(
            "Otherwise than in the run that the weights come from, %s."
                .formatted(String.join("; ", differences)));
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
          if (array.isReal() && !array.shape().isEmpty() && !name.contains(".")) {
            layout.frozen(name, array.shape().stream().mapToInt(Integer::intValue).toArray());
          }
        });
    Weights weights = layout.build();
    WeightsFile.copy(arrays, weights, weights.values(), file);
    return weights;
  }

  private static boolean fits(Weights.Tensor tensor, NpyArray array) {
    return array != null && array.isReal() && array.shape().equals(tensor.shape());
  }

  /** Puts the weights into the folder of the new run and says what there is to say of them. */
  void copyTo(RunFolder folder, JobListener listener) {
    WeightsFile.write(folder.start(), weights);
    notes.forEach(listener::note);
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
