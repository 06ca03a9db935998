package org.rnnzoo.core.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a network stood the stress tests of its task and what follows from it.
 *
 * @param fits whether the network reached the bar of every task on trials of the kind it was
 *     trained on
 * @param results the result of each stress test
 */
public record Stress(boolean fits, List<Result> results) {

  /** What can be said of a network. */
  public enum Verdict {
    /** It reached the bar of the version and the bars of all stress tests. */
    SOLVED("solved"),
    /** It reached the bar of the version, but not all bars under stress, or there are none. */
    FITS("fits"),
    /** It did not reach the bar of the version. */
    NOT_REACHED("not reached");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** As it stands in a summary. */
    public String words() {
      return words;
    }
  }

  /**
   * The result of one stress test.
   *
   * @param name the name of the test; in a mixture, after the label of the task and a dot
   * @param accuracy the accuracy of the task under stress; NaN if the test does not apply
   * @param bar the accuracy that was to be reached
   * @param reason why the test does not apply to the parameters of this run; empty if it does
   */
  public record Result(String name, double accuracy, double bar, String reason) {

    /** Whether the test could be made. */
    public boolean applies() {
      return reason.isEmpty();
    }

    /** Whether the bar was reached. */
    public boolean stood() {
      return accuracy >= bar;
    }

    private Map<String, Object> tree() {
      Map<String, Object> tree = new LinkedHashMap<>();
      if (applies()) {
        tree.put("accuracy", accuracy);
      } else {
        tree.put("doesNotApply", reason);
      }
      tree.put("bar", bar);
      return tree;
    }
  }

  public Stress {
    results = List.copyOf(results);
  }

  /** Whether all stress tests that apply were stood, and there was at least one. */
  public boolean stood() {
    return results.stream().anyMatch(Result::applies)
        && results.stream().filter(Result::applies).allMatch(Result::stood);
  }

  /** What follows. */
  public Verdict verdict() {
    if (!fits) {
      return Verdict.NOT_REACHED;
    }
    return stood() ? Verdict.SOLVED : Verdict.FITS;
  }

  /** The entries of a summary: {@code verdict}, and {@code stress} with each test by its name. */
  public Map<String, Object> tree() {
    Map<String, Object> tests = new LinkedHashMap<>();
    results.forEach(result -> tests.put(result.name(), result.tree()));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("verdict", verdict().words());
    tree.put("stress", tests);
    return tree;
  }
}
