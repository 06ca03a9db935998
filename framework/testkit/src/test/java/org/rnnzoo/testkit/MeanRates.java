package org.rnnzoo.testkit;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** The mean rate of each unit; each promise can be broken by overriding a method. */
public class MeanRates implements Analysis<MeanRates.Parameters> {

  /** The parameters. */
  public record Parameters(@Parameter(help = "Number of trials.", min = 1) int trials) {}

  @Override
  public String name() {
    return "mean-rates";
  }

  @Override
  public String title() {
    return "Mean rate of each unit";
  }

  @Override
  public Parameters defaults() {
    return new Parameters(20);
  }

  @Override
  public Result analyze(TrainedRun run, Parameters p, AnalysisContext context) {
    context.progress("running trials", 0);
    Trials trials = run.trials().trials(0, p.trials());
    try (Propagation propagation =
        run.network().propagation(trials.size(), trials.time(), context.threads())) {
      propagation.load(trials);
      propagation.forward(new Objective(run.trials().losses(), 0), context.random().key());
      INDArray means = propagation.rates().mean(0, 1);
      Result.Builder result =
          Result.builder()
              .line("The mean rate is " + means.meanNumber() + ".")
              .value("mean", means.meanNumber().doubleValue())
              .table("units", List.of(Map.of("unit", 1, "rate", means.getDouble(0))))
              .array("means", means)
              .figure("means", figure(means.toDoubleVector()));
      context.progress("done", 1);
      return finish(result, run, context);
    }
  }

  private static Figure figure(double[] means) {
    double[] units = new double[means.length];
    for (int i = 0; i < units.length; i++) {
      units[i] = i;
    }
    Layer points = new Layer.Points("", units, means, Ink.BLUE, Layer.Mark.DISC);
    return figure("Mean rates by unit.", List.of(points));
  }

  static Figure figure(String description, List<Layer> layers) {
    return new Figure(
        "",
        description,
        Figure.Width.COLUMN,
        1,
        List.of(new Panel.Plot("", Axis.of("unit"), Axis.of("mean rate"), 0.6, false, layers)));
  }

  Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
    return result.build();
  }
}
