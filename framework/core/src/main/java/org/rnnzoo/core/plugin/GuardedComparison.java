package org.rnnzoo.core.plugin;

import java.util.List;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.Comparison;

/** A comparison whose result is whole. */
final class GuardedComparison<P extends Record> extends Guarded<P, Comparison<P>>
    implements Comparison<P> {

  GuardedComparison(Guard guard, Comparison<P> comparison) {
    super(guard, comparison);
  }

  @Override
  public List<String> reads() {
    return guard.call("reads", () -> List.copyOf(plugin.reads()));
  }

  @Override
  public Result compare(Cohort cohort, P parameters, AnalysisContext context) {
    KeptWeights weights =
        new KeptWeights(cohort.runs().stream().map(one -> one.run().network()).toList());
    Result result =
        weights.during(guard, "compare", () -> plugin.compare(cohort, parameters, context));
    return new WholeResult(guard, "compare").require(result);
  }
}
