package org.rnnzoo.task.delayedmatch;

import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Version;

/**
 * A delayed-match task in which each trial has a rule of its own, which matters for the comparison
 * only. When the cue comes is what its versions differ in.
 *
 * @param <P> the parameters
 */
abstract class MixedRulesMatch<P extends Record & CuedMatching> extends RuleCuedMatch<P> {

  private static final DurationLaw GAP = uniform(300, 700);

  /** The parameters with a probability of lures, a cue and a frame. */
  abstract P match(double lureProbability, Cue cue, Frame frame);

  /**
   * The versions, the last of which follows the code of Masse et al. 2019.
   *
   * @param lureProbability the probability of lures in all versions but the last
   * @param shortcut the accuracy of an observer who ignores the rule, in all versions but the last
   * @param reference the parameters of the last version
   * @param referenceShortcut the accuracy of an observer who ignores the rule in the last version
   */
  List<Version<P>> versions(
      double lureProbability, double shortcut, P reference, double referenceShortcut) {
    return List.of(
        version(
            "v1",
            "full cue",
            "Can a network compare by the rule that a cue shows throughout?",
            match(lureProbability, Cue.of(Cue.Span.FULL), Frame.BASIC),
            shortcut,
            0.97),
        version(
            "v2",
            "early cue",
            "Can it hold the rule as well as the sample, for as long as it takes?",
            match(lureProbability, Cue.of(Cue.Span.EARLY), Frame.VARIABLE),
            shortcut,
            0.95),
        version(
            "v3",
            "retro cue",
            "Can it hold the sample in a form that serves every rule until a cue comes, in noise?",
            match(
                lureProbability,
                Cue.retro(GAP),
                Frame.REALISTIC
                    .withTiming(t -> t.withFixationMs(GAP).withDelayMs(GAP))
                    .withCatchProbability(0)),
            shortcut,
            0.93),
        version(
            "v4",
            "reference (Masse 2019)",
            "How much of the rule does a network use when hardly anything depends on it?",
            reference,
            referenceShortcut,
            0.97));
  }
}
