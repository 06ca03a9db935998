package org.rnnzoo.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;

/**
 * Applies an analysis to a run and stores what it found in the run's folder, all of it or nothing.
 *
 * @param run the run
 * @param analysis the analysis
 * @param parameters its parameters
 */
public record AnalysisJob(Run run, Installed analysis, Record parameters) {

  /**
   * Analyses and stores. An earlier result of the same analysis is replaced.
   *
   * @return what was found
   * @throws UserException if the analysis does not suit the run
   * @throws CancellationException if the listener asked to stop
   */
  public Result perform(JobListener listener) {
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
        new TrainedRun(run.network(), run.experiment().trials("analysis")),
        Experiment.parametersOf(plugin, parameters),
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
        throw new CancellationException(name + " was stopped.");
      }
      listener.progress(activity, fraction);
    }
  }

  private void store(Result result) {
    Path place = run.folder().analysis(analysis.name());
    Path fresh = place.resolveSibling("." + analysis.name() + ".new");
    try {
      Folders.delete(fresh);
      Files.createDirectories(fresh);
      Map<String, Object> values = new LinkedHashMap<>(result.values());
      values.put("about", about());
      Trees.writeJson(fresh.resolve("result.json"), values);
      Map<String, NpyArray> arrays = new LinkedHashMap<>();
      result.arrays().forEach((name, array) -> arrays.put(name, NpyArray.of(array)));
      Npz.write(fresh.resolve("arrays.npz"), arrays);
      result.figures().forEach((name, figure) -> FigureFiles.write(fresh, name, figure));
      Folders.delete(place);
      Files.move(fresh, place);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(place, e);
    }
  }

  private Map<String, Object> about() {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("analysis", analysis.name());
    about.put("bundle", analysis.origin().bundle());
    about.put("bundleVersion", analysis.origin().version().toString());
    about.put("sha256", analysis.origin().sha256());
    about.put("run", run.folder().name());
    about.put("parameters", Schema.tree(parameters));
    return about;
  }
}
