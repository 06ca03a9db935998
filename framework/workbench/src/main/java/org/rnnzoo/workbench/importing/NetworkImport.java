package org.rnnzoo.workbench.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Workplace;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.FinishedRun;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.workbench.arrays.ArrayFile;

/** Makes a run of a network that was trained elsewhere. */
public final class NetworkImport {

  /** The task that shows the trials that came along. */
  private static final String RECORDED = "recorded";

  private final ImportRequest request;
  private final Plugins plugins;
  private final JobListener listener;

  /**
   * @param listener told what was assumed
   */
  public NetworkImport(ImportRequest request, Plugins plugins, JobListener listener) {
    this.request = request;
    this.plugins = plugins;
    this.listener = listener;
  }

  /**
   * What came out.
   *
   * @param run the new run
   * @param map the name of the map that was used
   * @param sentences what there is to say: what was read, what was left out, and how the network
   *     does on the trials that came along
   */
  public record Outcome(FinishedRun run, String map, List<String> sentences) {}

  /** A map that fits a file, with what it makes of it. */
  private record Fit(ImportMap map, ArraySearch search, ImportedTensors tensors) {}

  /**
   * Imports it.
   *
   * @param runs the folder below which the run's folder is made
   * @throws UserException if the file, the map and the trials do not go together, an array is
   *     accounted for by nobody, or the network does something else than where it comes from
   */
  public Outcome write(Path runs) {
    ArrayFile file = OwnExport.plain(ArrayFile.read(request.file()));
    Fit fit =
        request.map().isPresent() ? fit(ImportMap.named(request.map().get()), file) : fitting(file);
    ArraySearch ofTrials =
        request.trials().isPresent()
            ? new ArraySearch(OwnExport.plain(ArrayFile.read(request.trials().get())))
            : fit.search();
    if (!request.axes().isEmpty()) {
      ImportMap.TrialNames.axes("--axes", request.axes());
    }
    Optional<GivenTrials> trials =
        GivenTrials.find(fit.map(), fit.tensors(), ofTrials, request.expect(), request.axes());
    if (trials.isEmpty() && (request.trials().isPresent() || request.task().isEmpty())) {
      throw noTrials(fit, ofTrials.file());
    }
    Map<String, Object> tree = model(fit);
    List<String> ignore = ignored(fit.map());
    requireAccounted(fit, ignore);
    try {
      Files.createDirectories(runs);
      try (Workplace workplace = Workplace.make(runs, ".import-")) {
        return write(fit, tree, trials, ignore, workplace.path(), runs);
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(runs, e);
    }
  }

  private Fit fit(ImportMap map, ArrayFile file) {
    ArraySearch search = new ArraySearch(file);
    return new Fit(map, search, ImportedTensors.of(map, search));
  }

  /** Of the maps that fit, the one that leaves fewest arrays over. */
  private Fit fitting(ArrayFile file) {
    List<Fit> fits = new ArrayList<>();
    int fewest = Integer.MAX_VALUE;
    for (String name : ImportMap.NAMES) {
      Optional<Integer> left = left(ImportMap.builtIn(name), file);
      if (left.isPresent() && left.get() <= fewest) {
        if (left.get() < fewest) {
          fits.clear();
          fewest = left.get();
        }
        fits.add(fit(ImportMap.builtIn(name), file));
      }
    }
    if (fits.size() == 1) {
      listener.note(
          "The arrays are called as %s calls them: %s."
              .formatted(fits.get(0).map().name(), fits.get(0).map().title()));
      return fits.get(0);
    }
    throw UserException.input(
        fits.isEmpty()
            ? "No map fits %s (%s) with %s; write one (MAP.yaml) and name it with --as. docs/import-export.md shows how."
                .formatted(
                    file.path(),
                    file.format(),
                    file.arrays().isEmpty() ? "no array" : new ArraySearch(file).words())
            : "Several maps fit %s: %s. Say which with --as."
                .formatted(
                    file.path(),
                    fits.stream().map(fit -> fit.map().name()).collect(Collectors.joining(", "))));
  }

  /** How many arrays a map leaves over; empty if it does not fit. */
  private Optional<Integer> left(ImportMap map, ArrayFile file) {
    try {
      Fit fit = fit(map, file);
      GivenTrials.find(map, fit.tensors(), fit.search(), List.of(), request.axes());
      return Optional.of(fit.search().left(ignored(map)).size());
    } catch (UserException e) {
      return Optional.empty();
    }
  }

  private UserException noTrials(Fit fit, ArrayFile file) {
    return UserException.input(
        "%s holds no trials (%s). Bring some with --trials FILE, or name the task that the network was trained on with --task T."
            .formatted(
                file.path(),
                fit.map().trials().inputs().isEmpty()
                    ? "and the map tells no names of them"
                    : "no array " + String.join(" or ", fit.map().trials().inputs())));
  }

  private List<String> ignored(ImportMap map) {
    List<String> ignored = new ArrayList<>(map.ignore());
    ignored.addAll(request.ignore());
    return ignored;
  }

  private void requireAccounted(Fit fit, List<String> ignore) {
    List<String> left = fit.search().left(ignore);
    if (!left.isEmpty()) {
      throw UserException.input(
          "%s holds arrays for which the map %s has no place: %s. If they have nothing to do with the network, say --ignore NAME (* stands for anything); else write a MAP.yaml."
              .formatted(request.file(), fit.map().name(), fit.search().words(left)));
    }
  }

  // The experiment.

  /** The sections of the experiment that the file tells. */
  private Map<String, Object> model(Fit fit) {
    ImportMap map = fit.map();
    Map<String, Object> model = new LinkedHashMap<>();
    map.settings()
        .forEach(
            (key, setting) -> value(key, setting, fit).ifPresent(value -> model.put(key, value)));
    String use =
        request.model().orElseGet(() -> String.valueOf(model.getOrDefault("use", map.model())));
    model.remove("use");
    List<String> known = known(use);
    if (!map.form().isEmpty()) {
      model.put("form", map.form());
    }
    ImportedTensors.Tensor initial = fit.tensors().tensors().get("x0");
    if (initial != null && !initial.isZero()) {
      model.put("trainInitialState", true);
    }
    double dt = number("dt", map.dt(), fit);
    timeConstant(fit, dt).ifPresent(tau -> model.put("tau", tau));
    model.put("units", fit.tensors().units());
    // Another model than the map's has other parameters; those it shares it keeps.
    model.keySet().retainAll(known);
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("use", use);
    section.putAll(model);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("model", section);
    tree.put("dt", dt);
    return tree;
  }

  private List<String> known(String model) {
    Record defaults =
        plugins.find(PluginKind.MODEL, PluginRequest.parse(model)).plugin().defaults();
    return Schema.leaves(defaults).stream().map(Schema.Leaf::path).toList();
  }

  private Optional<Double> timeConstant(Fit fit, double dt) {
    Optional<Double> given =
        fit.map()
            .tau()
            .flatMap(setting -> value("tau", setting, fit))
            .map(tau -> number("tau", tau));
    boolean assumed = fit.map().alpha().isPresent() && given.isEmpty();
    if (!assumed) {
      return given;
    }
    ImportMap.Setting alpha = fit.map().alpha().get();
    double value = number("alpha", alpha, fit);
    if (!(value > 0 && value <= 1)) {
      throw UserException.input(
          "%s: alpha, dt/tau, is %s; it must be above 0 and at most 1."
              .formatted(request.file(), value));
    }
    return Optional.of(dt / value);
  }

  private double number(String key, ImportMap.Setting setting, Fit fit) {
    return value(key, setting, fit)
        .map(value -> number(key, value))
        .orElseThrow(() -> untold(key, setting.sizeOf()));
  }

  private double number(String key, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw UserException.input(
        "%s: %s is %s, which is no number.".formatted(request.file(), key, value));
  }

  private Optional<Object> value(String key, ImportMap.Setting setting, Fit fit) {
    if (!setting.sizeOf().isEmpty()) {
      ImportedTensors.Tensor tensor = fit.tensors().tensors().get(setting.sizeOf());
      return tensor == null
          ? Optional.empty()
          : Optional.<Object>of(tensor.shape().get(setting.axis()));
    }
    Optional<Object> found =
        setting.arrays().isEmpty() ? Optional.empty() : fit.search().value(setting.arrays());
    boolean follows = key.equals("tau"); // from dt and alpha
    if (found.isEmpty()
        && !follows
        && !setting.arrays().isEmpty()
        && setting.otherwise().isEmpty()) {
      throw untold(key, String.join(", ", setting.arrays()));
    }
    boolean decides = key.equals("alpha") || key.equals("activation");
    if (found.isEmpty()
        && decides
        && !setting.arrays().isEmpty()
        && setting.otherwise().isPresent()) {
      listener.note(
          "%s is not in %s; %s is assumed, as is usual for %s."
              .formatted(key, request.file(), setting.otherwise().get(), fit.map().name()));
    }
    return found.map(NetworkImport::plain).or(setting::otherwise);
  }

  private UserException untold(String key, String where) {
    return UserException.input(
        "%s tells no %s: there is no %s in it. Write the value into the map, or as %s.otherwise what it is where the file has none."
            .formatted(request.file(), key, where, key));
  }

  private static Object plain(Object value) {
    return value instanceof Float number
        ? Double.valueOf(Float.toString(number))
        : value instanceof String word ? word.toLowerCase(Locale.ROOT) : value;
  }

  // The network.

  private Outcome write(
      Fit fit,
      Map<String, Object> tree,
      Optional<GivenTrials> trials,
      List<String> ignore,
      Path workplace,
      Path runs)
      throws IOException {
    Path file = workplace.toAbsolutePath().normalize().resolve("trials.npz");
    double dt = ((Number) request.settings().getOrDefault("dt", tree.get("dt"))).doubleValue();
    Map<String, Path> files = new LinkedHashMap<>();
    if (trials.isPresent()) {
      Npz.write(file, trials.get().arrays(fit.tensors().outputs(), dt));
      files.put(RunFolder.GIVEN_TRIALS, file);
    }
    tree.put(
        "task",
        request.task().isPresent()
            ? request.task().get()
            : Map.of("use", RECORDED, "file", file.toString()));
    Experiment experiment = ExperimentReader.read(tree, request.settings(), plugins);
    requireChannels(experiment, fit.tensors());
    Network network = experiment.network();
    fill(network, fit);
    Optional<Replay> replay =
        trials
            .filter(given -> !given.expected().isEmpty())
            .map(given -> Replay.of(network.dynamics(), given));
    replay.ifPresent(this::requireSame);
    if (replay.filter(Replay::skipsFirst).isPresent()) {
      Npz.write(file, trials.get().withoutFirstStep().arrays(fit.tensors().outputs(), dt));
    }
    FinishedRun run =
        FinishedRun.write(
            experiment,
            network,
            "imported",
            Map.of("imported", about(fit, replay, ignore)),
            new FinishedRun.Belongings(
                request.name(), files, request.task().isEmpty() && trials.isPresent()),
            runs);
    return new Outcome(run, fit.map().name(), sentences(fit, trials, replay, ignore));
  }

  private void requireChannels(Experiment experiment, ImportedTensors tensors) {
    Channels channels = experiment.trials("test").channels();
    if (channels.inputs().size() != tensors.inputs()
        || channels.outputs().size() != tensors.outputs()) {
      throw UserException.input(
          "The network has %s inputs and %s outputs, and the task %s has %s (%s) and %s (%s). Choose another task, or its parameters with --set."
              .formatted(
                  tensors.inputs(),
                  tensors.outputs(),
                  experiment.task().use(),
                  channels.inputs().size(),
                  String.join(", ", channels.inputs()),
                  channels.outputs().size(),
                  String.join(", ", channels.outputs())));
    }
  }

  /** Gives the network the weights of the file; what the file lacks is 0. */
  private void fill(Network network, Fit fit) {
    Weights weights = network.weights();
    Map<String, ImportedTensors.Tensor> tensors = fit.tensors().tensors();
    for (Weights.Tensor tensor : weights.tensors()) {
      ImportedTensors.Tensor given = tensors.get(tensor.name());
      if (given == null) {
        requireDispensable(tensor, fit);
        java.util.Arrays.fill(
            weights.values(), tensor.offset(), tensor.offset() + tensor.length(), 0f);
        continue;
      } else if (!given.shape().equals(tensor.shape())) {
        throw UserException.input(
            "%s: %s is of shape %s, and the model needs %s."
                .formatted(request.file(), tensor.name(), given.shape(), tensor.shape()));
      }
      for (int i = 0; i < given.values().length; i++) {
        weights.values()[tensor.offset() + i] = (float) given.values()[i];
      }
    }
    tensors.forEach(
        (name, given) -> {
          boolean taken = weights.tensors().stream().anyMatch(t -> t.name().equals(name));
          if (!taken && !given.isZero()) {
            throw UserException.input(
                "%s: the model has no tensor %s, which %s makes of %s."
                    .formatted(
                        request.file(),
                        name,
                        fit.map().name(),
                        String.join(" and ", fit.tensors().from().get(name))));
          }
        });
    requireAllowed(network, weights);
  }

  private void requireDispensable(Weights.Tensor tensor, Fit fit) {
    boolean bias = tensor.name().startsWith("b") || tensor.name().equals("x0");
    if (!bias) {
      throw UserException.input(
          "The model has a tensor %s of shape %s, which the map %s does not make; choose another --model or write a MAP.yaml."
              .formatted(tensor.name(), tensor.shape(), fit.map().name()));
    }
  }

  /** A model with rules, such as signs, must allow the weights as they are. */
  private void requireAllowed(Network network, Weights weights) {
    float[] before = weights.values().clone();
    network.project();
    for (Weights.Tensor tensor : weights.tensors()) {
      for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
        if (before[i] != weights.values()[i]) {
          throw UserException.input(
              "%s: the model does not allow %s as it is in the file (%s, where its rules want %s); choose another with --model, such as rate."
                  .formatted(request.file(), tensor.name(), before[i], weights.values()[i]));
        }
      }
    }
  }

  private void requireSame(Replay replay) {
    double difference = replay.difference();
    if (difference > Replay.TOLERANCE) {
      String sentence =
          "On the trials that came along the network differs from where it comes from by %s: %s."
              .formatted(brief(difference), words(replay));
      if (!request.force()) {
        throw UserException.job(
            sentence
                + " That is more than %s, so it is another network; are alpha, activation and the map right? --force imports it all the same."
                    .formatted(brief(Replay.TOLERANCE)));
      }
      listener.note(sentence);
    }
  }

  private static String brief(double value) {
    return String.format(Locale.ROOT, "%.1e", value);
  }

  private static String words(Replay replay) {
    return replay.comparisons().stream()
        .map(c -> "%s (our %s) by %s".formatted(c.array(), c.what(), brief(c.difference())))
        .collect(Collectors.joining(", "));
  }

  // What there is to say.

  private Map<String, Object> about(Fit fit, Optional<Replay> replay, List<String> ignore) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("file", request.file().toAbsolutePath().normalize().toString());
    if (Files.isRegularFile(request.file())) {
      about.put("sha256", Hashes.sha256(request.file()));
    }
    about.put("format", fit.search().file().format());
    about.put("map", fit.map().name());
    request
        .trials()
        .ifPresent(path -> about.put("trials", path.toAbsolutePath().normalize().toString()));
    about.put("tensors", fit.tensors().from());
    about.put("setAside", fit.search().setAside(ignore));
    about.put("replay", replay.map(Replay::tree).orElse(List.of()));
    return about;
  }

  private List<String> sentences(
      Fit fit, Optional<GivenTrials> trials, Optional<Replay> replay, List<String> ignore) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Read %s: %s, %s units, %s inputs, %s outputs; %s."
            .formatted(
                request.file(),
                fit.search().file().format(),
                fit.tensors().units(),
                fit.tensors().inputs(),
                fit.tensors().outputs(),
                fit.tensors().from().entrySet().stream()
                    .filter(entry -> !entry.getValue().isEmpty())
                    .map(entry -> entry.getKey() + " from " + String.join(" + ", entry.getValue()))
                    .collect(Collectors.joining(", "))));
    List<String> aside = fit.search().setAside(ignore);
    if (!aside.isEmpty()) {
      sentences.add("Set aside: %s.".formatted(String.join(", ", aside)));
    }
    if (replay.isPresent()) {
      sentences.add(
          "Replayed on %s trials, max|Δ| = %s: %s%s."
              .formatted(
                  trials.get().count(),
                  brief(replay.get().difference()),
                  words(replay.get()),
                  replay.get().skipsFirst()
                      ? "; the first input was never shown there, and is not here"
                      : ""));
    } else {
      sentences.add(
          "Nothing was replayed, as no array tells what the network did where it comes from;"
              + " --expect names one.");
    }
    if (request.task().isEmpty() && trials.isPresent() && trials.get().targets().isEmpty()) {
      sentences.add("The trials have no targets, so nothing is judged and no accuracy is told.");
    }
    return sentences;
  }
}
