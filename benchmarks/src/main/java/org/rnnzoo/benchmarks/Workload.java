package org.rnnzoo.benchmarks;

import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.engine.Cell;
import org.rnnzoo.engine.Connectivity;
import org.rnnzoo.engine.FullConnectivity;
import org.rnnzoo.engine.Noise;
import org.rnnzoo.engine.Periphery;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.WeightLaw;

/** A network and a batch of a fixed size; all have 4 inputs and 2 outputs. */
enum Workload {
  /** The size of most published task networks. */
  W1(128, 150, 100, 0, Activation.TANH),
  /** A larger network on long trials. */
  W2(64, 200, 256, 0, Activation.TANH),
  /** A network so large that matrix products are nearly all of the work. */
  W3(64, 100, 1000, 0, Activation.TANH),
  /** A small network and a small batch. */
  W4(32, 75, 50, 0, Activation.TANH),
  /** The size of a latent circuit: hardly any matrix, many trials. */
  W5(512, 75, 8, 0, Activation.RELU),
  /** W3 with a connectivity of rank 2. */
  LR(64, 100, 1000, 2, Activation.TANH);

  static final int INPUTS = 4;
  static final int OUTPUTS = 2;

  private static final double ALPHA = 0.2;
  private static final double TIME_CONSTANT = 100;

  final int trials;
  final int time;
  private final int units;
  private final int rank;
  private final Activation activation;

  Workload(int trials, int time, int units, int rank, Activation activation) {
    this.trials = trials;
    this.time = time;
    this.units = units;
    this.rank = rank;
    this.activation = activation;
  }

  /**
   * A network of this size in the current form, with all weights 0 until they are read.
   *
   * @param sigma the standard deviation of the noise added to the state at each step
   */
  RecurrentNetwork network(double sigma) {
    Noise noise = new Noise(Noise.Placement.ADDITIVE, sigma);
    Connectivity connectivity = rank == 0 ? FullConnectivity.ofGain(0) : new TwoFactors(rank);
    return new RecurrentNetwork(
        new Cell(Form.CURRENT, activation, TIME_CONSTANT, ALPHA, noise),
        connectivity,
        Periphery.trained(WeightLaw.constant(0), WeightLaw.constant(0)),
        new Dimensions(INPUTS, units, OUTPUTS),
        RandomStream.root(0));
  }
}
