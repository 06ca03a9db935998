package org.rnnzoo.core.plugin;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Trials;

/** A workspace of a network behind its model's guard, which looks at the sizes of what it gives. */
final class GuardedPropagation implements Propagation {

  private static final float LARGE = 1e12f;

  private final Guard guard;
  private final Propagation propagation;
  private final Dimensions dimensions;
  private final int weights;
  private int trials;
  private int time;

  GuardedPropagation(Guard guard, Propagation propagation, Dimensions dimensions, int weights) {
    this.guard = guard;
    this.propagation = propagation;
    this.dimensions = dimensions;
    this.weights = weights;
  }

  @Override
  public void load(Trials batch) {
    guard.callWhatMayRefuse(
        "load",
        () -> {
          propagation.load(batch);
          return batch;
        });
    trials = batch.size();
    time = batch.time();
  }

  @Override
  public double forward(Objective objective) {
    return guard.call("forward", () -> propagation.forward(objective));
  }

  @Override
  public double forward(Objective objective, long noiseKey) {
    return guard.call("forward", () -> propagation.forward(objective, noiseKey));
  }

  @Override
  public double differentiate(Objective objective, long noiseKey) {
    return guard.call("differentiate", () -> propagation.differentiate(objective, noiseKey));
  }

  @Override
  public double taskLoss() {
    double loss = guard.call("taskLoss", propagation::taskLoss);
    if (!Double.isFinite(loss) && areOrdinary(outputValues())) {
      throw guard.failure("taskLoss", "it gave %s where all outputs are finite".formatted(loss));
    }
    return loss;
  }

  /** Whether outputs are finite, and so small that their squares add up to a number. */
  private static boolean areOrdinary(float[] values) {
    for (float value : values) {
      if (!(Math.abs(value) < LARGE)) {
        return false;
      }
    }
    return true;
  }

  static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public float[] gradient() {
    return sized("gradient", guard.call("gradient", propagation::gradient), weights);
  }

  @Override
  public float[] outputValues() {
    return sized(
        "outputValues",
        guard.call("outputValues", propagation::outputValues),
        (long) trials * time * dimensions.outputs());
  }

  @Override
  public float[] rateValues() {
    return sized(
        "rateValues",
        guard.call("rateValues", propagation::rateValues),
        (long) trials * time * dimensions.units());
  }

  private float[] sized(String method, float[] values, long length) {
    if (values.length != length) {
      throw guard.failure(method, "it gave %s numbers, not %s".formatted(values.length, length));
    }
    return values;
  }

  @Override
  public INDArray outputs() {
    return shaped("outputs", guard.call("outputs", propagation::outputs), dimensions.outputs());
  }

  @Override
  public INDArray states() {
    return shaped("states", guard.call("states", propagation::states), dimensions.units());
  }

  @Override
  public INDArray rates() {
    return shaped("rates", guard.call("rates", propagation::rates), dimensions.units());
  }

  private INDArray shaped(String method, INDArray array, int width) {
    long[] shape = {trials, time, width};
    if (!Arrays.equals(array.shape(), shape)) {
      throw guard.failure(
          method,
          "it gave an array of shape %s, not %s"
              .formatted(Arrays.toString(array.shape()), Arrays.toString(shape)));
    }
    return array;
  }

  @Override
  public void close() {
    guard.run("close", propagation::close);
  }
}
