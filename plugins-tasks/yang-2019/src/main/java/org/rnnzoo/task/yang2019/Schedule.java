package org.rnnzoo.task.yang2019;

import java.util.List;
import org.rnnzoo.api.task.Epoch;

/** The epochs of one trial; those that are absent have no step. */
record Schedule(
    Epoch fixation, Epoch first, Epoch delay, Epoch second, Epoch pause, Epoch response) {

  /** All that comes before the answer. */
  Epoch before() {
    return fixation.through(pause);
  }

  /** The whole trial. */
  Epoch all() {
    return fixation.through(response);
  }

  /** Where the second stimulus is: with the first if it has no epoch of its own. */
  Epoch secondOrFirst() {
    return second.length() > 0 ? second : first;
  }

  /** All epochs in the order of time. */
  List<Epoch> epochs() {
    return List.of(fixation, first, delay, second, pause, response);
  }
}
