package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.TaskPlan.Combination;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.core.task.BlindSpot;
import org.rnnzoo.core.task.Conversion;

/**
 * The section of a configuration that says what to train on.
 *
 * <p>It names one task ({@code use: flip-flop@v1}), or several by the signs {@code *}, {@code +}
 * and {@code ,} ({@code use: flip-flop@v1*2} is two copies in parallel, {@code a,b} are two tasks
 * in turn), or lists them under {@code parallel:} or {@code interleaved:}, each with keys of its
 * own. A key beside them goes to every task that has it, and a key that is the label of a task
 * holds keys for that task alone. {@code converted:}, which {@code zoo convert} writes, shows the
 * tasks to a network that was converted into the other form.
 */
final class TaskSection {

  static final String AS = "as";
  static final String SHARE = "share";
  static final String ACTIVE = "active";
  static final String TIMING = "timing";
  static final String BLIND = "blind";
  static final String BALANCE = "balance";
  static final String CONVERTED = "converted";

  /** Keys of the section that are no parameters. */
  static final List<String> KEYS = List.of(ACTIVE, TIMING, BLIND, BALANCE, CONVERTED);

  /** Keys of the section that concern every task of it. */
  private static final List<String> KEYS_OF_TASKS = List.of(TIMING, BLIND);

  private static final int MOST_PARTS = 64;

  private final Plugins plugins;
  private final Mistakes mistakes;
  private final Map<String, Object> common;
  private final Combination combination;
  private final List<Entry> entries = new ArrayList<>();

  /** A task as the section names it, before its parameters are read. */
  private record Entry(
      String label,
      Installed installed,
      Task<?> task,
      Version<?> version,
      Map<String, Object> own) {

    List<String> parameters() {
      return Schema.of(task.defaults().getClass()).names();
    }
  }

  /**
   * @param section the section; it is not changed
   */
  TaskSection(Map<String, Object> section, Plugins plugins, Mistakes mistakes) {
    this.plugins = plugins;
    this.mistakes = mistakes;
    this.common = new LinkedHashMap<>(section);
    List<Map<String, Object>> members = new ArrayList<>();
    this.combination = combination(members);
    if (members.size() > MOST_PARTS) {
      throw UserException.input("More than %d tasks at once are too many.".formatted(MOST_PARTS));
    }
    List<String> names = members.stream().map(member -> find(member).plugin().name()).toList();
    for (int i = 0; i < members.size(); i++) {
      entries.add(entry(members.get(i), label(members.get(i), names, i)));
    }
    requireDistinctLabels();
  }

  private Combination combination(List<Map<String, Object>> members) {
    for (Combination listed : List.of(Combination.PARALLEL, Combination.INTERLEAVED)) {
      Object list = common.remove(listed.key());
      if (list != null) {
        if (!(list instanceof List<?> elements) || elements.isEmpty()) {
          throw UserException.input(
              "task.%s is %s; it must be a list of tasks.".formatted(listed.key(), list));
        }
        elements.forEach(element -> addListed(element, members));
        return listed;
      }
    }
    Object use = common.remove(Experiment.USE);
    if (use == null) {
      throw UserException.input(
          "The experiment names no task; write 'task: {use: NAME}'. 'zoo tasks' lists them.");
    }
    MixtureText text = MixtureText.parse(use.toString());
    text.tasks().forEach(name -> members.add(new LinkedHashMap<>(Map.of(Experiment.USE, name))));
    return text.combination();
  }

  private static void addListed(Object element, List<Map<String, Object>> members) {
    Map<String, Object> member = new LinkedHashMap<>();
    if (element instanceof Map<?, ?> map) {
      map.forEach((key, value) -> member.put(String.valueOf(key), value));
    } else {
      member.put(Experiment.USE, String.valueOf(element));
    }
    Object use = member.remove(Experiment.USE);
    if (use == null) {
      throw UserException.input("A task of a mixture has no name; write 'use: NAME'.");
    }
    MixtureText text = MixtureText.parse(use.toString());
    if (text.combination() == Combination.INTERLEAVED) {
      throw UserException.input("'%s' cannot stand in a list of tasks.".formatted(use));
    }
    for (String name : text.tasks()) {
      Map<String, Object> copy = new LinkedHashMap<>(member);
      copy.put(Experiment.USE, name);
      members.add(copy);
    }
  }

  private Installed find(Map<String, Object> member) {
    return plugins.find(
        PluginKind.TASK, TaskRequest.parse(member.get(Experiment.USE).toString()).plugin());
  }

  private static String label(Map<String, Object> member, List<String> names, int index) {
    Object label = member.remove(AS);
    if (label != null) {
      if (!label.toString().matches("[A-Za-z0-9_-]+")) {
        throw UserException.input(
            "as is '%s'; a label has letters, digits and hyphens only.".formatted(label));
      }
      return label.toString();
    }
    String name = names.get(index);
    if (names.stream().filter(name::equals).count() == 1) {
      return name;
    }
    return name + "-" + (1 + names.subList(0, index).stream().filter(name::equals).count());
  }

  private Entry entry(Map<String, Object> member, String label) {
    TaskRequest request = TaskRequest.parse(member.remove(Experiment.USE).toString());
    Installed installed = plugins.find(PluginKind.TASK, request.plugin());
    Task<?> task = (Task<?>) installed.plugin();
    return new Entry(label, installed, task, request.of(task), member);
  }

  private void requireDistinctLabels() {
    Set<String> seen = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.label())) {
        throw UserException.input(
            "Two tasks of the mixture are called '%s'; give one another label with 'as'."
                .formatted(entry.label()));
      }
    }
  }

  /** The tasks that are named. */
  List<Plugin<?>> tasks() {
    return entries.stream().<Plugin<?>>map(Entry::task).toList();
  }

  /** The plan, with a mistake noted for each thing that is wrong. */
  TaskPlan plan() {
    double active =
        combination == Combination.PARALLEL ? number(common, "task", ACTIVE, 1, 0, 1) : 1;
    Optional<Conversion> conversion = conversion(common.remove(CONVERTED));
    List<String> balance = words(common.remove(BALANCE));
    List<Map<String, Object>> settings = new ArrayList<>();
    entries.forEach(entry -> settings.add(new LinkedHashMap<>()));
    common.forEach((key, value) -> share(key, value, settings));
    List<TaskPlan.Part> parts = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      settings.get(i).putAll(entries.get(i).own());
      parts.add(part(entries.get(i), settings.get(i)));
    }
    return new TaskPlan(combination, parts, active, Set.of(), balance, conversion);
  }

  private Optional<Conversion> conversion(Object given) {
    if (given == null) {
      return Optional.empty();
    }
    String path = "task." + CONVERTED;
    List<String> needed = Schema.of(Conversion.class).names();
    if (!(given instanceof Map<?, ?> map) || !map.keySet().containsAll(needed)) {
      throw UserException.input(
          "%s is %s; it must be a group of the keys %s, as 'zoo convert' writes it."
              .formatted(path, given, String.join(", ", needed)));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    map.forEach((key, value) -> tree.put(String.valueOf(key), value));
    return Optional.of(new Binder(mistakes).bind(path, Conversion.NONE, tree));
  }

  /** Gives a key beside the tasks to those whom it concerns. */
  private void share(String key, Object value, List<Map<String, Object>> settings) {
    if (combination == Combination.ALONE) {
      settings.get(0).put(key, value);
      return;
    }
    boolean taken = false;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (entry.label().equals(key) && value instanceof Map<?, ?> own) {
        Map<String, Object> target = settings.get(i);
        own.forEach((name, setting) -> target.put(String.valueOf(name), setting));
        taken = true;
      } else if (KEYS_OF_TASKS.contains(key) || entry.parameters().contains(key)) {
        settings.get(i).put(key, value);
        taken = true;
      }
    }
    if (!taken) {
      Set<String> known = new LinkedHashSet<>();
      entries.forEach(entry -> known.add(entry.label()));
      entries.forEach(entry -> known.addAll(entry.parameters()));
      mistakes.unknownKey("task", key, known);
    }
  }

  private TaskPlan.Part part(Entry entry, Map<String, Object> settings) {
    String path = combination == Combination.ALONE ? "task" : "task." + entry.label();
    double share =
        combination == Combination.INTERLEAVED ? number(settings, path, SHARE, 1, 1e-6, 1e6) : 1;
    boolean fixed = isTimingFixed(path, settings.remove(TIMING));
    List<BlindSpot> blind = blind(path, settings.remove(BLIND));
    Binder binder = new Binder(mistakes);
    Record parameters = binder.bind(path, entry.version().parameters(), settings);
    if (fixed) {
      parameters = binder.bind(path, parameters, means(parameters));
    }
    return new TaskPlan.Part(
        entry.label(),
        new Chosen<>(entry.installed(), entry.task(), entry.version().name(), parameters),
        share,
        blind);
  }

  private List<BlindSpot> blind(String path, Object given) {
    List<BlindSpot> spots = new ArrayList<>();
    for (String word : words(given)) {
      try {
        spots.add(BlindSpot.parse(word));
      } catch (IllegalArgumentException e) {
        mistakes.add("%s.%s is %s; %s".formatted(path, BLIND, word, e.getMessage()));
      }
    }
    return spots;
  }

  /** One word or a list of them. */
  private static List<String> words(Object given) {
    List<?> words =
        given instanceof List<?> list ? list : Optional.ofNullable(given).stream().toList();
    return words.stream().map(String::valueOf).toList();
  }

  private boolean isTimingFixed(String path, Object timing) {
    String word = timing == null ? "as-drawn" : timing.toString();
    if (!word.equals("fixed") && !word.equals("as-drawn")) {
      mistakes.add(
          "%s.%s is %s; it must be 'fixed', for every duration at its mean, or 'as-drawn'."
              .formatted(path, TIMING, timing));
    }
    return word.equals("fixed");
  }

  /** The mean of every duration. */
  private static Map<String, Object> means(Record parameters) {
    Map<String, Object> means = new LinkedHashMap<>();
    for (Schema.Leaf leaf : Schema.leaves(parameters)) {
      if (leaf.value() instanceof DurationLaw law) {
        Assignments.put(means, leaf.path(), law.mean());
      }
    }
    return means;
  }

  private double number(
      Map<String, Object> tree, String path, String key, double standard, double min, double max) {
    Object given = tree.remove(key);
    if (given == null) {
      return standard;
    }
    if (given instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    mistakes.add(
        "%s.%s is %s; it must be a number from %s to %s."
            .formatted(path, key, given, Schema.plain(min), Schema.plain(max)));
    return standard;
  }
}
