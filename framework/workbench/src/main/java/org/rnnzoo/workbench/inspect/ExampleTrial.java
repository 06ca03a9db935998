package org.rnnzoo.workbench.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.picture.TrialFigure;
import org.rnnzoo.core.run.Run;

/**
 * What a network answers in one held-out trial, as far as it is trained, and what its units do.
 *
 * @param trial the trial with the answer
 * @param activity the rates of the units over time, those that peak first at the top
 * @param verdict how the answer was judged, one sentence
 */
public record ExampleTrial(Figure trial, Figure activity, String verdict) {

  private static final int MOST_UNITS = 128;

  /** Shows the first evaluation trial to the network of a run, without noise. */
  public static ExampleTrial of(Run run) {
    TrialSource<?> source = run.experiment().trials("evaluation");
    Trials trials = source.trials(0, 1);
    try (Propagation propagation = run.network().propagation(1, trials.time(), 1)) {
      propagation.load(trials);
      propagation.forward(new Objective(Loss.SQUARED_ERROR, 0));
      float[] outputs = propagation.outputValues().clone();
      Verdict verdict = source.score(trials, outputs).get(0);
      return new ExampleTrial(
          new TrialFigure(
                  run.experiment().task().use(),
                  trials,
                  0,
                  Optional.of(new TrialFigure.Answers(outputs, source.losses())))
              .figure(),
          activity(trials, propagation.rates()),
          words(verdict));
    }
  }

  /** The trial and what the units do, in one figure. */
  public Figure both() {
    List<Panel> panels = new ArrayList<>(trial.panels());
    panels.addAll(activity.panels());
    return new Figure("", trial.description(), Figure.Width.WIDE, 1, panels);
  }

  private static String words(Verdict verdict) {
    if (!verdict.scored()) {
      return "Nothing is asked in this trial.";
    }
    return verdict.correct()
        ? "The answer is right."
        : "The answer is not right: %s of its decisions are."
            .formatted(Numbers.brief(verdict.accuracy()));
  }

  private static Figure activity(Trials trials, INDArray rates) {
    int steps = trials.get(0).steps();
    int units = (int) Math.min(MOST_UNITS, rates.size(2));
    double[][] rows = new double[units][steps];
    for (int unit = 0; unit < units; unit++) {
      for (int step = 0; step < steps; step++) {
        rows[unit][step] = rates.getDouble(0, step, unit);
      }
    }
    List<double[]> sorted = new ArrayList<>(Arrays.asList(rows));
    sorted.sort(Comparator.comparingInt((double[] row) -> peak(row)).reversed());
    boolean signed = sorted.stream().flatMapToDouble(Arrays::stream).anyMatch(rate -> rate < 0);
    double end = trials.clock().ms(steps);
    return new Figure(
        "",
        "Rates of %s units in one trial, those that peak first at the top.".formatted(units),
        Figure.Width.WIDE,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Time (ms)", 0, end),
                Axis.of("Unit", 0, units),
                0.35,
                false,
                List.of(
                    new Layer.Raster(
                        "rate",
                        sorted.toArray(double[][]::new),
                        0,
                        end,
                        0,
                        units,
                        signed ? Layer.Scale.DIVERGING : Layer.Scale.SEQUENTIAL)))));
  }

  /** The step of the largest absolute rate. */
  private static int peak(double[] row) {
    return IntStream.range(0, row.length)
        .boxed()
        .max(Comparator.comparingDouble(step -> Math.abs(row[step])))
        .orElse(0);
  }
}
