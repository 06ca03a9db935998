package org.rnnzoo.core.config;

import java.util.List;
import org.rnnzoo.api.Help;
import org.rnnzoo.api.Parameter;

/**
 * Keys that every task of an experiment has beside its own parameters.
 *
 * @param timing which durations are drawn
 * @param blind what of the task is not shown
 * @param shuffled whether the answers belong to other trials than the inputs
 */
record TaskKeys(
    @Parameter(
            help = "Whether durations that are drawn anew in every trial keep their mean instead.",
            advanced = true)
        Timing timing,
    @Parameter(
            help =
                "Inputs that are hidden from the network, as INPUT for the whole trial or"
                    + " INPUT@EPOCH.",
            advanced = true)
        List<String> blind,
    @Parameter(
            help =
                "Whether each trial shows the inputs of another one, so that nothing can be learnt"
                    + " but how answers are distributed.",
            advanced = true)
        boolean shuffled) {

  /** Which durations are drawn. */
  enum Timing {
    @Help("As the parameters say.")
    AS_DRAWN,
    @Help("Every duration lasts its mean.")
    FIXED
  }

  static final TaskKeys STANDARD = new TaskKeys(Timing.AS_DRAWN, List.of(), false);
}
