package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.AttractorGraph;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.HeldInputReader;
import org.rnnzoo.dynamics.InputPulse;
import org.rnnzoo.dynamics.SimulatedTrials;
import org.rnnzoo.dynamics.Trajectories;

/**
 * Finds the fixed points of a network for constant inputs, draws its phase portraits, and tells
 * where pulses of the input lead from each stable point.
 */
public final class FixedPointsAnalysis implements Analysis<FixedPointsParameters> {

  private static final double SEARCH_SHARE = 0.8;
  private static final double DRAWING = 0.9;
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
    context.progress("simulating trials", 0);
    SimulatedTrials simulated =
        SimulatedTrials.of(system, run.trials().trials(0, parameters.inputs().trials()));
    Trials trials = simulated.trials();
    Trajectories trajectories = simulated.trajectories();
    List<HeldInput> inputs =
        new HeldInputReader(trials).read(parameters.inputs().input(), parameters.inputs().by());
    List<Search> searches =
        Search.all(system, inputs, trajectories.allStates(), parameters, context, SEARCH_SHARE);
    Search first = searches.get(0);
    context.progress("following pulses", SEARCH_SHARE);
    AttractorGraph graph =
        AttractorGraph.of(
            system,
            first.input().values(),
            first.points(),
            InputPulse.of(trials, first.input().values()),
            () -> context.progress("following pulses", SEARCH_SHARE));
    context.progress("drawing", DRAWING);
    Result.Builder result = Result.builder();
    new Findings(system, searches, graph, meanSeconds(trials)).describe(result);
    result.figure(
        "phase-portrait",
        new PortraitFigure(system, trials, trajectories, parameters.showSpeed()).draw(searches));
    EigenvalueFigure eigenvalues =
        new EigenvalueFigure(system, first.input().name(), first.points());
    if (eigenvalues.hasSome()) {
      result.figure("eigenvalues", eigenvalues.draw());
    }
    if (!graph.transitions().isEmpty()) {
      result.figure("attractors", new AttractorFigure(system, first.points(), graph).draw());
    }
    List<String> unfinished =
        searches.stream()
            .filter(search -> search.points().coverage().partial())
            .map(search -> search.input().name())
            .toList();
    List<String> notes = new ArrayList<>();
    simulated.note().ifPresent(notes::add);
    notes.forEach(result::line);
    if (!unfinished.isEmpty()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The %.3g s of the search were used up; points may be missing for: %s.",
              parameters.limits().seconds(),
              String.join("; ", unfinished)));
    }
    if (!notes.isEmpty()) {
      result.partial(String.join(" ", notes));
    }
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
