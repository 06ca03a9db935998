package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;

/**
 * An experiment with everything settled: what is trained on what, how, from which seed.
 *
 * @param task the task, its version and parameters
 * @param model the model and its parameters
 * @param trainer the trainer and its parameters
 * @param clock the sampling period
 * @param seed the one seed from which all randomness grows
 * @param threads threads to use; 0 for one per processor. The result does not depend on it
 * @param stop when training stops
 * @param evaluation how training is watched
 */
public record Experiment(
    Chosen<Task<?>> task,
    Chosen<Model<?>> model,
    Chosen<Trainer<?>> trainer,
    Clock clock,
    long seed,
    int threads,
    StopRule stop,
    EvaluationPlan evaluation) {

  /** The key that names the plugin in a section. */
  static final String USE = "use";

  static final List<String> KEYS =
      List.of("task", "model", "trainer", "dt", "seed", "threads", "stop", "evaluation");

  private static final Map<String, String> STANDARD_PLUGINS =
      Map.of("model", "rate", "trainer", "bptt");

  private static final double STANDARD_DT = 20;

  /**
   * Checks and completes a configuration after some changes to it.
   *
   * @param changes values by key; a key such as {@code units}, which is not the configuration's
   *     own, is looked for among the parameters of the plugins
   * @throws UserException with a sentence for each mistake
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it names is not there
   */
  public static Experiment read(
      Map<String, Object> tree, Map<String, Object> changes, Plugins plugins) {
    Map<String, Object> changed = new LinkedHashMap<>(tree);
    Map<String, Object> shortened = new LinkedHashMap<>();
    changes.forEach(
        (key, value) -> {
          if (key.contains(".") || KEYS.contains(key)) {
            Assignments.put(changed, key, value);
          } else {
            shortened.put(key, value);
          }
        });
    if (!shortened.isEmpty()) {
      Map<String, Plugin<?>> sections =
          new Sections(changed, plugins, new Mistakes()).pluginsBySection();
      shortened.forEach(
          (key, value) -> Assignments.put(changed, Assignments.complete(key, sections), value));
    }
    return read(changed, plugins);
  }

  /**
   * Checks and completes a configuration.
   *
   * @throws UserException with a sentence for each mistake
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it names is not there
   */
  public static Experiment read(Map<String, Object> tree, Plugins plugins) {
    Mistakes mistakes = new Mistakes();
    tree.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> mistakes.unknownKey("", key, KEYS));
    Sections sections = new Sections(tree, plugins, mistakes);
    Experiment experiment =
        new Experiment(
            sections.chosenTask(),
            sections.chosen(PluginKind.MODEL),
            sections.chosen(PluginKind.TRAINER),
            sections.clock(),
            sections.whole("seed", 1, 0, 1L << 53),
            (int) sections.whole("threads", 0, 0, 1024),
            sections.group("stop", StopRule.STANDARD),
            sections.group("evaluation", EvaluationPlan.STANDARD));
    mistakes.throwIfAny();
    return experiment;
  }

  /** The configuration that {@link #read} turns into this experiment, nothing left to defaults. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", section(task));
    tree.put("model", section(model));
    tree.put("trainer", section(trainer));
    tree.put("dt", clock.dt());
    tree.put("seed", seed);
    tree.put("threads", threads);
    tree.put("stop", Schema.tree(stop));
    tree.put("evaluation", Schema.tree(evaluation));
    return tree;
  }

  private static Map<String, Object> section(Chosen<?> chosen) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(USE, chosen.use());
    section.putAll(Schema.tree(chosen.parameters()));
    return section;
  }

  /** The root of the experiment's randomness. */
  public RandomStream random() {
    return RandomStream.root(seed);
  }

  /** The trials of a split, such as {@code training}, {@code evaluation} or {@code test}. */
  public TrialSource<?> trials(String split) {
    return source(task.plugin(), random().named("trials").named(split));
  }

  private <P extends Record> TrialSource<P> source(Task<P> plugin, RandomStream stream) {
    return new TrialSource<>(plugin, parametersOf(plugin, task.parameters()), clock, stream);
  }

  /** A fresh network with its initial weights. */
  public Network network() {
    Channels channels = trials("training").channels();
    try {
      return network(model.plugin(), channels);
    } catch (IllegalArgumentException e) {
      throw UserException.input("model: " + e.getMessage(), e);
    }
  }

  private <P extends Record> Network network(Model<P> plugin, Channels channels) {
    return plugin.create(
        parametersOf(plugin, model.parameters()),
        channels.inputs().size(),
        channels.outputs().size(),
        clock,
        random().named("weights"));
  }

  /** The number of threads to use on this machine. */
  public int threadsHere() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** The held-out accuracy at which training stops; infinite if it never does. */
  public double accuracyToReach() {
    return stop.accuracyToReach(taskVersion().card().solved());
  }

  /** The version of the task that the parameters started from. */
  public Version<?> taskVersion() {
    return version(task.plugin(), task.version());
  }

  static Version<?> version(Task<?> task, String name) {
    List<? extends Version<?>> versions = task.versions();
    return versions.stream()
        .filter(version -> version.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.input(
                    "The task '%s' has no version '%s'; it has %s."
                        .formatted(
                            task.name(),
                            name,
                            String.join(", ", versions.stream().map(Version::name).toList()))));
  }

  /** The parameters as what the plugin takes; they were made from its own defaults. */
  public static <P extends Record> P parametersOf(Plugin<P> plugin, Record parameters) {
    @SuppressWarnings("unchecked")
    P cast = (P) plugin.defaults().getClass().cast(parameters);
    return cast;
  }

  /** Reads the parts of a configuration. */
  private record Sections(Map<String, Object> tree, Plugins plugins, Mistakes mistakes) {

    Chosen<Task<?>> chosenTask() {
      Map<String, Object> section = section("task");
      TaskRequest request = TaskRequest.parse(use(section, "task"));
      Installed installed = plugins.find(PluginKind.TASK, request.plugin());
      Task<?> task = (Task<?>) installed.plugin();
      Version<?> version =
          request.version().isEmpty() ? task.versions().get(0) : version(task, request.version());
      Record parameters = new Binder(mistakes).bind("task", version.parameters(), section);
      return new Chosen<>(installed, task, version.name(), parameters);
    }

    @SuppressWarnings("unchecked")
    <T extends Plugin<?>> Chosen<T> chosen(PluginKind kind) {
      Map<String, Object> section = section(kind.word());
      Installed installed = plugins.find(kind, PluginRequest.parse(use(section, kind.word())));
      Record parameters =
          new Binder(mistakes).bind(kind.word(), installed.plugin().defaults(), section);
      return new Chosen<>(installed, (T) installed.plugin(), "", parameters);
    }

    /** The plugins of the sections that have one. */
    Map<String, Plugin<?>> pluginsBySection() {
      Map<String, Plugin<?>> found = new LinkedHashMap<>();
      for (PluginKind kind : List.of(PluginKind.TASK, PluginKind.MODEL, PluginKind.TRAINER)) {
        String use = use(section(kind.word()), kind.word());
        PluginRequest request =
            kind == PluginKind.TASK ? TaskRequest.parse(use).plugin() : PluginRequest.parse(use);
        found.put(kind.word(), plugins.find(kind, request).plugin());
      }
      return found;
    }

    /** Takes the name of the plugin out of a section. */
    private static String use(Map<String, Object> section, String key) {
      Object use = section.remove(USE);
      if (use == null) {
        use = STANDARD_PLUGINS.get(key);
      }
      if (use == null) {
        throw UserException.input(
            "The experiment names no %s; write '%s: {use: NAME}'. 'zoo %ss' lists them."
                .formatted(key, key, key));
      }
      return use.toString();
    }

    Clock clock() {
      Object dt = tree.getOrDefault("dt", STANDARD_DT);
      Object number = dt instanceof String text ? text.replaceFirst(" *ms$", "") : dt;
      try {
        return new Clock(Double.parseDouble(String.valueOf(number)));
      } catch (NumberFormatException e) {
        mistakes.add("dt is " + dt + "; it must be a number of ms above 0, such as 20.");
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage());
      }
      return new Clock(STANDARD_DT);
    }

    long whole(String key, long standard, long min, long max) {
      Object given = tree.getOrDefault(key, standard);
      if (given instanceof Number number
          && number.doubleValue() == Math.rint(number.doubleValue())
          && number.longValue() >= min
          && number.longValue() <= max) {
        return number.longValue();
      }
      mistakes.add(
          "%s is %s; it must be a whole number from %d to %d.".formatted(key, given, min, max));
      return standard;
    }

    <R extends Record> R group(String key, R standard) {
      return new Binder(mistakes).bind(key, standard, section(key));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String key) {
      Object section = tree.get(key);
      if (section == null) {
        return new LinkedHashMap<>();
      } else if (section instanceof Map<?, ?> map) {
        return new LinkedHashMap<>((Map<String, Object>) map);
      } else if (section instanceof String name
          && List.of("task", "model", "trainer").contains(key)) {
        return new LinkedHashMap<>(Map.of(USE, name));
      }
      throw UserException.input("%s is %s; it must be a group of keys.".formatted(key, section));
    }
  }

  /**
   * Parameters for an analysis.
   *
   * @param tree the values that differ from the defaults
   */
  public static Record parameters(Plugin<?> plugin, String path, Map<String, Object> tree) {
    Mistakes mistakes = new Mistakes();
    Record parameters = new Binder(mistakes).bind(path, plugin.defaults(), tree);
    mistakes.throwIfAny();
    return parameters;
  }

  /** The values of a task's version with some of them changed. */
  public static Record taskParameters(Version<?> version, Map<String, Object> tree) {
    Mistakes mistakes = new Mistakes();
    Record parameters = new Binder(mistakes).bind("task", version.parameters(), tree);
    mistakes.throwIfAny();
    return parameters;
  }

  /** The plugins it uses, in the order task, model, trainer. */
  public List<Installed> plugins() {
    return new ArrayList<>(List.of(task.installed(), model.installed(), trainer.installed()));
  }
}
