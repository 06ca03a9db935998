package org.rnnzoo.comparison.complexity;

import java.util.Optional;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;

/**
 * What a task asks to remember, M in bits, from its trials alone: no network is involved.
 *
 * @param held what an answer needs that is not shown with it
 * @param states the causal states, where they can be counted
 */
record Memory(HeldMemory held, Optional<CausalStates> states) {

  static Memory of(TrialSource<?> source, int count) {
    Trials trials = source.trials(0, count);
    return new Memory(HeldMemory.of(trials), CausalStates.of(trials));
  }

  /** M: the larger of the two. Each is a part of what has to be remembered. */
  double bits() {
    return Math.max(held.bits(), states.map(CausalStates::bits).orElse(0.0));
  }

  String words() {
    return "%s bits (held in '%s': %s; %s)"
        .formatted(
            Words.number(bits()),
            held.epoch(),
            Words.number(held.bits()),
            states
                .map(found -> "%s causal states after '%s'".formatted(found.count(), found.epoch()))
                .orElse("causal states cannot be counted"));
  }
}
