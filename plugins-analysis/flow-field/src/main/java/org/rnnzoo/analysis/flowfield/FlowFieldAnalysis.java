package org.rnnzoo.analysis.flowfield;

import java.util.ArrayList;
import java.util.List;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.HeldInputReader;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.SimulatedTrials;
import org.rnnzoo.dynamics.StatePaths;

/** Draws the flow of a network for constant inputs over any plane of its state space. */
public final class FlowFieldAnalysis implements Analysis<FlowFieldParameters> {

  private static final double SEARCH_SHARE = 0.7;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double LEAST_SECONDS = 1e-3;

  @Override
  public String name() {
    return "flow-field";
  }

  @Override
  public String title() {
    return "Flow field: where the network would go from every place of a plane";
  }

  @Override
  public String citation() {
    return "Sussillo & Barak, 2013, Neural Computation";
  }

  @Override
  public List<String> tags() {
    return List.of("dynamics", "flow", "nullclines");
  }

  @Override
  public FlowFieldParameters defaults() {
    return FlowFieldParameters.DEFAULT;
  }

  @Override
  public Result analyze(TrainedRun run, FlowFieldParameters parameters, AnalysisContext context) {
    DynamicalSystem system = run.network().dynamics();
    context.progress("simulating trials", 0);
    SimulatedTrials simulated =
        SimulatedTrials.of(system, run.trials().trials(0, parameters.trials()));
    List<HeldInput> inputs =
        new HeldInputReader(simulated.trials())
            .read(parameters.held().input(), parameters.held().by());
    Findings findings = new Findings(system, simulated, parameters);
    long start = System.nanoTime();
    for (HeldInput input : inputs) {
      int done = findings.views().size() + findings.lines().size();
      double left = parameters.seconds() - (System.nanoTime() - start) / NANOS_PER_SECOND;
      FixedPoints points =
          points(
              system,
              input,
              simulated,
              Math.max(LEAST_SECONDS, left / (inputs.size() - done)),
              done,
              context,
              SEARCH_SHARE * done / inputs.size());
      if (system.dimension() == 1) {
        findings.lines().add(new Line(input, points));
      } else {
        findings.views().add(view(system, input, points, simulated, parameters));
      }
    }
    context.progress("drawing", SEARCH_SHARE);
    Result result = findings.result();
    context.progress("done", 1);
    return result;
  }

  private static FixedPoints points(
      DynamicalSystem system,
      HeldInput input,
      SimulatedTrials simulated,
      double seconds,
      int number,
      AnalysisContext context,
      double progress) {
    return FixedPointSearch.defaults()
        .withThreads(context.threads())
        .withSeconds(seconds)
        .find(
            system,
            input.values(),
            simulated.trajectories().allStates(),
            List.of(),
            context.random().named("seeds").indexed(number).generator(),
            batch -> context.progress("searching for fixed points, " + input.name(), progress));
  }

  private static View view(
      DynamicalSystem system,
      HeldInput input,
      FixedPoints points,
      SimulatedTrials simulated,
      FlowFieldParameters parameters) {
    String colour = parameters.held().colour();
    List<StatePaths> paths =
        colour.isEmpty()
            ? StatePaths.under(input, simulated.trials(), simulated.trajectories())
            : StatePaths.under(input, simulated.trials(), simulated.trajectories(), colour);
    PhasePlane plane =
        parameters
            .choice()
            .of(
                system,
                input.values(),
                points,
                thinned(View.states(paths)),
                simulated.trials().channels());
    return new View(
        input,
        points,
        new PhasePortrait(system, input.values(), plane, points, paths, parameters.background()));
  }

  /** More states tell nothing new about a plane. */
  private static List<double[]> thinned(List<double[]> states) {
    int stride = (states.size() - 1) / 1000 + 1;
    List<double[]> some = new ArrayList<>();
    for (int i = 0; i < states.size(); i += stride) {
      some.add(states.get(i));
    }
    return some;
  }
}
