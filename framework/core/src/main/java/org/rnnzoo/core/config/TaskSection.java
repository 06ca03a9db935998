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
import org.rnnzoo.core.config.TaskPlan.Combination;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.schema.Binder;
import org.rnnzoo.core.schema.Mistakes;
import org.rnnzoo.core.schema.Place;
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
  static final String SHUFFLED = "shuffled";
  static final String BALANCE = "balance";
  static final String CONVERTED = "converted";

  /** Keys of the section that are no parameters. */
  static final List<String> KEYS = List.of(ACTIVE, TIMING, BLIND, SHUFFLED, BALANCE, CONVERTED);

  /** Keys of the section that concern every task of it. */
  private static final List<String> KEYS_OF_TASKS = List.of(TIMING, BLIND, SHUFFLED);

  private static final int MOST_PARTS = 64;

  private final Place place;
  private final PluginFinder plugins;
  private final Mistakes mistakes;
  private final Map<String, Object> common;
  private final Combination combination;
  private final List<Entry> entries = new ArrayList<>();

  /** Whether every task that is named could be found. */
  private boolean complete = true;

  /**
   * A task as it is written.
   *
   * @param list where the tasks are named
   * @param place where its own keys stand
   * @param named where its name stands
   * @param keys its name and its own keys
   */
  private record Written(Place list, Place place, Place named, Map<String, Object> keys) {}

  /** A task as the section names it, before its parameters are read. */
  private record Entry(
      String label, Installed installed, Task<?> task, Version<?> version, Written written) {

    List<String> parameters() {
      return Schema.of(task.defaults().getClass()).names();
    }
  }

  /**
   * Finds the tasks that the section names; a mistake is noted for each that is not there.
   *
   * @param section the section; it is not changed
   */
  TaskSection(Map<String, Object> section, Place place, PluginFinder plugins) {
    this.place = place;
    this.plugins = plugins;
    this.mistakes = plugins.mistakes();
    this.common = new LinkedHashMap<>(section);
    List<Written> members = new ArrayList<>();
    this.combination = combination(members);
    if (members.size() > MOST_PARTS) {
      fail(place, "More than %s tasks at once are too many.".formatted(MOST_PARTS));
      members.clear();
    }
    List<Entry> found = members.stream().flatMap(member -> find(member).stream()).toList();
    List<String> names = found.stream().map(entry -> entry.task().name()).toList();
    for (int i = 0; i < found.size(); i++) {
      Entry entry = found.get(i);
      String label = label(entry.written(), names, i);
      entries.add(
          new Entry(label, entry.installed(), entry.task(), entry.version(), entry.written()));
    }
    requireDistinctLabels();
  }

  private void fail(Place where, String sentence) {
    mistakes.add(where, sentence);
    complete = false;
  }

  private Combination combination(List<Written> members) {
    for (Combination listed : List.of(Combination.PARALLEL, Combination.INTERLEAVED)) {
      Object list = common.remove(listed.key());
      if (list != null) {
        Place here = place.key(listed.key());
        if (list instanceof List<?> elements && !elements.isEmpty()) {
          for (int i = 0; i < elements.size(); i++) {
            addListed(here, here.index(i), elements.get(i), members);
          }
        } else {
          mistakes.wrong(here, list, "a list of tasks");
          complete = false;
        }
        return listed;
      }
    }
    Object use = common.remove(ExperimentReader.USE);
    if (use == null) {
      fail(
          place,
          "The experiment names no task; write 'task: {use: NAME}'. 'zoo tasks' lists them.");
      return Combination.ALONE;
    }
    Place here = place.key(ExperimentReader.USE);
    return add(here, place, here, use.toString(), Map.of(), members);
  }

  /** Adds the tasks of a text, each with some keys of its own. */
  private Combination add(
      Place list,
      Place where,
      Place named,
      String use,
      Map<String, Object> own,
      List<Written> members) {
    try {
      MixtureText text = MixtureText.parse(use);
      for (String name : text.tasks()) {
        Map<String, Object> keys = new LinkedHashMap<>(own);
        keys.put(ExperimentReader.USE, name);
        members.add(new Written(list, where, named, keys));
      }
      return text.combination();
    } catch (IllegalArgumentException e) {
      fail(named, e.getMessage());
      return Combination.ALONE;
    }
  }

  private void addListed(Place list, Place where, Object element, List<Written> members) {
    Map<String, Object> member =
        element instanceof Map<?, ?> map
            ? Binder.tree(map)
            : new LinkedHashMap<>(Map.of(ExperimentReader.USE, String.valueOf(element)));
    Object use = member.remove(ExperimentReader.USE);
    if (use == null) {
      fail(where, "A task of a mixture has no name; write 'use: NAME'.");
      return;
    }
    Place named = element instanceof Map ? where.key(ExperimentReader.USE) : where;
    if (add(list, where, named, use.toString(), member, members) == Combination.INTERLEAVED) {
      fail(named, "'%s' cannot stand in a list of tasks.".formatted(use));
    }
  }

  /** The task of a name, with no label yet. */
  private Optional<Entry> find(Written member) {
    Optional<Entry> found = Optional.empty();
    try {
      TaskRequest request =
          TaskRequest.parse(member.keys().remove(ExperimentReader.USE).toString());
      Optional<Installed> installed =
          plugins.find(PluginKind.TASK, request::plugin, member.named());
      if (installed.isPresent()) {
        Task<?> task = (Task<?>) installed.get().plugin();
        found = Optional.of(new Entry("", installed.get(), task, request.of(task), member));
      }
    } catch (IllegalArgumentException e) {
      mistakes.add(member.named(), e.getMessage());
    }
    complete &= found.isPresent();
    return found;
  }

  private String label(Written member, List<String> names, int index) {
    Object label = member.keys().remove(AS);
    if (label != null) {
      if (!label.toString().matches("[A-Za-z0-9_-]+")) {
        fail(
            member.place().key(AS),
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

  private void requireDistinctLabels() {
    Set<String> seen = new LinkedHashSet<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.label())) {
        fail(
            entry.written().place(),
            "Two tasks of the mixture are called '%s'; give one another label with 'as'."
                .formatted(entry.label()));
      }
    }
  }

  /** The tasks that are named. */
  List<Plugin<?>> tasks() {
    return entries.stream().<Plugin<?>>map(Entry::task).toList();
  }

  /**
   * The plan, with a mistake noted for each thing that is wrong.
   *
   * @return empty if a task that is named is not there
   */
  Optional<TaskPlan> plan() {
    Binder binder = new Binder(mistakes);
    MixtureKeys.Parallel parallel =
        combination == Combination.PARALLEL
            ? binder.take(place, MixtureKeys.Parallel.STANDARD, common)
            : MixtureKeys.Parallel.STANDARD;
    Optional<Conversion> conversion = conversion(common.remove(CONVERTED));
    MixtureKeys together = binder.take(place, MixtureKeys.STANDARD, common);
    List<Settled> settled = entries.stream().map(this::settled).toList();
    common.forEach((key, value) -> share(key, value, settled));
    List<TaskPlan.Part> parts = new ArrayList<>();
    for (Settled part : settled) {
      part.putAll(part.entry().written().keys(), part.entry().written().place());
      parts.add(part(part));
    }
    return complete
        ? Optional.of(
            new TaskPlan(
                combination, parts, parallel.active(), Set.of(), together.balance(), conversion))
        : Optional.empty();
  }

  /** The keys of a task, from wherever they were written, and the places where they were. */
  private record Settled(
      Entry entry, Place place, Map<String, Object> keys, Map<String, Place> places) {

    void put(String key, Object value, Place where) {
      keys.put(key, value);
      places.put(key, where);
    }

    void putAll(Map<String, Object> values, Place group) {
      values.forEach(
          (key, value) -> put(key, value, group.key(key).called(place.words() + "." + key)));
    }

    /** Takes a key that stands beside the tasks. */
    void share(String key, Object value, Place where) {
      put(key, value, where.called(beside(where, entry.label()) + "." + key));
    }

    /** The task's place, from which those of its keys follow. */
    Place where() {
      return new Place(place.words(), place.pointer(), places);
    }
  }

  /** How a key beside another is called. */
  private static String beside(Place other, String key) {
    return other.words().substring(0, other.words().lastIndexOf('.') + 1) + key;
  }

  private Settled settled(Entry entry) {
    Place own = entry.written().place();
    Place called =
        combination == Combination.ALONE
            ? place
            : own.called(beside(entry.written().list(), entry.label()));
    return new Settled(entry, called, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  private Optional<Conversion> conversion(Object given) {
    if (given == null) {
      return Optional.empty();
    }
    Place here = place.key(CONVERTED);
    List<String> needed = Schema.of(Conversion.class).names();
    if (!(given instanceof Map<?, ?> map) || !map.keySet().containsAll(needed)) {
      mistakes.wrong(
          here,
          given,
          "a group of the keys " + String.join(", ", needed) + ", as 'zoo convert' writes it");
      return Optional.empty();
    }
    return Optional.of(new Binder(mistakes).bind(here, Conversion.NONE, Binder.tree(map)));
  }

  /** Gives a key beside the tasks to those whom it concerns. */
  private void share(String key, Object value, List<Settled> settled) {
    Place where = place.key(key);
    if (combination == Combination.ALONE) {
      settled.forEach(part -> part.put(key, value, where));
      return;
    }
    boolean taken = false;
    for (Settled part : settled) {
      Entry entry = part.entry();
      if (entry.label().equals(key) && value instanceof Map<?, ?> own) {
        part.putAll(Binder.tree(own), where);
        taken = true;
      } else if (KEYS_OF_TASKS.contains(key) || entry.parameters().contains(key)) {
        part.share(key, value, where);
        taken = true;
      }
    }
    if (!taken && complete) {
      Set<String> known = new LinkedHashSet<>();
      entries.forEach(entry -> known.add(entry.label()));
      entries.forEach(entry -> known.addAll(entry.parameters()));
      mistakes.unknownKey(place, key, known);
    }
  }

  private TaskPlan.Part part(Settled part) {
    Place where = part.where();
    Map<String, Object> keys = part.keys();
    Entry entry = part.entry();
    Binder binder = new Binder(mistakes);
    MixtureKeys.Interleaved turn =
        combination == Combination.INTERLEAVED
            ? binder.take(where, MixtureKeys.Interleaved.STANDARD, keys)
            : MixtureKeys.Interleaved.STANDARD;
    TaskKeys ofTask = binder.take(where, TaskKeys.STANDARD, keys);
    Record parameters = binder.bind(where, entry.version().parameters(), keys);
    if (ofTask.timing() == TaskKeys.Timing.FIXED) {
      parameters = binder.bind(where, parameters, means(parameters));
    }
    return new TaskPlan.Part(
        entry.label(),
        new Chosen<>(entry.installed(), entry.task(), entry.version().name(), parameters),
        turn.share(),
        blind(where.key(BLIND), ofTask.blind()),
        ofTask.shuffled());
  }

  private List<BlindSpot> blind(Place where, List<String> words) {
    List<BlindSpot> spots = new ArrayList<>();
    for (String word : words) {
      try {
        spots.add(BlindSpot.parse(word));
      } catch (IllegalArgumentException e) {
        mistakes.add(where, "%s is %s; %s".formatted(where.words(), word, e.getMessage()));
      }
    }
    return spots;
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
}
