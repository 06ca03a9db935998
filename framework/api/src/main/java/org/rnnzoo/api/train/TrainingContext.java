package org.rnnzoo.api.train;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rnnzoo.api.random.RandomStream;

/** What the framework does for a trainer. */
@ProviderType
public interface TrainingContext {

  /** The stream of the trainer's own randomness, such as the noise of each step. */
  RandomStream random();

  /** The number of threads to use. */
  int threads();

  /** The number of steps already made; 0 unless this run was resumed. */
  long firstStep();

  /**
   * The {@link Progress#state() state} of the last report before this run was interrupted; empty at
   * the start. The weights are already in the network.
   */
  Map<String, float[]> restoredState();

  /**
   * Whether to {@link #report} after this many steps: an evaluation is due or a stop was asked for.
   */
  boolean reportDue(long step);

  /**
   * Evaluates the network on held-out trials, records the progress, saves a checkpoint and decides.
   *
   * @return why to stop, or empty to go on
   */
  Optional<StopReason> report(Progress progress);
}
