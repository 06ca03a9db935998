package org.rnnzoo.api.comparison;

import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;

/**
 * A question that is asked of several trained networks at once.
 *
 * @param <P> the record of the comparison's parameters
 */
@ConsumerType
public interface Comparison<P extends Record> extends Plugin<P> {

  /**
   * Compares trained networks.
   *
   * @param cohort the runs, and those that are missing
   * @throws IllegalArgumentException with a sentence for the user, if these runs or these
   *     parameters do not suit the comparison
   */
  Result compare(Cohort cohort, P parameters, AnalysisContext context);
}
