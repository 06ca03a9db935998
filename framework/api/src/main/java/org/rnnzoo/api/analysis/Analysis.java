package org.rnnzoo.api.analysis;

import org.osgi.annotation.versioning.ConsumerType;
import org.rnnzoo.api.Plugin;

/**
 * An analysis of a trained network.
 *
 * @param <P> the record of the analysis's parameters
 */
@ConsumerType
public interface Analysis<P extends Record> extends Plugin<P> {

  /**
   * Analyses a trained network.
   *
   * @throws IllegalArgumentException with a sentence for the user, if this network or these
   *     parameters do not suit the analysis
   */
  Result analyze(TrainedRun run, P parameters, AnalysisContext context);
}
