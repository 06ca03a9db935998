package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
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
 * @param from the folder of a run or a file of weights from which training starts; empty for fresh
 *     weights
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
    String from,
    List<String> freeze) {

  public Experiment {
    curriculum = List.copyOf(curriculum);
    freeze = List.copyOf(freeze);
  }

  /** The key that names the plugin in a section. */
  static final String USE = "use";

  static final List<String> KEYS =
      List.of(
          "task",
          "model",
          "trainer",
          "dt",
          "seed",
          "threads",
          "stop",
          "evaluation",
          "curriculum",
          "from",
          "freeze");

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
          } else if (TaskSection.KEYS.contains(key)) {
            Assignments.put(changed, "task." + key, value);
          } else {
            shortened.put(key, value);
          }
        });
    if (!shortened.isEmpty()) {
      Map<String, List<Plugin<?>>> sections =
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
    TaskPlan task = sections.task();
    StopRule stop = sections.group("stop", StopRule.STANDARD);
    Experiment experiment =
        new Experiment(
            task,
            sections.chosen(PluginKind.MODEL),
            sections.chosen(PluginKind.TRAINER),
            sections.clock(),
            sections.whole("seed", 1, 0, 1L << 53),
            (int) sections.whole("threads", 0, 0, 1024),
            stop,
            sections.group("evaluation", EvaluationPlan.STANDARD),
            new Curriculum(sections.section("task"), stop, plugins, mistakes)
                .read(tree.get("curriculum")),
            String.valueOf(tree.getOrDefault("from", "")),
            sections.words("freeze"));
    mistakes.throwIfAny();
    return experiment;
  }

  /** The configuration that {@link #read} turns into this experiment, nothing left to defaults. */
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
      tree.put("curriculum", curriculum.stream().map(Stage::tree).toList());
    }
    if (!from.isEmpty()) {
      tree.put("from", from);
    }
    if (!freeze.isEmpty()) {
      tree.put("freeze", freeze);
    }
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
        from,
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
   * @throws UserException if the model refuses its parameters, the tasks of the curriculum have
   *     different channels, or a tensor to freeze does not exist
   */
  public Network network() {
    Channels channels = trials("training").channels();
    requireSame(channels);
    requireResolved();
    try {
      Network network = network(model.plugin(), channels);
      freeze.forEach(network.weights()::freeze);
      return network;
    } catch (IllegalArgumentException e) {
      throw UserException.input("model: " + e.getMessage(), e);
    }
  }

  /** Refuses a sampling period that a task cannot be shown at. */
  private void requireResolved() {
    try {
      stages().forEach(stage -> trials(stage.task(), "training").trials(0, 1));
    } catch (IllegalArgumentException e) {
      throw UserException.input("task: " + e.getMessage(), e);
    }
  }

  private void requireSame(Channels channels) {
    for (Stage stage : curriculum) {
      Channels others = trials(stage.task(), "training").channels();
      if (!others.equals(channels)) {
        throw UserException.input(
            "curriculum: %s has inputs %s and outputs %s, but the last stage, %s, has inputs %s and outputs %s; all stages must have the same channels."
                .formatted(
                    stage.task().use(),
                    others.inputs(),
                    others.outputs(),
                    task.use(),
                    channels.inputs(),
                    channels.outputs()));
      }
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

  /**
   * The held-out accuracy at which training stops, the lowest if each task of a mixture has its
   * own; infinite if training never stops for accuracy.
   */
  public double accuracyToReach() {
    return new Stage(task, stop).accuracyToReach();
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

    TaskPlan task() {
      return new TaskSection(section("task"), plugins, mistakes).plan();
    }

    @SuppressWarnings("unchecked")
    <T extends Plugin<?>> Chosen<T> chosen(PluginKind kind) {
      Map<String, Object> section = section(kind.word());
      Installed installed = plugins.find(kind, PluginRequest.parse(use(section, kind.word())));
      Record parameters =
          new Binder(mistakes).bind(kind.word(), installed.plugin().defaults(), section);
      return new Chosen<>(installed, (T) installed.plugin(), "", parameters);
    }

    /** The plugins whose parameters stand in each section. */
    Map<String, List<Plugin<?>>> pluginsBySection() {
      Map<String, List<Plugin<?>>> found = new LinkedHashMap<>();
      found.put("task", new TaskSection(section("task"), plugins, mistakes).tasks());
      for (PluginKind kind : List.of(PluginKind.MODEL, PluginKind.TRAINER)) {
        PluginRequest request = PluginRequest.parse(use(section(kind.word()), kind.word()));
        found.put(kind.word(), List.of(plugins.find(kind, request).plugin()));
      }
      return found;
    }

    /** Takes the name of the plugin out of a section. */
    private static String use(Map<String, Object> section, String key) {
      Object use = section.remove(USE);
      if (use == null) {
        use = STANDARD_PLUGINS.get(key);
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

    List<String> words(String key) {
      Object given = tree.getOrDefault(key, List.of());
      if (given instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
        return list.stream().map(String.class::cast).toList();
      } else if (given instanceof String word) {
        return List.of(word);
      }
      mistakes.add("%s is %s; it must be a list of names.".formatted(key, given));
      return List.of();
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

  /**
   * A task or a mixture by itself.
   *
   * @param use its name, as it would follow {@code use:} in a configuration
   * @param changes parameters by key, which may be short
   * @throws UserException with a sentence for each mistake
   */
  public static TaskPlan task(String use, Map<String, Object> changes, Plugins plugins) {
    Mistakes mistakes = new Mistakes();
    Map<String, Object> section = new LinkedHashMap<>(Map.of(USE, use));
    Map<String, List<Plugin<?>>> tasks =
        Map.of("task", new TaskSection(section, plugins, mistakes).tasks());
    changes.forEach(
        (key, value) -> {
          boolean isShort = Assignments.isShort(key, tasks);
          String full =
              isShort ? Assignments.complete(key, tasks).substring("task.".length()) : key;
          Assignments.put(section, full, value);
        });
    TaskPlan plan = new TaskSection(section, plugins, mistakes).plan();
    mistakes.throwIfAny();
    return plan;
  }

  /** The plugins it uses, in the order tasks, model, trainer. */
  public List<Installed> plugins() {
    List<Installed> all = new ArrayList<>(task.plugins());
    all.add(model.installed());
    all.add(trainer.installed());
    return all;
  }
}
