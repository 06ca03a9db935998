package org.rnnzoo.task.delayedmatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.rnnzoo.api.task.Trials;

/** The last few batches that tests have asked for; making them anew would take most of the time. */
final class Draws {

  private static final int KEPT = 6;

  private static final Map<Record, Trials> BATCHES =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, Trials> eldest) {
          return size() > KEPT;
        }
      };

  private Draws() {}

  static Trials of(Record parameters, Supplier<Trials> maker) {
    return BATCHES.computeIfAbsent(parameters, p -> maker.get());
  }
}
