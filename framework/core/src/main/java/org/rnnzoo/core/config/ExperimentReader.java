package org.rnnzoo.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.Mistake;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;
import org.rnnzoo.core.schema.Schema;

/** Checks and completes configurations. Everything that is wrong with one is told at once. */
public final class ExperimentReader {

  /** The key that names the plugin in a section. */
  static final String USE = "use";

  static final String CURRICULUM = "curriculum";

  private static final String TASK = PluginKind.TASK.word();

  /** The sections of plugins, with the plugin that stands there if none is named. */
  private static final Map<PluginKind, Optional<String>> SECTIONS = sections();

  /** The keys of an experiment. */
  static final List<String> KEYS =
      Stream.of(
              SECTIONS.keySet().stream().map(PluginKind::word),
              Schema.of(Settings.class).names().stream(),
              Stream.of(CURRICULUM))
          .flatMap(keys -> keys)
          .toList();

  private final Map<String, Object> tree;
  private final Mistakes mistakes = new Mistakes();
  private final PluginFinder plugins;

  private ExperimentReader(Map<String, Object> tree, Plugins plugins) {
    this.tree = StartFrom.inherited(tree);
    this.plugins = new PluginFinder(plugins, mistakes);
  }

  private static Map<PluginKind, Optional<String>> sections() {
    Map<PluginKind, Optional<String>> sections = new LinkedHashMap<>();
    sections.put(PluginKind.TASK, Optional.empty());
    sections.put(PluginKind.MODEL, Optional.of("rate"));
    sections.put(PluginKind.TRAINER, Optional.of("bptt"));
    return sections;
  }

  /** Whether a plugin stands in its section if none is named. */
  static boolean isStandard(PluginKind kind, String name) {
    return SECTIONS.get(kind).filter(name::equals).isPresent();
  }

  /**
   * What became of a configuration.
   *
   * @param experiment the experiment, if nothing is wrong with it
   * @param mistakes everything that is wrong with it, in the order of the configuration
   */
  public record Checked(Optional<Experiment> experiment, List<Mistake> mistakes) {}

  /**
   * Checks a configuration as far as that takes no time: everything but what only the model knows
   * when it makes its network. A plugin that is not there is a mistake like others.
   */
  public static Checked check(Map<String, Object> tree, Plugins plugins) {
    ExperimentReader reader = new ExperimentReader(tree, plugins);
    Optional<Experiment> experiment = reader.read();
    experiment.ifPresent(reader::requireTasks);
    return new Checked(experiment.filter(read -> reader.mistakes.isEmpty()), reader.mistakes.all());
  }

  private void requireTasks(Experiment experiment) {
    try {
      new FreshNetwork(experiment).requireTasks();
    } catch (UserException e) {
      mistakes.add(Place.of(TASK), e.getMessage());
    }
  }

  /**
   * Reads a configuration.
   *
   * @throws UserException with everything that is wrong
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it names is not there; the
   *     message tells of everything else that is wrong, too
   */
  public static Experiment read(Map<String, Object> tree, Plugins plugins) {
    ExperimentReader reader = new ExperimentReader(tree, plugins);
    Optional<Experiment> experiment = reader.read();
    reader.plugins.throwIfAny();
    return experiment.orElseThrow();
  }

  /**
   * Reads a configuration after some changes to it, of which the last counts if several mean the
   * same.
   *
   * @param changes values by key, in order; a key such as {@code units}, which is not the
   *     configuration's own, is looked for among the parameters of the plugins
   * @throws UserException with everything that is wrong
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it names is not there
   */
  public static Experiment read(
      Map<String, Object> tree, Map<String, Object> changes, Plugins plugins) {
    return read(changed(tree, changes, plugins), plugins);
  }

  /** A configuration after some changes to it. */
  static Map<String, Object> changed(
      Map<String, Object> tree, Map<String, Object> changes, Plugins plugins) {
    Map<String, Object> named = new LinkedHashMap<>(tree);
    changes.forEach(
        (key, value) -> whole(key).ifPresent(whole -> Assignments.put(named, whole, value)));
    if (changes.keySet().stream().allMatch(key -> whole(key).isPresent())) {
      return named;
    }
    ExperimentReader reader = new ExperimentReader(named, plugins);
    Map<String, List<Plugin<?>>> sections = reader.pluginsBySection();
    reader.plugins.throwIfAny();
    Map<String, Object> changed = new LinkedHashMap<>(tree);
    changes.forEach(
        (key, value) ->
            Assignments.put(
                changed, whole(key).orElseGet(() -> Assignments.complete(key, sections)), value));
    return changed;
  }

  /** A key as it stands in a configuration, unless it is short for one of a plugin's. */
  private static Optional<String> whole(String key) {
    if (key.contains(".") || KEYS.contains(key)) {
      return Optional.of(key);
    }
    return TaskSection.KEYS.contains(key) ? Optional.of(TASK + "." + key) : Optional.empty();
  }

  private Optional<Experiment> read() {
    tree.keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> mistakes.unknownKey(Place.ROOT, key, KEYS));
    Optional<Map<String, Object>> section = section(PluginKind.TASK);
    Optional<TaskPlan> task = section.flatMap(this::task);
    Optional<Chosen<Model<?>>> model = chosen(PluginKind.MODEL);
    Optional<Chosen<Trainer<?>>> trainer = chosen(PluginKind.TRAINER);
    Settings settings =
        new Binder(mistakes).take(Place.ROOT, Settings.STANDARD, new LinkedHashMap<>(tree));
    List<Stage> curriculum =
        section
            .map(own -> new Curriculum(own, settings.stop(), plugins).read(tree.get(CURRICULUM)))
            .orElse(List.of());
    if (!mistakes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Experiment(
            task.orElseThrow(),
            model.orElseThrow(),
            trainer.orElseThrow(),
            new Clock(settings.dt()),
            settings.seed(),
            settings.threads(),
            settings.stop(),
            settings.evaluation(),
            curriculum,
            settings.start(),
            settings.freeze()));
  }

  private Optional<TaskPlan> task(Map<String, Object> section) {
    return new TaskSection(section, Place.of(TASK), plugins).plan();
  }

  @SuppressWarnings("unchecked")
  private <T extends Plugin<?>> Optional<Chosen<T>> chosen(PluginKind kind) {
    Place place = Place.of(kind.word());
    Map<String, Object> section = section(kind).orElse(null);
    if (section == null) {
      return Optional.empty();
    }
    return plugin(kind, section)
        .map(
            installed ->
                new Chosen<>(
                    installed,
                    (T) installed.plugin(),
                    "",
                    new Binder(mistakes).bind(place, installed.plugin().defaults(), section)));
  }

  /** Takes the name of the plugin out of a section and finds it. */
  private Optional<Installed> plugin(PluginKind kind, Map<String, Object> section) {
    Object use = section.remove(USE);
    String name = use == null ? SECTIONS.get(kind).orElseThrow() : use.toString();
    return plugins.find(kind, name, Place.of(kind.word()).key(USE));
  }

  /** The plugins whose parameters stand in each section. */
  private Map<String, List<Plugin<?>>> pluginsBySection() {
    Map<String, List<Plugin<?>>> found = new LinkedHashMap<>();
    for (PluginKind kind : SECTIONS.keySet()) {
      Optional<Map<String, Object>> section = section(kind);
      List<Plugin<?>> here =
          kind == PluginKind.TASK
              ? section
                  .map(own -> new TaskSection(own, Place.of(TASK), plugins).tasks())
                  .orElse(List.of())
              : section
                  .flatMap(own -> plugin(kind, own))
                  .<List<Plugin<?>>>map(installed -> List.of(installed.plugin()))
                  .orElse(List.of());
      found.put(kind.word(), here);
    }
    return found;
  }

  /** A copy of a section; empty, with a mistake noted, if it is none. A word names the plugin. */
  private Optional<Map<String, Object>> section(PluginKind kind) {
    Object section = tree.get(kind.word());
    if (section == null) {
      return Optional.of(new LinkedHashMap<>());
    } else if (section instanceof Map<?, ?> map) {
      return Optional.of(Binder.tree(map));
    } else if (section instanceof String name) {
      return Optional.of(new LinkedHashMap<>(Map.of(USE, name)));
    }
    mistakes.wrong(Place.of(kind.word()), section, "a group of keys or the name of a plugin");
    return Optional.empty();
  }

  /**
   * A task or a mixture by itself.
   *
   * @param use its name, as it would follow {@code use:} in a configuration
   * @param changes parameters by key, in order; a key may be short
   * @throws UserException with everything that is wrong
   * @throws org.rnnzoo.core.plugin.MissingPluginException if a plugin it names is not there
   */
  public static TaskPlan task(String use, Map<String, Object> changes, Plugins plugins) {
    Map<String, Object> section = new LinkedHashMap<>(Map.of(USE, use));
    PluginFinder finder = new PluginFinder(plugins, new Mistakes());
    Map<String, List<Plugin<?>>> tasks =
        Map.of(TASK, new TaskSection(section, Place.of(TASK), finder).tasks());
    changes.forEach(
        (key, value) -> {
          boolean isShort = Assignments.isShort(key, tasks);
          String full =
              isShort ? Assignments.complete(key, tasks).substring(TASK.length() + 1) : key;
          Assignments.put(section, full, value);
        });
    Optional<TaskPlan> plan = new TaskSection(section, Place.of(TASK), finder).plan();
    finder.throwIfAny();
    return plan.orElseThrow();
  }
}
