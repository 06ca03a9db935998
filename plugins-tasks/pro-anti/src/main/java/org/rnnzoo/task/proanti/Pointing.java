package org.rnnzoo.task.proanti;

import java.util.function.ToDoubleFunction;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/** An answer that is a direction. */
final class Pointing {

  private final ProAntiParameters p;
  private final Trial trial;
  private final Response response;
  private final int fixation;
  private final double letGo;

  Pointing(ProAntiParameters p, Trial trial, Response response) {
    this.p = p;
    this.trial = trial;
    this.response = response;
    this.fixation = trial.channels().output("fixation");
    this.letGo = (p.choice().low() + p.choice().high()) / 2;
  }

  /** Opens the response and lets fixation go; the target of the direction is left to be set. */
  static void ask(TrialBuilder trial, ProAntiParameters p, Epoch response) {
    p.choice().open(trial, response);
    trial.targets(p.choice().low(), response);
  }

  /**
   * Judges the mean outputs over the steps of the response that count.
   *
   * <p>The further numbers are {@code errorDeg}, how far the direction is off, {@code hold}, the
   * share of the steps that count before the response at which fixation is held, and {@code
   * premature}, 1 if it is not held in the mean over those steps.
   *
   * @param direction reads a direction in degrees off the mean outputs by their names; NaN if none
   */
  Verdict judge(ToDoubleFunction<ToDoubleFunction<String>> direction) {
    Epoch window = counted(trial.epoch("response"));
    double answer =
        direction.applyAsDouble(name -> response.mean(trial.channels().output(name), window));
    double error = AngleCode.distance(answer, (double) trial.condition().get("answerDeg"));
    boolean gone = response.mean(fixation, window) < letGo;
    Verdict verdict = hold(Verdict.of(gone && error < p.toleranceDeg()));
    return Double.isNaN(error) ? verdict : verdict.with("errorDeg", error);
  }

  private Verdict hold(Verdict verdict) {
    Epoch before = counted(new Epoch("before", 0, trial.epoch("response").start()));
    if (before.length() == 0) {
      return verdict;
    }
    int held = 0;
    for (int step = before.start(); step < before.end(); step++) {
      held += response.output(step, fixation) > letGo ? 1 : 0;
    }
    return verdict
        .with("hold", (double) held / before.length())
        .with("premature", response.mean(fixation, before) > letGo ? 0 : 1);
  }

  /** The steps of a stretch from the first one that counts. */
  private Epoch counted(Epoch stretch) {
    int start = stretch.start();
    while (start < stretch.end() && trial.mask(start, fixation) == 0) {
      start++;
    }
    return new Epoch(stretch.name(), start, stretch.end());
  }
}
