package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.engine.Noise;

/**
 * What circuits are fitted to: a network in some equally long trials, once without noise or several
 * times with noise, in the directions that hold its activity.
 */
final class FitData {

  /** So often are the trials repeated with other noise. */
  static final int REPEATS = 8;

  private final Teacher teacher;
  private final Noise noise;
  private final boolean scaled;
  private final List<EmbeddingLoss.Aim> aims;
  private final DMatrixRMaj basis;
  private final float[] inputs;

  /**
   * @param teacher the network in equally long trials, without noise
   * @param nodes the number of nodes of the largest circuit, the least number of directions
   * @param noise the noise of the network; {@link Noise#NONE} to fit what it does without
   * @param random where noise is drawn from
   * @param parameters resolved
   */
  FitData(
      Teacher teacher,
      int nodes,
      Noise noise,
      RandomGenerator random,
      LatentCircuitParameters parameters) {
    this.teacher = teacher;
    this.noise = noise;
    this.scaled = parameters.objective().scaled();
    Activity quiet = teacher.activity();
    ReducedActivity reduced =
        ReducedActivity.of(quiet.states(), parameters.objective().centred(), nodes);
    this.basis = reduced.basis();
    this.aims = new ArrayList<>();
    if (noise.sigma() == 0) {
      aims.add(EmbeddingLoss.Aim.of(reduced, quiet.outputs()));
    } else {
      for (int i = 0; i < REPEATS; i++) {
        Activity noisy = Activity.noisy(teacher.network(), teacher.stimuli(), noise, random);
        ReducedActivity states = reduced.of(noisy.states(), parameters.objective().centred());
        aims.add(EmbeddingLoss.Aim.of(states, noisy.outputs()));
      }
    }
    DMatrixRMaj u = teacher.stimuli().inputs();
    this.inputs = new float[u.getNumElements()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) u.data[i];
    }
  }

  /** The network without noise. */
  Teacher teacher() {
    return teacher;
  }

  /** The directions that hold the activity, {@code [units, components]}. */
  DMatrixRMaj basis() {
    return basis;
  }

  /** The inputs of all trials, {@code [trials, time, inputs]}; live. */
  float[] inputs() {
    return inputs;
  }

  /** What a circuit is to do in a step of a fit; repeats take turns. */
  EmbeddingLoss.Aim aim(int step) {
    return aims.get(step % aims.size());
  }

  /**
   * The noise of a circuit. Without a scale it is that of the network, as published. With a scale s
   * it is s times smaller, so that it is as large as the network's once embedded; s is then about
   * the root of the number of units that share a node.
   */
  Noise latentNoise(int nodes) {
    double shared = (double) teacher.network().dimension() / nodes;
    return scaled ? new Noise(noise.placement(), noise.sigma() / Math.sqrt(shared)) : noise;
  }
}
