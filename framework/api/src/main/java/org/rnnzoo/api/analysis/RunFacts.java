package org.rnnzoo.api.analysis;

import java.util.Locale;

/**
 * What is known of a trained run without looking into its network.
 *
 * @param name the name of the run, empty if it is none
 * @param task the task as its users write it, such as {@code flip-flop@v1}
 * @param model the name of the model
 * @param seed the seed of the experiment
 * @param accuracy the accuracy on test trials, in [0, 1]; NaN if it is not known
 * @param standing how the network stands to the bars of its task
 */
public record RunFacts(
    String name, String task, String model, long seed, double accuracy, Standing standing) {

  /** Nothing is known, as of a network that was made in a test. */
  public static final RunFacts UNKNOWN = new RunFacts("", "", "", 0, Double.NaN, Standing.UNKNOWN);

  /** How a network stands to the bars of its task. */
  public enum Standing {
    /** It reaches the bar of the task's version and passes its stress tests. */
    SOLVED,
    /** It reaches the bar; it fails a stress test, or none was made. */
    FITS,
    /** It does not reach the bar. */
    SHORT,
    /** It has not been tested. */
    UNKNOWN;

    /** The word in files and listings. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
