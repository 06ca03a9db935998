package org.rnnzoo.workbench.compare;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.PluginParameters;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.plugin.StopRequested;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.ResultFiles;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.core.schema.Schema;

/**
 * Compares runs and stores the result in a folder of its own, all of it or nothing.
 *
 * <p>The folder is named by a hash of everything the result depends on. A comparison of equal
 * settings and equal runs is not made again: its folder is found.
 *
 * @param request the comparison and its parameters
 * @param candidates the runs
 * @param grouping by what they are put into groups
 * @param weights which of their weights are compared
 * @param seed the seed of the trials that all runs see and of the comparison's own randomness
 * @param label a name for people, part of the name of the folder; empty for none
 * @param runs the folder of runs below which the result is stored
 */
public record ComparisonJob(
    ComparisonRequest request,
    Candidates candidates,
    Grouping grouping,
    WeightsChoice weights,
    long seed,
    Optional<String> label,
    Path runs) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
  private static final int HASH = 8;

  /**
   * @throws UserException if the label cannot be part of a file's name
   */
  public ComparisonJob {
    label.ifPresent(
        word -> {
          if (!word.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw UserException.input(
                "--as is '%s'; it must be at most 40 letters, digits and . _ -, a letter or digit first."
                    .formatted(word));
          }
        });
  }

  /**
   * Where the result is.
   *
   * @param comparison the result
   * @param fresh whether it was made now and not found
   */
  public record Outcome(StoredComparison comparison, boolean fresh) {}

  /**
   * Compares and stores, unless that has been done before.
   *
   * @throws UserException if the runs do not suit the comparison, or none can be compared
   * @throws StopRequested if the listener asked to stop
   */
  public Outcome perform(Plugins plugins, JobListener listener) {
    listener.progress("reading runs", 0);
    CohortReader.Reading reading =
        new CohortReader(
                grouping, weights, seed, ((Comparison<?>) request.comparison().plugin()).reads())
            .read(candidates, plugins, listener);
    requireRuns(reading.cohort());
    Map<String, Object> about = about(reading);
    String hash = hash(about);
    Optional<StoredComparison> known =
        StoredComparison.list(runs).stream()
            .filter(stored -> hash.equals(stored.about().get("hash")))
            .findFirst();
    if (known.isPresent()) {
      return new Outcome(known.get(), false);
    }
    Result result = compare(reading, listener);
    about.put("hash", hash);
    label.ifPresent(word -> about.put("label", word));
    result.partial().ifPresent(why -> about.put("partial", why));
    Path place = StoredComparison.folder(runs).resolve(name(hash));
    StoredResult.store(
        place, about, other -> place, folder -> ResultFiles.write(result, about, folder));
    return new Outcome(new StoredComparison(place, about), true);
  }

  private static void requireRuns(Cohort cohort) {
    if (cohort.runs().isEmpty()) {
      MissingRun first = cohort.missing().get(0);
      throw UserException.input(
          "None of the %s runs can be compared; %s: %s."
              .formatted(
                  cohort.missing().size(), first.name(), first.reason().replaceFirst("\\.$", "")));
    }
  }

  private Result compare(CohortReader.Reading reading, JobListener listener) {
    try {
      return compare((Comparison<?>) request.comparison().plugin(), reading, listener);
    } catch (IllegalArgumentException e) {
      throw UserException.input(request.comparison().name() + ": " + e.getMessage(), e);
    }
  }

  private <P extends Record> Result compare(
      Comparison<P> plugin, CohortReader.Reading reading, JobListener listener) {
    return plugin.compare(
        reading.cohort(),
        PluginParameters.of(plugin, request.parameters()),
        new Context(request.comparison().name(), seed, reading.threads(), listener));
  }

  private record Context(String name, long seed, int threads, JobListener listener)
      implements AnalysisContext {

    @Override
    public RandomStream random() {
      return RandomStream.root(seed).named("comparison").named(name);
    }

    @Override
    public void progress(String activity, double fraction) {
      if (listener.stopRequested()) {
        throw new StopRequested(name + " was stopped.");
      }
      listener.progress(activity, fraction);
    }
  }

  private String name(String hash) {
    return "%s_%s%s_%s"
        .formatted(
            STAMP.format(LocalDateTime.now(ZoneId.systemDefault())),
            request.comparison().name(),
            label.map(word -> StoredResult.LABEL + word).orElse(""),
            hash);
  }

  /** All that the result depends on, but where the runs lie. */
  private static String hash(Map<String, Object> about) {
    Map<String, Object> settings = new LinkedHashMap<>(about);
    settings.put("runs", withoutPaths(about.get("runs")));
    return Hashes.sha256(Trees.jsonLine(settings).getBytes(StandardCharsets.UTF_8))
        .substring(0, HASH);
  }

  private static List<Object> withoutPaths(Object runs) {
    return ((List<?>) runs)
        .stream()
            .<Object>map(
                run -> {
                  Map<Object, Object> identity = new LinkedHashMap<>((Map<?, ?>) run);
                  identity.remove("path");
                  return identity;
                })
            .toList();
  }

  private Map<String, Object> about(CohortReader.Reading reading) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("comparison", request.comparison().name());
    about.put("bundle", request.comparison().origin().bundle());
    about.put("bundleVersion", request.comparison().origin().version().toString());
    about.put("sha256", request.comparison().origin().sha256());
    about.put("parameters", Schema.tree(request.parameters()));
    about.put("seed", seed);
    about.put("weights", weights.word());
    about.put("group", grouping.key());
    Map<String, Object> groups = new LinkedHashMap<>();
    for (String group : reading.cohort().groups()) {
      groups.put(group, reading.cohort().counted(group));
    }
    about.put("groups", groups);
    about.put("runs", reading.identities());
    about.put("missing", reading.cohort().missing().stream().map(ComparisonJob::tree).toList());
    return about;
  }

  private static Map<String, Object> tree(MissingRun run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("run", run.name());
    tree.put("group", run.group());
    tree.put("reason", run.reason());
    return tree;
  }
}
