package org.rnnzoo.model.lowrank;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** The propagation of a plain network, with weights and gradients of one that has gains. */
final class LowRankPropagation implements Propagation {

  private final LowRankNetwork network;
  private final Propagation plain;
  private final float[] gradient;

  LowRankPropagation(LowRankNetwork network, Propagation plain) {
    this.network = network;
    this.plain = plain;
    this.gradient = new float[network.weights().values().length];
  }

  /** The propagation of the plain network, which gets the weights of this moment. */
  private Propagation updated() {
    network.plain();
    return plain;
  }

  @Override
  public void load(Trials trials) {
    plain.load(trials);
  }

  @Override
  public double forward(Objective objective) {
    return updated().forward(objective);
  }

  @Override
  public double forward(Objective objective, long noiseKey) {
    return updated().forward(objective, noiseKey);
  }

  @Override
  public double differentiate(Objective objective, long noiseKey) {
    double value = updated().differentiate(objective, noiseKey);
    network.pullBack(plain.gradient(), gradient);
    return value;
  }

  @Override
  public double taskLoss() {
    return plain.taskLoss();
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] outputValues() {
    return plain.outputValues();
  }

  @Override
  public INDArray outputs() {
    return plain.outputs();
  }

  @Override
  public INDArray states() {
    return plain.states();
  }

  @Override
  public INDArray rates() {
    return plain.rates();
  }

  @Override
  public float[] rateValues() {
    return plain.rateValues();
  }

  @Override
  public void close() {
    plain.close();
  }
}
