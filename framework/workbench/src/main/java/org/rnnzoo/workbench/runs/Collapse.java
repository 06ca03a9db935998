package org.rnnzoo.workbench.runs;

import java.util.List;
import java.util.Optional;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.WeightsChoice;

/**
 * Training that lost again what it had reached, so that the last weights are clearly worse than the
 * best.
 *
 * @param best the first evaluation of the last stage of training that no other surpasses
 * @param last the last evaluation
 */
public record Collapse(MetricsLog.Entry best, MetricsLog.Entry last) {

  /** A loss of accuracy below this is not worth a word. */
  private static final double LEAST_DROP = 0.05;

  /** A loss of accuracy of fewer standard errors may be chance. */
  private static final double LEAST_ERRORS = 3;

  /** The collapse of a run, if its training came to one. */
  public static Optional<Collapse> of(RunFolder folder) {
    return of(new MetricsLog(folder.metrics()).read());
  }

  /** Notes the collapse of a run, if there is one, when its final weights are looked at. */
  public static void note(RunFolder folder, WeightsChoice weights, JobListener listener) {
    if (weights.isFinal()) {
      of(folder).map(Collapse::sentence).ifPresent(listener::note);
    }
  }

  /** The collapse at the end of a course of training, if there is one. */
  static Optional<Collapse> of(List<MetricsLog.Entry> course) {
    if (course.isEmpty()) {
      return Optional.empty();
    }
    MetricsLog.Entry last = course.get(course.size() - 1);
    MetricsLog.Entry best = last;
    for (MetricsLog.Entry entry : course) {
      boolean earlier = entry.step() < best.step() && accuracy(entry) >= accuracy(best);
      if (entry.stage() == last.stage() && (accuracy(entry) > accuracy(best) || earlier)) {
        best = entry;
      }
    }
    return Optional.of(new Collapse(best, last)).filter(Collapse::isClear);
  }

  private boolean isClear() {
    double drop = accuracy(best) - accuracy(last);
    return drop > LEAST_DROP && drop > LEAST_ERRORS * Math.sqrt(variance(best) + variance(last));
  }

  private static double accuracy(MetricsLog.Entry entry) {
    return entry.evaluation().accuracy();
  }

  /** The variance of an accuracy over trials of which each is right or wrong. */
  private static double variance(MetricsLog.Entry entry) {
    return accuracy(entry) * (1 - accuracy(entry)) / Math.max(1, entry.evaluation().trials());
  }

  /** What to tell somebody who looks at the last weights. */
  public String sentence() {
    return "Training collapsed: the held-out accuracy was %s at step %s and %s at the end, step %s. The final weights are those of the end; '--weights best' takes those of step %s."
        .formatted(
            Numbers.brief(accuracy(best)),
            best.step(),
            Numbers.brief(accuracy(last)),
            last.step(),
            best.step());
  }
}
