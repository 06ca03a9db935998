package org.rnnzoo.core.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.RunFacts;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.PluginParameters;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.folder.Summary;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.StopRequested;
import org.rnnzoo.core.schema.Schema;

/**
 * Applies an analysis to a run and stores what it found in the run's folder, all of it or nothing.
 *
 * @param run the run
 * @param analysis the analysis
 * @param parameters its parameters
 * @param conditions what is different from training, by name; empty if nothing is
 * @param label what to call the result if it is not the one with default settings; a short hash if
 *     empty
 */
public record AnalysisJob(
    Run run,
    Installed analysis,
    Record parameters,
    Map<String, Object> conditions,
    Optional<String> label) {

  /**
   * @throws UserException if the label cannot be part of a file's name
   */
  public AnalysisJob {
    label.ifPresent(
        word -> {
          if (!word.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw UserException.input(
                "--as is '%s'; it must be at most 40 letters, digits and . _ -, a letter or digit first."
                    .formatted(word));
          }
        });
  }

  /** The network as it was trained. */
  public AnalysisJob(Run run, Installed analysis, Record parameters) {
    this(run, analysis, parameters, Map.of(), Optional.empty());
  }

  /**
   * Analyses and stores at {@link #place()}. An earlier result of the same settings is replaced.
   *
   * @return what was found
   * @throws UserException if the analysis does not suit the run
   * @throws StopRequested if the listener asked to stop
   */
  public Result perform(JobListener listener) {
    requireFree();
    Result result;
    try {
      result = analyze((Analysis<?>) analysis.plugin(), listener);
    } catch (IllegalArgumentException e) {
      throw UserException.input(analysis.name() + ": " + e.getMessage(), e);
    }
    store(result);
    return result;
  }

  private <P extends Record> Result analyze(Analysis<P> plugin, JobListener listener) {
    return plugin.analyze(
        new TrainedRun(run.network(), run.experiment().trials("analysis"), facts()),
        PluginParameters.of(plugin, parameters),
        new Context(run.experiment(), analysis.name(), listener));
  }

  private record Context(Experiment experiment, String name, JobListener listener)
      implements AnalysisContext {

    @Override
    public RandomStream random() {
      return experiment.random().named("analysis").named(name);
    }

    @Override
    public int threads() {
      return experiment.threadsHere();
    }

    @Override
    public void progress(String activity, double fraction) {
      if (listener.stopRequested()) {
        throw new StopRequested(name + " was stopped.");
      }
      listener.progress(activity, fraction);
    }
  }

  private RunFacts facts() {
    return Summary.facts(run.folder(), run.experiment());
  }

  /** Where the result is stored: by its name alone if its settings are the default ones. */
  public Path place() {
    Map<String, Object> about = about();
    boolean standard = isStandard() && label.isEmpty();
    return run.folder()
        .analysis(
            standard
                ? analysis.name()
                : analysis.name() + StoredResult.LABEL + label.orElseGet(() -> hash(about)));
  }

  private boolean isStandard() {
    return parameters.equals(analysis.plugin().defaults())
        && conditions.isEmpty()
        && run.weights().isFinal();
  }

  private static String hash(Map<String, Object> about) {
    Map<String, Object> settings = new LinkedHashMap<>(about);
    settings.keySet().retainAll(StoredResult.SETTINGS);
    if (settings.get("weights") instanceof Map<?, ?> weights) {
      settings.put("weights", weights.get("use"));
    }
    return Hashes.sha256(Trees.jsonLine(settings).getBytes(StandardCharsets.UTF_8)).substring(0, 8);
  }

  /** A label that is taken is said before the work is done. */
  private void requireFree() {
    Path place = place();
    if (label.isPresent()
        && StoredResult.read(place).filter(there -> !there.isOf(about())).isPresent()) {
      throw UserException.input(
          "%s holds a result of other settings; choose another label than '%s'."
              .formatted(place, label.get()));
    }
  }

  private void store(Result result) {
    Map<String, Object> about = about();
    result.partial().ifPresent(why -> about.put("partial", why));
    StoredResult.store(
        place(),
        about,
        other -> run.folder().analysis(analysis.name() + StoredResult.LABEL + hash(other.about())),
        fresh -> ResultFiles.write(result, about, fresh));
  }

  /** All that the result depends on. */
  private Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("analysis", analysis.name());
    about.put("bundle", analysis.origin().bundle());
    about.put("bundleVersion", analysis.origin().version().toString());
    about.put("sha256", analysis.origin().sha256());
    about.put("run", run.folder().name());
    about.put("configSha256", Hashes.sha256(run.folder().config()));
    Map<String, Object> looked = new LinkedHashMap<>();
    looked.put("use", run.weights().word());
    looked.put("sha256", Hashes.sha256(run.network().weights().values()));
    about.put("weights", looked);
    about.put("conditions", conditions);
    about.put("parameters", Schema.tree(parameters));
    return about;
  }
}
