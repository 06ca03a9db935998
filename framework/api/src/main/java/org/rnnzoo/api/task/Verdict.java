package org.rnnzoo.api.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one trial was answered.
 *
 * @param accuracy the share of the trial's decisions that were right, in [0, 1]; the accuracy of a
 *     run is its mean
 * @param correct whether the trial as a whole was right
 * @param scored whether the trial counts at all; a trial without evidence does not
 * @param measures further numbers worth a mean over trials, by name, such as {@code hold}; a trial
 *     in which a number means nothing leaves it out
 */
public record Verdict(
    double accuracy, boolean correct, boolean scored, Map<String, Double> measures) {

  public Verdict {
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  /** A verdict without further numbers. */
  public Verdict(double accuracy, boolean correct, boolean scored) {
    this(accuracy, correct, scored, Map.of());
  }

  /** A trial with a single decision. */
  public static Verdict of(boolean correct) {
    return new Verdict(correct ? 1 : 0, correct, true);
  }

  /** The same verdict with one more number. */
  public Verdict with(String name, double value) {
    Map<String, Double> more = new LinkedHashMap<>(measures);
    more.put(name, value);
    return new Verdict(accuracy, correct, scored, more);
  }
}
