package org.rnnzoo.workbench.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.ComparedRun;
import org.rnnzoo.api.comparison.EarlierResult;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.comparison.StressedTrials;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.TaskPlan;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.folder.Summary;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.runs.RunComparison;

/**
 * Reads the runs of a comparison. What cannot be read is missing, with the reason.
 *
 * @param grouping by what they are put into groups
 * @param weights which of their weights are compared
 * @param seed from which the trials grow that all of them see
 * @param reads the analyses whose earlier results are wanted
 */
record CohortReader(Grouping grouping, WeightsChoice weights, long seed, List<String> reads) {

  /**
   * What was read.
   *
   * @param cohort the runs
   * @param identities what tells each run from every other, in the order of the cohort
   * @param threads how many threads its runs would take
   */
  record Reading(Cohort cohort, List<Map<String, Object>> identities, int threads) {}

  private record Read(ComparedRun run, Map<String, Object> identity, int threads) {}

  Reading read(Candidates candidates, Plugins plugins, JobListener listener) {
    List<Read> runs = new ArrayList<>();
    List<MissingRun> missing = new ArrayList<>();
    for (Candidates.Candidate candidate : candidates.all()) {
      Optional<String> obstacle = obstacle(candidate);
      if (obstacle.isPresent()) {
        missing.add(missing(candidate, obstacle.get()));
        continue;
      }
      try {
        runs.add(read(candidate.folder(), plugins, listener));
      } catch (Unreadable e) {
        missing.add(missing(candidate, e.getMessage()));
      }
    }
    runs.sort(
        Comparator.comparing((Read read) -> read.run().group(), Grouping.IN_ORDER)
            .thenComparing(read -> read.run().run().facts().seed())
            .thenComparing(read -> read.run().name()));
    return new Reading(
        new Cohort(runs.stream().map(Read::run).toList(), missing),
        runs.stream().map(Read::identity).toList(),
        runs.stream().mapToInt(Read::threads).max().orElse(1));
  }

  /** A run that cannot be read, as opposed to a wrong question. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(RuntimeException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static Optional<String> obstacle(Candidates.Candidate candidate) {
    if (candidate.obstacle().isPresent()) {
      return candidate.obstacle();
    } else if (candidate.folder().isDone()) {
      return Optional.empty();
    }
    Optional<RunStatus> status = RunStatus.read(candidate.folder());
    if (status.isEmpty()) {
      return Optional.of("not begun");
    }
    RunStatus known = status.get();
    return Optional.of(
        known.reason().isEmpty()
            ? "%s at step %s"
                .formatted(
                    known.isLost(candidate.folder()) ? "lost" : known.state().word(), known.step())
            : known.state().word() + ": " + known.reason());
  }

  private MissingRun missing(Candidates.Candidate candidate, String reason) {
    return new MissingRun(candidate.folder().name(), groupOfMissing(candidate), reason);
  }

  private String groupOfMissing(Candidates.Candidate candidate) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (Files.isRegularFile(candidate.folder().config())) {
      try {
        settings.putAll(RunComparison.flat(Trees.readYaml(candidate.folder().config())));
      } catch (UserException e) {
        // That the configuration cannot be read is why the run is missing; its reason says so.
        settings.clear();
      }
    }
    candidate.planned().forEach(settings::putIfAbsent);
    return grouping.find(settings);
  }

  private Read read(RunFolder folder, Plugins plugins, JobListener listener) throws Unreadable {
    Run run;
    RunFacts facts;
    try {
      run = Run.open(folder, Map.of(), weights, plugins, listener);
      facts = Summary.facts(folder, run.experiment());
    } catch (UserException | MissingPluginException e) {
      throw new Unreadable(e);
    }
    Experiment experiment = run.experiment();
    Map<String, Object> settings = RunComparison.flat(experiment.tree());
    Map<String, Object> named = new LinkedHashMap<>(settings);
    named.putIfAbsent("task", facts.task()); // a mixture has no key of its own that names it
    String group = grouping.of(named);
    String weightsSha256 = Hashes.sha256(run.network().weights().values());
    ComparedRun compared =
        new ComparedRun(
            new TrainedRun(
                run.network(), experiment.task().source(experiment.clock(), stream("same")), facts),
            group,
            settings,
            stresses(experiment),
            folder.readSummary(),
            results(folder, weightsSha256));
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("run", folder.name());
    identity.put("path", folder.path().toString());
    identity.put("group", group);
    identity.put("task", facts.task());
    identity.put("model", facts.model());
    identity.put("seed", facts.seed());
    identity.put("accuracy", facts.accuracy());
    identity.put("standing", facts.standing().word());
    identity.put("configSha256", Hashes.sha256(folder.config()));
    identity.put("weightsSha256", weightsSha256);
    Map<String, Object> read = new LinkedHashMap<>();
    for (StoredResult stored : StoredResult.list(folder)) {
      if (reads.contains(analysis(stored))) {
        read.put(stored.name(), Hashes.sha256(stored.path().resolve("result.json")));
      }
    }
    if (!read.isEmpty()) {
      identity.put("results", read);
    }
    return new Read(compared, identity, experiment.threadsHere());
  }

  private RandomStream stream(String name) {
    return RandomStream.root(seed).named("trials").named("comparison").named(name);
  }

  /** The stress tests of the version of a single task; a mixture has none of its own. */
  private List<StressedTrials> stresses(Experiment experiment) {
    TaskPlan plan = experiment.task();
    return plan.isMixture()
        ? List.of()
        : plan.parts().get(0).stressed().stream()
            .map(
                stressed ->
                    new StressedTrials(
                        stressed.test().name(),
                        stressed.test().bar(),
                        plan.with(stressed.part())
                            .source(experiment.clock(), stream(stressed.test().name()))))
            .toList();
  }

  /** The results that are wanted, of the weights at hand, those with default settings first. */
  private List<EarlierResult> results(RunFolder folder, String weightsSha256) {
    return StoredResult.list(folder).stream()
        .filter(stored -> reads.contains(analysis(stored)))
        .filter(
            stored ->
                stored.about().get("weights") instanceof Map<?, ?> looked
                    && weightsSha256.equals(looked.get("sha256")))
        .sorted(Comparator.comparing(StoredResult::name))
        .map(CohortReader::earlier)
        .toList();
  }

  private static String analysis(StoredResult stored) {
    return stored.name().replaceFirst(StoredResult.LABEL + ".*", "");
  }

  private static EarlierResult earlier(StoredResult stored) {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    Path file = stored.path().resolve("arrays.npz");
    if (Files.isRegularFile(file)) {
      Npz.read(file).forEach((name, array) -> arrays.put(name, array.toNd4j()));
    }
    String name = analysis(stored);
    String label = stored.name().substring(name.length()).replaceFirst(StoredResult.LABEL, "");
    return new EarlierResult(
        name, label, Trees.readJson(stored.path().resolve("result.json")), arrays);
  }
}
