package org.rnnzoo.task.clicks;

import org.rnnzoo.api.task.TrialBuilder;

/** How clicks are spread over time. */
sealed interface Stimulus permits Bins, PoissonTrains {

  /** Lays the epochs of the stimulus and draws the clicks. */
  Clicks lay(TrialBuilder trial);
}
