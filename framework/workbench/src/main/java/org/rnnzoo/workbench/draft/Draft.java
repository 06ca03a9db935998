package org.rnnzoo.workbench.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.Mistake;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Schema;

/**
 * The choices of an experiment, as far as they differ from what the plugins would do by themselves.
 *
 * @param tasks the tasks, at least one
 * @param interleaved whether several tasks take turns, rather than run side by side
 * @param active the probability that a task that runs beside others takes part in a trial
 * @param model the model
 * @param trainer the trainer
 * @param rest further keys of the experiment, such as {@code dt}, {@code seed} and {@code stop}
 */
public record Draft(
    List<TaskChoice> tasks,
    boolean interleaved,
    double active,
    PluginChoice model,
    PluginChoice trainer,
    Map<String, Object> rest) {

  private static final String USE = "use";
  private static final String SET = "set";

  /**
   * A task.
   *
   * @param use its name, and a version after {@code @}
   * @param copies how many of it
   * @param share its weight among tasks that take turns
   * @param set its parameters by dotted key
   */
  public record TaskChoice(String use, int copies, double share, Map<String, Object> set) {

    public TaskChoice {
      set = new LinkedHashMap<>(set);
    }

    private String name() {
      int at = use.indexOf('@');
      return at < 0 ? use : use.substring(0, at);
    }

    private Map<String, Object> section() {
      Map<String, Object> section = new LinkedHashMap<>();
      section.put(USE, use);
      set.forEach((key, value) -> Assignments.put(section, key, value));
      return section;
    }
  }

  /**
   * A model or a trainer.
   *
   * @param use its name
   * @param set its parameters by dotted key
   */
  public record PluginChoice(String use, Map<String, Object> set) {

    public PluginChoice {
      set = new LinkedHashMap<>(set);
    }

    private Map<String, Object> section() {
      Map<String, Object> section = new LinkedHashMap<>();
      section.put(USE, use);
      set.forEach((key, value) -> Assignments.put(section, key, value));
      return section;
    }
  }

  public Draft {
    tasks = List.copyOf(tasks);
    rest = new LinkedHashMap<>(rest);
    if (tasks.isEmpty()) {
      throw UserException.input("Choose a task.");
    }
  }

  /**
   * Reads a draft from a tree, such as a browser sends.
   *
   * @throws UserException if it is none
   */
  public static Draft of(Map<String, Object> tree) {
    List<TaskChoice> tasks = new ArrayList<>();
    if (tree.get("tasks") instanceof List<?> list) {
      for (Object element : list) {
        Map<String, Object> task = map(element);
        String place = "/tasks/" + tasks.size();
        tasks.add(
            new TaskChoice(
                text(task.get(USE)),
                (int) number(task, "copies", place, 1, 64),
                number(task, "share", place, 0.001, 1000),
                map(task.get(SET))));
      }
    }
    return new Draft(
        tasks,
        "interleaved".equals(tree.get("combine")),
        number(tree, "active", "/tasks", 0, 1),
        plugin(map(tree.get("model")), "rate"),
        plugin(map(tree.get("trainer")), "bptt"),
        map(tree.get("rest")));
  }

  private static PluginChoice plugin(Map<String, Object> tree, String standard) {
    return new PluginChoice(
        tree.containsKey(USE) ? text(tree.get(USE)) : standard, map(tree.get(SET)));
  }

  private static String text(Object value) {
    if (value instanceof String text && !text.isBlank() && text.length() <= 200) {
      return text;
    }
    throw UserException.input("A part of the draft has no name.");
  }

  /** A number of the draft; 1 if it is not said. */
  private static double number(
      Map<String, Object> tree, String key, String place, double min, double max) {
    Object value = tree.get(key);
    if (value == null) {
      return 1;
    } else if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    throw UserException.input(
        List.of(
            new Mistake(
                place + "/" + key,
                "%s is %s; it must be a number from %s to %s."
                    .formatted(key, value, Schema.plain(min), Schema.plain(max)))));
  }

  private static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, entry) -> map.put(String.valueOf(key), entry));
    }
    return map;
  }

  /**
   * The choices that would make an experiment that is settled, without what goes without saying.
   */
  public static Draft of(Experiment experiment, Plugins plugins) {
    List<TaskChoice> tasks = new ArrayList<>();
    for (TaskPlan.Part part : experiment.task().parts()) {
      TaskChoice choice =
          new TaskChoice(
              part.task().use(),
              1,
              part.share(),
              differences(part.version().parameters(), part.task().parameters()));
      int last = tasks.size() - 1;
      if (last >= 0 && sameBut(tasks.get(last), choice)) {
        TaskChoice before = tasks.get(last);
        tasks.set(
            last, new TaskChoice(before.use(), before.copies() + 1, before.share(), before.set()));
      } else {
        tasks.add(choice);
      }
    }
    Draft plugged =
        new Draft(
            tasks,
            experiment.task().combination() == TaskPlan.Combination.INTERLEAVED,
            experiment.task().active(),
            choice(experiment.model().plugin(), experiment.model().parameters()),
            choice(experiment.trainer().plugin(), experiment.trainer().parameters()),
            Map.of());
    return plugged.with(rest(ExperimentReader.read(plugged.tree(), plugins), experiment));
  }

  private Draft with(Map<String, Object> further) {
    return new Draft(tasks, interleaved, active, model, trainer, further);
  }

  /** The further keys in which an experiment differs from one of the same plugins, and its seed. */
  private static Map<String, Object> rest(Experiment standard, Experiment chosen) {
    Map<String, Object> before = standard.tree();
    Map<String, Object> rest = new LinkedHashMap<>();
    chosen
        .tree()
        .forEach(
            (key, value) -> {
              if (List.of("dt", "seed").contains(key)) {
                rest.put(key, value);
              } else if (List.of("task", "model", "trainer").contains(key)
                  || value.equals(before.get(key))) {
                return;
              } else if (value instanceof Map<?, ?>) {
                Map<String, Object> group = map(value);
                group.entrySet().removeAll(map(before.get(key)).entrySet());
                rest.put(key, group);
              } else {
                rest.put(key, value);
              }
            });
    return rest;
  }

  private static boolean sameBut(TaskChoice one, TaskChoice other) {
    return one.use().equals(other.use())
        && one.share() == other.share()
        && one.set().equals(other.set());
  }

  private static PluginChoice choice(Plugin<?> plugin, Record parameters) {
    return new PluginChoice(plugin.name(), differences(plugin.defaults(), parameters));
  }

  /** The parameters that differ between two records of the same class, by dotted key. */
  private static Map<String, Object> differences(Record standard, Record chosen) {
    Map<String, Object> set = new LinkedHashMap<>();
    List<Schema.Leaf> before = Schema.leaves(standard);
    List<Schema.Leaf> after = Schema.leaves(chosen);
    for (int i = 0; i < after.size(); i++) {
      if (!Objects.equals(before.get(i).value(), after.get(i).value())) {
        set.put(after.get(i).path(), Schema.plainValue(after.get(i).value()));
      }
    }
    return set;
  }

  /** Whether several tasks share the network. */
  public boolean isMixture() {
    return tasks.size() > 1 || tasks.get(0).copies() > 1;
  }

  /** As a tree that {@link #of(Map)} reads again. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<Map<String, Object>> list = new ArrayList<>();
    for (TaskChoice task : tasks) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put(USE, task.use());
      one.put("copies", task.copies());
      one.put("share", task.share());
      one.put(SET, task.set());
      list.add(one);
    }
    tree.put("tasks", list);
    tree.put("combine", interleaved ? "interleaved" : "parallel");
    tree.put("active", active);
    tree.put("model", Map.of(USE, model.use(), SET, model.set()));
    tree.put("trainer", Map.of(USE, trainer.use(), SET, trainer.set()));
    tree.put("rest", rest);
    return tree;
  }

  /** The section {@code task} of the configuration. */
  public Map<String, Object> taskSection() {
    if (!isMixture()) {
      return tasks.get(0).section();
    }
    List<Object> sections = new ArrayList<>();
    for (TaskChoice task : tasks) {
      Map<String, Object> section = task.section();
      section.put(USE, task.use() + (task.copies() > 1 ? "*" + task.copies() : ""));
      if (interleaved && task.share() != 1) {
        section.put("share", task.share());
      }
      sections.add(section);
    }
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(interleaved ? "interleaved" : "parallel", sections);
    if (!interleaved && active < 1) {
      section.put("active", active);
    }
    return section;
  }

  /** The configuration, with nothing in it that goes without saying. */
  public Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", taskSection());
    tree.put("model", model.section());
    tree.put("trainer", trainer.section());
    tree.putAll(rest);
    return tree;
  }

  /** The sampling period, 20 ms if none or no possible one is chosen. */
  public Clock clock() {
    if (rest.get("dt") instanceof Number dt && dt.doubleValue() > 0 && dt.doubleValue() <= 1000) {
      return new Clock(dt.doubleValue());
    }
    return new Clock(20);
  }

  /** The labels of the tasks of a mixture, as messages name them, for each chosen task. */
  List<List<String>> labels() {
    Map<String, Integer> count = new LinkedHashMap<>();
    tasks.forEach(task -> count.merge(task.name(), task.copies(), Integer::sum));
    Map<String, Integer> seen = new LinkedHashMap<>();
    List<List<String>> labels = new ArrayList<>();
    for (TaskChoice task : tasks) {
      List<String> own = new ArrayList<>();
      for (int copy = 0; copy < task.copies(); copy++) {
        int place = seen.merge(task.name(), 1, Integer::sum);
        own.add(count.get(task.name()) == 1 ? task.name() : task.name() + "-" + place);
      }
      labels.add(own);
    }
    return labels;
  }

  /** The command that trains it, word by word, without the name of the program. */
  public List<String> command() {
    List<String> words = new ArrayList<>(List.of("train", "--task", use()));
    addTasks(words);
    addPlugin(words, "model", model, "rate");
    addPlugin(words, "trainer", trainer, "bptt");
    rest.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> group) {
            group.forEach((inner, entry) -> set(words, key + "." + inner, entry));
          } else if (key.equals("dt") || key.equals("seed")) {
            words.add("--" + key);
            words.add(word(value));
          } else {
            set(words, key, value);
          }
        });
    return words;
  }

  /** The command that draws the first trial, word by word, without the name of the program. */
  public List<String> trialCommand() {
    List<String> words = new ArrayList<>(List.of("trial", use()));
    addTasks(words);
    for (String key : List.of("dt", "seed")) {
      if (rest.get(key) instanceof Number number) {
        words.addAll(List.of("--" + key, word(number)));
      }
    }
    words.addAll(List.of("--out", "trial.svg"));
    return words;
  }

  private void addTasks(List<String> words) {
    List<List<String>> labels = labels();
    for (int i = 0; i < tasks.size(); i++) {
      TaskChoice task = tasks.get(i);
      for (String label : labels.get(i)) {
        String prefix = isMixture() ? "task." + label + "." : "task.";
        task.set().forEach((key, value) -> set(words, prefix + key, value));
        if (interleaved && task.share() != 1) {
          set(words, prefix + "share", task.share());
        }
      }
    }
    if (isMixture() && !interleaved && active < 1) {
      set(words, "task.active", active);
    }
  }

  /** The tasks as after {@code --task}. */
  public String use() {
    List<String> parts = new ArrayList<>();
    tasks.forEach(task -> parts.add(task.use() + (task.copies() > 1 ? "*" + task.copies() : "")));
    if (interleaved) {
      // Copies beside each other cannot take turns with others: each is named.
      parts.clear();
      tasks.forEach(task -> parts.addAll(java.util.Collections.nCopies(task.copies(), task.use())));
    }
    return String.join(interleaved ? "," : "+", parts);
  }

  private static void addPlugin(
      List<String> words, String kind, PluginChoice choice, String standard) {
    if (!choice.use().equals(standard)) {
      words.add("--" + kind);
      words.add(choice.use());
    }
    choice.set().forEach((key, value) -> set(words, kind + "." + key, value));
  }

  private static void set(List<String> words, String key, Object value) {
    words.add("--set");
    words.add(key + "=" + word(value));
  }

  private static String word(Object value) {
    if (value instanceof Number number) {
      return Schema.plain(number.doubleValue());
    }
    return value instanceof String || value instanceof Boolean
        ? String.valueOf(value)
        : Trees.jsonLine(value);
  }
}
