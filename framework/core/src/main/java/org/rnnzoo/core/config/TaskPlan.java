package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.core.task.BalancedTask;
import org.rnnzoo.core.task.BlindSpot;
import org.rnnzoo.core.task.BlindTask;
import org.rnnzoo.core.task.Conversion;
import org.rnnzoo.core.task.ConvertedTask;
import org.rnnzoo.core.task.InterleavedTask;
import org.rnnzoo.core.task.Member;
import org.rnnzoo.core.task.Mixture;
import org.rnnzoo.core.task.ParallelTask;
import org.rnnzoo.core.task.ShuffledTask;

/**
 * What a network is trained on: a task, or several in a mixture.
 *
 * @param combination how the tasks are combined
 * @param parts the tasks, at least one; exactly one if it is alone
 * @param active the probability that a part takes part in a trial, if they run in parallel
 * @param silenced the labels of parts that never take part
 * @param balance conditions of which every combination comes up equally often; usually none
 * @param conversion what stands between the tasks and a network that was converted into the other
 *     form; empty for every other network
 */
public record TaskPlan(
    Combination combination,
    List<Part> parts,
    double active,
    Set<String> silenced,
    List<String> balance,
    Optional<Conversion> conversion) {

  /** How tasks are combined. */
  public enum Combination {
    /** One task. */
    ALONE,
    /** Side by side in every trial, each in channels of its own. */
    PARALLEL,
    /** In turn, told by rule inputs. */
    INTERLEAVED;

    /** The key of a list of tasks so combined. */
    String key() {
      return Schema.key(this);
    }
  }

  /**
   * One task of a plan.
   *
   * @param label its name in the plan
   * @param task the task, its version and parameters
   * @param share how often it is drawn, if tasks take turns, in proportion to the others
   * @param blind what of it is not shown; usually nothing
   * @param shuffled whether its answers belong to other trials than its inputs; usually not
   */
  public record Part(
      String label, Chosen<Task<?>> task, double share, List<BlindSpot> blind, boolean shuffled) {

    public Part {
      blind = List.copyOf(blind);
    }

    /** The version that the parameters started from. */
    public Version<?> version() {
      return TaskRequest.of(task.plugin(), task.version());
    }

    /** This part under each of the stress tests of its version. */
    public List<Stressed> stressed() {
      return version().stressTests().stream().map(test -> new Stressed(this, test)).toList();
    }

    private Part with(Record parameters) {
      Chosen<Task<?>> changed =
          new Chosen<>(task.installed(), task.plugin(), task.version(), parameters);
      return new Part(label, changed, share, blind, shuffled);
    }

    private Member<?> member(Clock clock) {
      return member(task.plugin(), clock);
    }

    private <P extends Record> Member<P> member(Task<P> plugin, Clock clock) {
      P parameters = PluginParameters.of(plugin, task.parameters());
      Task<P> shown = BlindTask.of(plugin, parameters, blind, clock);
      return new Member<>(label, shuffled ? new ShuffledTask<>(shown) : shown, parameters, share);
    }

    private Map<String, Object> tree(Combination combination) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put(ExperimentReader.USE, task.use());
      if (combination != Combination.ALONE) {
        tree.put(TaskSection.AS, label);
      }
      if (combination == Combination.INTERLEAVED) {
        tree.put(TaskSection.SHARE, share);
      }
      if (!blind.isEmpty()) {
        tree.put(TaskSection.BLIND, blind.stream().map(BlindSpot::toString).toList());
      }
      if (shuffled) {
        tree.put(TaskSection.SHUFFLED, true);
      }
      tree.putAll(Schema.tree(task.parameters()));
      return tree;
    }
  }

  /**
   * A part and a stress test of its version.
   *
   * @param original the part as it was trained
   * @param test the test
   */
  public record Stressed(Part original, StressTest<?> test) {

    /**
     * The part under stress.
     *
     * @throws IllegalArgumentException if the test does not go with the parameters
     */
    public Part part() {
      return original.with(changed(test));
    }

    private <P extends Record> P changed(StressTest<P> typed) {
      // A version's tests are for the record that its task's parameters are.
      @SuppressWarnings("unchecked")
      P parameters = (P) original.task().parameters();
      return typed.applyTo(parameters);
    }
  }

  public TaskPlan {
    parts = List.copyOf(parts);
    silenced = Set.copyOf(silenced);
    balance = List.copyOf(balance);
  }

  /** Whether it is a mixture. */
  public boolean isMixture() {
    return combination != Combination.ALONE;
  }

  /** The parts that are not silenced. */
  public List<Part> audible() {
    return parts.stream().filter(part -> !silenced.contains(part.label())).toList();
  }

  /** The same plan with this part in place of that of the same label. */
  public TaskPlan with(Part changed) {
    List<Part> others =
        parts.stream().map(part -> part.label().equals(changed.label()) ? changed : part).toList();
    return new TaskPlan(combination, others, active, silenced, balance, conversion);
  }

  /** The same plan with some parts silenced. */
  public TaskPlan silencing(Set<String> labels) {
    if (labels.isEmpty()) {
      return this;
    }
    Set<String> known =
        parts.stream().map(Part::label).collect(Collectors.toCollection(TreeSet::new));
    for (String label : labels) {
      if (combination != Combination.PARALLEL || !known.contains(label)) {
        throw UserException.input(
            combination == Combination.PARALLEL
                ? "There is no task '%s' to silence; there are %s."
                    .formatted(label, String.join(", ", known))
                : "There is nothing to silence: the network was not trained on tasks in parallel.");
      }
    }
    if (labels.containsAll(known)) {
      throw UserException.input("At least one task must not be silenced.");
    }
    return new TaskPlan(combination, parts, active, labels, balance, conversion);
  }

  /** What to write after {@code --task} to get the same tasks in the same versions again. */
  public String use() {
    String separator = combination == Combination.INTERLEAVED ? "," : "+";
    Map<String, Integer> counts = new LinkedHashMap<>();
    parts.forEach(part -> counts.merge(part.task().use(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : "*" + entry.getValue()))
        .collect(Collectors.joining(separator));
  }

  /** The bundles that the tasks come from. */
  public List<Installed> plugins() {
    return parts.stream().map(part -> part.task().installed()).distinct().toList();
  }

  /** The section of the configuration from which this plan is read again. */
  Map<String, Object> tree() {
    Map<String, Object> tree = isMixture() ? mixtureTree() : parts.get(0).tree(combination);
    if (!balance.isEmpty()) {
      tree.put(TaskSection.BALANCE, balance);
    }
    conversion.ifPresent(made -> tree.put(TaskSection.CONVERTED, Schema.tree(made)));
    return tree;
  }

  private Map<String, Object> mixtureTree() {
    List<Object> sections = new ArrayList<>();
    parts.forEach(part -> sections.add(part.tree(combination)));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(combination.key(), sections);
    if (combination == Combination.PARALLEL) {
      tree.put(TaskSection.ACTIVE, active);
    }
    return tree;
  }

  /**
   * The trials of a stream.
   *
   * @throws IllegalArgumentException if the tasks cannot be combined, lack an input or epoch to be
   *     blind to or a condition to balance, or do not go with the conversion
   */
  public TrialSource<?> source(Clock clock, RandomStream stream) {
    TrialSource<?> source = unconverted(clock, stream);
    TrialSource<?> shown =
        conversion.isPresent() ? ConvertedTask.of(source, conversion.get()) : source;
    return BalancedTask.of(shown, balance);
  }

  private TrialSource<?> unconverted(Clock clock, RandomStream stream) {
    Mixture mixture =
        new Mixture(
            parts.stream().<Member<?>>map(part -> part.member(clock)).toList(), active, silenced);
    return switch (combination) {
      case ALONE -> source(mixture.members().get(0), clock, stream);
      case PARALLEL -> new TrialSource<>(new ParallelTask(mixture), mixture, clock, stream);
      case INTERLEAVED -> new TrialSource<>(new InterleavedTask(mixture), mixture, clock, stream);
    };
  }

  private static <P extends Record> TrialSource<P> source(
      Member<P> member, Clock clock, RandomStream stream) {
    return new TrialSource<>(member.task(), member.parameters(), clock, stream);
  }
}
