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
    Result result;
    try {
      result = guard.callWhatMayRefuse("analyze", () -> plugin.analyze(run, parameters, context));
    } catch (RuntimeException e) {
      weights.restore();
      throw e;
    }
    if (weights.restore()) {
      throw guard.failure("analyze", "it changed the weights of a network");
    }
    return guard.whole("analyze", result);
  }
}
