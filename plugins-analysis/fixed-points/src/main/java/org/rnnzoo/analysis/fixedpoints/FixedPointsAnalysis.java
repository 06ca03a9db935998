package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Trajectories;

/** Finds the fixed points of a network for a constant input, and draws its phase portrait. */
public final class FixedPointsAnalysis implements Analysis<FixedPointsParameters> {

  private static final double SEARCH_SHARE = 0.8;
  private static final double MS_PER_SECOND = 1000;

  @Override
  public String name() {
    return "fixed-points";
  }

  @Override
  public String title() {
    return "Fixed points, their stability, and a phase portrait";
  }

  @Override
  public String citation() {
    return "Sussillo & Barak, 2013, Neural Computation";
  }

  @Override
  public List<String> tags() {
    return List.of("dynamics", "attractor", "memory");
  }

  @Override
  public FixedPointsParameters defaults() {
    return FixedPointsParameters.standard();
  }

  @Override
  public Result analyze(TrainedRun run, FixedPointsParameters parameters, AnalysisContext context) {
    DynamicalSystem system = run.network().dynamics();
    double[] input = parameters.inputFor(system.inputs());
    context.progress("simulating trials", 0);
    Trials trials = run.trials().trials(0, parameters.trials());
    Trajectories trajectories = Trajectories.of(system, trials);
    FixedPoints points =
        parameters
            .search(context.threads())
            .find(
                system,
                input,
                trajectories.allStates(),
                List.of(),
                context.random().named("seeds").generator(),
                batch ->
                    context.progress(
                        "searching for fixed points", SEARCH_SHARE * batch / parameters.batches()));
    context.progress("drawing the phase portrait", SEARCH_SHARE);
    Result.Builder result = Result.builder();
    new Findings(system, input, points, meanSeconds(trials)).describe(result);
    result.figure(
        "phase-portrait",
        new PortraitFigure(system, input, points, trajectories, parameters.showSpeed()).draw());
    result.figure("eigenvalues", new EigenvalueFigure(system, points).draw());
    context.progress("done", 1);
    return result.build();
  }

  private static double meanSeconds(Trials trials) {
    double steps = 0;
    for (int i = 0; i < trials.size(); i++) {
      steps += trials.get(i).steps();
    }
    return steps / trials.size() * trials.clock().dt() / MS_PER_SECOND;
  }
}
