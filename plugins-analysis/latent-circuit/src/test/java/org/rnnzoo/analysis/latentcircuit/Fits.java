package org.rnnzoo.analysis.latentcircuit;

/** Parameters for tests. */
final class Fits {

  private Fits() {}

  static LatentCircuitParameters parameters(
      int nodes, Masks masks, boolean scaled, boolean centred, double anchor) {
    LatentCircuitParameters d = LatentCircuitParameters.DEFAULTS;
    return new LatentCircuitParameters(
        nodes,
        masks,
        scaled,
        centred,
        anchor,
        d.stateWeight(),
        d.weightDecay(),
        d.learningRate(),
        d.steps(),
        d.restarts(),
        d.trials(),
        d.heldOutTrials(),
        d.perturbation());
  }

  static LatentCircuitParameters withStateWeight(LatentCircuitParameters p, double stateWeight) {
    return new LatentCircuitParameters(
        p.nodes(),
        p.masks(),
        p.scaled(),
        p.centred(),
        p.anchor(),
        stateWeight,
        p.weightDecay(),
        p.learningRate(),
        p.steps(),
        p.restarts(),
        p.trials(),
        p.heldOutTrials(),
        p.perturbation());
  }

  /** A shorter search on fewer trials. */
  static LatentCircuitParameters shorter(
      LatentCircuitParameters p, int steps, int restarts, int trials) {
    return new LatentCircuitParameters(
        p.nodes(),
        p.masks(),
        p.scaled(),
        p.centred(),
        p.anchor(),
        p.stateWeight(),
        p.weightDecay(),
        p.learningRate(),
        steps,
        restarts,
        trials,
        trials,
        p.perturbation());
  }
}
