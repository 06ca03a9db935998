package org.rnnzoo.testkit;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** A propagation of which a method can be replaced by a wrong one. */
class PropagationVariant implements Propagation {

  final Propagation propagation;

  PropagationVariant(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public void load(Trials trials) {
    propagation.load(trials);
  }

  @Override
  public double forward(Objective objective) {
    return propagation.forward(objective);
  }

  @Override
  public double forward(Objective objective, long noiseKey) {
    return propagation.forward(objective, noiseKey);
  }

  @Override
  public double differentiate(Objective objective, long noiseKey) {
    return propagation.differentiate(objective, noiseKey);
  }

  @Override
  public double taskLoss() {
    return propagation.taskLoss();
  }

  @Override
  public float[] gradient() {
    return propagation.gradient();
  }

  @Override
  public float[] outputValues() {
    return propagation.outputValues();
  }

  @Override
  public INDArray outputs() {
    return propagation.outputs();
  }

  @Override
  public INDArray states() {
    return propagation.states();
  }

  @Override
  public INDArray rates() {
    return propagation.rates();
  }

  @Override
  public void close() {
    propagation.close();
  }
}
