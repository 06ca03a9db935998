package org.rnnzoo.analysis.latentcircuit;

import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Unwrapped;

/** How a latent circuit is fitted and tested. The components are explained by their help. */
public record LatentCircuitParameters(
    @Parameter(
            help =
                "Way of fitting: default; as-published (Cayley gradient, noise, labelled masks, no"
                    + " scale, no anchor); validate (the default with noise in network and"
                    + " circuit).")
        Preset preset,
    @Unwrapped CircuitShape shape,
    @Unwrapped FitObjective objective,
    @Unwrapped FitDescent descent,
    @Unwrapped TrialCounts sample,
    @Unwrapped Shown shown) {

  private static final int DEFAULT_STEPS = 1500;
  private static final int PUBLISHED_STEPS = 4000;

  /** The defaults of the analysis. */
  static final LatentCircuitParameters DEFAULTS =
      new LatentCircuitParameters(
          Preset.DEFAULT,
          new CircuitShape("0", Masks.FREE, CustomMasks.NONE),
          new FitObjective(true, false, 1, 1, 1e-3),
          new FitDescent(0.02, 0, 10),
          new TrialCounts(64, 64),
          new Shown(0.3, "", ""));

  /**
   * The same settings with those that a preset fixes put in.
   *
   * @throws IllegalArgumentException if one of them has been set to something else
   */
  LatentCircuitParameters resolved() {
    int allSteps =
        descent.steps() > 0
            ? descent.steps()
            : preset == Preset.AS_PUBLISHED ? PUBLISHED_STEPS : DEFAULT_STEPS;
    if (preset != Preset.AS_PUBLISHED) {
      return with(shape.masks(), objective.scaled(), objective.anchor(), allSteps);
    }
    FitObjective usual = DEFAULTS.objective();
    boolean untouched =
        shape.masks() != Masks.CUSTOM
            && !objective.centred()
            && (objective.anchor() == usual.anchor() || objective.anchor() == 0)
            && objective.stateWeight() == usual.stateWeight()
            && objective.weightDecay() == usual.weightDecay();
    if (!untouched) {
      throw new IllegalArgumentException(
          "preset=as-published fixes masks, scaled, centred, anchor, stateWeight and weightDecay;"
              + " leave them out, or choose preset=default or preset=validate.");
    }
    return with(Masks.LABELLED, false, 0, allSteps);
  }

  private LatentCircuitParameters with(Masks masks, boolean scaled, double anchor, int steps) {
    return new LatentCircuitParameters(
        preset,
        new CircuitShape(shape.nodes(), masks, shape.custom()),
        new FitObjective(
            scaled, objective.centred(), anchor, objective.stateWeight(), objective.weightDecay()),
        new FitDescent(descent.learningRate(), steps, descent.restarts()),
        sample,
        shown);
  }
}
