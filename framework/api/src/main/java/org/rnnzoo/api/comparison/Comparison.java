package org.rnnzoo.api.comparison;

import java.util.List;
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
   * The analyses whose earlier results it reads, if runs have them; of the others it is told
   * nothing. A comparison is made again if one of these results is another.
   */
  default List<String> reads() {
    return List.of();
  }

  /**
   * Compares trained networks.
   *
   * @param cohort the runs, and those that are missing
   * @throws IllegalArgumentException with a sentence for the user, if these runs or these
   *     parameters do not suit the comparison
   */
  Result compare(Cohort cohort, P parameters, AnalysisContext context);
}
