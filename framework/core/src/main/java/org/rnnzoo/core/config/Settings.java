package org.rnnzoo.core.config;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/**
 * The keys of an experiment that are no plugin's.
 *
 * @param dt the sampling period in ms
 * @param seed the one seed from which all randomness grows
 * @param threads threads to use; 0 for one per processor
 * @param stop when training stops
 * @param evaluation how training is watched
 * @param start the weights from which training starts
 * @param freeze the names of tensors that training leaves alone
 */
record Settings(
    @Parameter(
            help = "Sampling period: every duration becomes a whole number of such steps.",
            label = "Sampling period",
            unit = "ms",
            min = 0.01,
            max = 1000,
            scale = Parameter.Scale.LOG)
        double dt,
    @Parameter(
            help = "The seed from which all randomness grows: equal seeds make equal runs.",
            min = 0,
            max = 9007199254740992.0)
        long seed,
    @Parameter(
            help = "Threads to use, 0 for one per processor; the result does not depend on it.",
            min = 0,
            max = 1024,
            advanced = true)
        int threads,
    @Parameter(help = "When training stops. The first rule that is met counts.", label = "Stop")
        StopRule stop,
    @Parameter(help = "How training is watched.", label = "Evaluation") EvaluationPlan evaluation,
    @Unwrapped StartFrom start,
    @Parameter(
            help = "Names of tensors that training leaves alone, such as W_in.",
            label = "Frozen tensors",
            advanced = true)
        List<String> freeze) {

  static final Settings STANDARD =
      new Settings(
          20, 1, 0, StopRule.STANDARD, EvaluationPlan.STANDARD, StartFrom.FRESH, List.of());
}
