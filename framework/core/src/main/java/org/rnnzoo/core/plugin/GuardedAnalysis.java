package org.rnnzoo.core.plugin;

import java.util.List;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;

/** An analysis whose result is whole. */
final class GuardedAnalysis<P extends Record> extends Guarded<P, Analysis<P>>
    implements Analysis<P> {

  GuardedAnalysis(Guard guard, Analysis<P> analysis) {
    super(guard, analysis);
  }

  @Override
  public Result analyze(TrainedRun run, P parameters, AnalysisContext context) {
    KeptWeights weights = new KeptWeights(List.of(run.network()));
    Result result =
        weights.during(guard, "analyze", () -> plugin.analyze(run, parameters, context));
    return new WholeResult(guard, "analyze").require(result);
  }
}
