package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.TrialBuilder;

/** The parameters of a delayed-match task in which a cue tells the rule. */
interface CuedMatching extends Matching {

  /** How the rule is cued. */
  Cue cue();

  /** The names of all rules that have channels, whether they occur or not. */
  default List<String> cuedRules() {
    return rules().stream().map(Rule::name).toList();
  }

  @Override
  default void describeSample(Comparison drawn, TrialBuilder trial) {
    trial.condition("rule", drawn.rule().name());
  }
}
