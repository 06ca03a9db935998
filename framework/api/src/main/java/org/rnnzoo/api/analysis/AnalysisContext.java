package org.rnnzoo.api.analysis;

import org.osgi.annotation.versioning.ProviderType;
import org.rnnzoo.api.random.RandomStream;

/** What the framework does for an analysis. */
@ProviderType
public interface AnalysisContext {

  /** The stream of the analysis's randomness. */
  RandomStream random();

  /** The number of threads to use. */
  int threads();

  /**
   * Tells how far the analysis is.
   *
   * @param activity what is going on, a few words
   * @param fraction the part done, in [0, 1], and never less than was told before
   * @throws java.util.concurrent.CancellationException if somebody asked to stop
   */
  void progress(String activity, double fraction);
}
