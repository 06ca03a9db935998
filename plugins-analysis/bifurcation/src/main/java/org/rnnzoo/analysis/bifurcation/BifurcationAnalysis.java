package org.rnnzoo.analysis.bifurcation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.HeldInputReader;
import org.rnnzoo.dynamics.SimulatedTrials;

/** Follows the fixed points of a network over a gain, an input or a weight. */
public final class BifurcationAnalysis implements Analysis<BifurcationParameters> {

  private static final int TRIALS = 32;

  @Override
  public String name() {
    return "bifurcation";
  }

  @Override
  public String title() {
    return "Bifurcations: fixed points followed over a gain, an input or a weight";
  }

  @Override
  public String citation() {
    return "Keller, 1977, Applications of Bifurcation Theory";
  }

  @Override
  public List<String> tags() {
    return List.of("dynamics", "bifurcation", "robustness");
  }

  @Override
  public BifurcationParameters defaults() {
    return BifurcationParameters.DEFAULT;
  }

  @Override
  public Result analyze(TrainedRun run, BifurcationParameters parameters, AnalysisContext context) {
    DynamicalSystem system = run.network().dynamics();
    context.progress("simulating trials", 0);
    SimulatedTrials simulated = SimulatedTrials.of(system, run.trials().trials(0, TRIALS));
    List<HeldInput> inputs =
        new HeldInputReader(simulated.trials()).read(parameters.input(), List.of());
    if (inputs.size() > 1) {
      throw new IllegalArgumentException(
          "A scan holds one constant input, but the parameter 'input' tells %s."
              .formatted(inputs.size()));
    }
    Family family =
        Family.of(
            parameters.turn(),
            system,
            inputs.get(0).values(),
            simulated.trials().channels().inputs());
    Scan scan = new Scan(family, parameters, simulated.trajectories().allStates(), context);
    scan.run();
    context.progress("drawing", 1);
    List<String> notes = new ArrayList<>();
    simulated.note().ifPresent(notes::add);
    if (scan.isPartial()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "The %.3g s of the scan were used up; branches may be missing or cut short.",
              parameters.seconds()));
    }
    return new Findings(scan, simulated.trials().channels().outputs(), notes).result();
  }
}
