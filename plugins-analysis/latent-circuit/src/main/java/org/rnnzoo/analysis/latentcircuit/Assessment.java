package org.rnnzoo.analysis.latentcircuit;

import java.util.random.RandomGenerator;

/**
 * A fitted circuit measured on held-out trials.
 *
 * @param fit the circuit
 * @param activity what it does in these trials
 * @param metrics how much it explains
 * @param conjugation its weights beside the network's
 * @param perturbation whether it predicts perturbations
 */
record Assessment(
    FittedCircuit fit,
    Activity activity,
    CircuitMetrics metrics,
    Conjugation conjugation,
    PerturbationTest perturbation) {

  /** More trials make the perturbation test slower but hardly more certain. */
  private static final int PERTURBED_TRIALS = 32;

  static Assessment of(
      FittedCircuit fit,
      Teacher heldOut,
      double perturbation,
      RandomGenerator random,
      Workers workers,
      Runnable heartbeat) {
    Activity activity = Activity.of(fit.circuit(), heldOut.stimuli());
    return new Assessment(
        fit,
        activity,
        CircuitMetrics.of(heldOut.activity(), activity, fit.embedding()),
        Conjugation.of(heldOut.network(), fit.circuit(), fit.embedding()),
        PerturbationTest.run(
            heldOut.network(),
            fit.circuit(),
            fit.embedding(),
            heldOut.stimuli().first(PERTURBED_TRIALS),
            perturbation,
            random,
            workers,
            heartbeat));
  }
}
