package org.rnnzoo.workbench.complexity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.folder.Summary;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.catalogue.Examples;
import org.rnnzoo.workbench.compare.Candidates;
import org.rnnzoo.workbench.compare.ComparisonJob;
import org.rnnzoo.workbench.compare.ComparisonRequest;
import org.rnnzoo.workbench.compare.Grouping;
import org.rnnzoo.workbench.compare.StoredComparison;
import org.rnnzoo.workbench.sweep.Cell;
import org.rnnzoo.workbench.sweep.KnownCells;
import org.rnnzoo.workbench.sweep.SweepFile;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepPlan;
import org.rnnzoo.workbench.sweep.SweepWorker;

/**
 * The complexity of tasks: for each a sweep of full networks, two of controls, and one of low-rank
 * networks that grows rank by rank until one suffices.
 *
 * <p>The folder is the memory: {@code TASK/KIND} are sweeps like any other, so that the same call
 * goes on where an earlier one stopped, and other workers may help. Whatever is there when time is
 * up is compared; what is not is told as missing.
 *
 * @param folder where everything lies
 * @param tasks the tasks as users write them
 * @param seeds how many seeds of each network
 * @param mostRank the highest rank to try
 * @param mostNodes the largest latent circuit to fit
 * @param share the share of seeds that must solve a task at a rank for it to suffice
 * @param changes what differs from the recipes, by key, see {@link Kind#changes}; keys that begin
 *     with {@code circuit} are parameters of the analysis latent-circuit
 */
public record ComplexityStudy(
    Path folder,
    List<String> tasks,
    int seeds,
    int mostRank,
    int mostNodes,
    double share,
    Map<String, Object> changes) {

  private static final String CIRCUIT = "circuit.";
  private static final String COMPARISON = "complexity";

  /** What the results of latent circuits are called. */
  private static final String LABEL = "complexity";

  /**
   * What came of it.
   *
   * @param finished whether all networks are trained and analysed, or have failed
   * @param comparison the comparison of what is there; empty if nothing is
   */
  public record Outcome(boolean finished, Optional<StoredComparison> comparison) {}

  /**
   * @throws UserException if no task is named or a number is out of range
   */
  public ComplexityStudy {
    tasks = List.copyOf(tasks);
    if (tasks.isEmpty()) {
      throw UserException.input("Name a task; 'zoo tasks' lists them.");
    }
    requireRange("--seeds", seeds, 1, 1000);
    requireRange("--max-rank", mostRank, 0, 1000);
    requireRange("--max-nodes", mostNodes, 0, 64);
    changes = new LinkedHashMap<>(changes);
  }

  private static void requireRange(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw UserException.input(
          "%s is %s; it must be from %s to %s.".formatted(option, value, least, most));
    }
  }

  /**
   * Plans, works and compares.
   *
   * @param minutes how long to work; infinite for no limit
   * @throws UserException if a task is unknown or a setting is wrong, before anything is trained
   */
  public Outcome perform(Examples examples, Plugins plugins, double minutes, JobListener listener) {
    ComparisonRequest request =
        ComparisonRequest.of(COMPARISON, Map.of("solvingShare", share), plugins);
    Map<String, Map<Kind, SweepPlan>> plans = new LinkedHashMap<>();
    for (String task : tasks) {
      Map<Kind, SweepPlan> all = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        all.put(kind, plan(task, kind, Math.max(1, mostRank), examples, plugins));
      }
      plans.put(task, all);
    }
    long end =
        minutes == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : now() + (long) (minutes * 60_000);
    boolean finished = true;
    List<Path> sweeps = new ArrayList<>();
    for (String task : tasks) {
      for (Kind kind : List.of(Kind.FULL, Kind.LINEAR, Kind.SHUFFLED)) {
        SweepPlan plan = plans.get(task).get(kind);
        finished &= work(task, kind, plan, sweeps, plugins, end, listener);
      }
      for (int rank = 1; rank <= mostRank; rank++) {
        SweepPlan plan = plan(task, Kind.LOW_RANK, rank, examples, plugins);
        boolean done = work(task, Kind.LOW_RANK, plan, sweeps, plugins, end, listener);
        finished &= done;
        if (!done || suffices(task, rank, plan)) {
          break;
        }
      }
    }
    Candidates candidates =
        Candidates.of(List.of(), Optional.empty(), folder, sweeps.stream().distinct().toList());
    if (!candidates.anyFinished()) {
      return new Outcome(finished, Optional.empty());
    }
    StoredComparison compared =
        new ComparisonJob(
                request,
                candidates,
                new Grouping("task"),
                new WeightsChoice(WeightsChoice.FINAL.word()),
                1,
                Optional.empty(),
                folder)
            .perform(plugins, listener)
            .comparison();
    copy(compared.path().resolve(COMPARISON + ".csv"), folder.resolve(COMPARISON + ".csv"));
    return new Outcome(finished, Optional.of(compared));
  }

  private static void copy(Path from, Path to) {
    try {
      AtomicFile.write(to, Files.readString(from, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(to, e);
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private SweepFolder sweep(String task, Kind kind) {
    return new SweepFolder(
        folder.resolve(task.replaceAll("[^A-Za-z0-9._-]", "-")).resolve(kind.word()));
  }

  /** The networks of a kind, those of low rank up to some rank. */
  private SweepPlan plan(String task, Kind kind, int rank, Examples examples, Plugins plugins) {
    Map<String, Object> wanted = kind.changes(experimentChanges());
    Map<String, Object> experiment =
        examples
            .recipe(task.replaceFirst("@.*", ""))
            .map(recipe -> recipe.suiting(wanted))
            .orElseGet(LinkedHashMap::new);
    Assignments.put(experiment, "task.use", task);
    Assignments.put(experiment, "stop.accuracy", "solved-under-stress");
    wanted.forEach((key, value) -> Assignments.put(experiment, key, value));
    Map<String, Object> axes = new LinkedHashMap<>();
    if (kind == Kind.LOW_RANK) {
      axes.put("model.rank", IntStream.rangeClosed(1, rank).boxed().toList());
    }
    axes.put("seed", "1.." + seeds);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("experiment", experiment);
    tree.put("axes", axes);
    tree.put("analyses", kind == Kind.FULL ? analyses() : List.of());
    return SweepPlan.of(SweepFile.of(tree, plugins), plugins);
  }

  private Map<String, Object> experimentChanges() {
    Map<String, Object> own = new LinkedHashMap<>(changes);
    own.keySet().removeIf(key -> key.startsWith(CIRCUIT));
    return own;
  }

  private List<Object> analyses() {
    Map<String, Object> circuit = new LinkedHashMap<>();
    circuit.put("use", "latent-circuit");
    circuit.put("as", LABEL);
    circuit.put("nodes", "1.." + mostNodes);
    changes.forEach(
        (key, value) -> {
          if (key.startsWith(CIRCUIT)) {
            circuit.put(key.substring(CIRCUIT.length()), value);
          }
        });
    List<Object> analyses = new ArrayList<>();
    analyses.add("fixed-points");
    if (mostNodes > 0) {
      analyses.add(circuit);
    }
    return analyses;
  }

  /** Works on a sweep until nothing is left; false if it was stopped or time was up before. */
  private boolean work(
      String task,
      Kind kind,
      SweepPlan plan,
      List<Path> sweeps,
      Plugins plugins,
      long end,
      JobListener listener) {
    SweepFolder sweep = plan.write(sweep(task, kind), KnownCells.NONE);
    sweeps.add(sweep.path());
    while (true) {
      double left = end == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (end - now()) / 60_000.0;
      listener.progress("%s, %s".formatted(task, kind.word()), 0);
      SweepWorker.End ended = new SweepWorker(sweep, plugins, listener, left).work();
      if (ended != SweepWorker.End.FRESH_PROCESS) {
        return ended == SweepWorker.End.NOTHING_LEFT;
      }
    }
  }

  /** Whether enough seeds of a rank have solved the task. */
  private boolean suffices(String task, int rank, SweepPlan plan) {
    SweepFolder sweep = sweep(task, Kind.LOW_RANK);
    long solved =
        plan.cells().stream()
            .filter(cell -> isOf(cell, rank))
            .map(cell -> Summary.read(sweep.run(cell)))
            .flatMap(Optional::stream)
            .filter(summary -> summary.standing() == RunFacts.Standing.SOLVED)
            .count();
    return solved >= share * seeds - 1e-9;
  }

  private static boolean isOf(Cell cell, int rank) {
    return cell.changes().get("model.rank") instanceof Number number && number.intValue() == rank;
  }
}
