package org.rnnzoo.trainer.force;

import java.util.Optional;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Trials;

/**
 * The readout {@code z = W_out r + b_out} in float64. What it reads are the features: the rates
 * and, if the bias is trained, a constant 1 after them.
 */
final class Readout {

  private static final double TOLERANCE = 1e-4;

  private final float[] values;
  private final int weightsAt;
  private final int biasesAt;
  private final boolean hasBias;
  private final boolean trainsBias;
  private final int units;
  private final double[][] weights;
  private final String trainer;
  private final double[] fixedBias;

  /**
   * The readout of a network.
   *
   * @param trainer the name of the trainer that asks
   * @throws IllegalArgumentException if there is no readout to train
   */
  static Readout of(Weights weights, String trainer) {
    return new Readout(weights, trainer);
  }

  private Readout(Weights weights, String trainer) {
    this.trainer = trainer;
    Weights.Tensor matrix = weights.tensor("W_out");
    if (!matrix.trainable()) {
      throw new IllegalArgumentException(
          "The trainer '"
              + trainer
              + "' trains the readout W_out, but that is frozen here; let it be trained,"
              + " or use the trainer 'bptt'.");
    }
    Optional<Weights.Tensor> bias =
        weights.tensors().stream().filter(t -> t.name().equals("b_out")).findFirst();
    this.values = weights.values();
    this.weightsAt = matrix.offset();
    this.hasBias = bias.isPresent();
    this.biasesAt = bias.map(Weights.Tensor::offset).orElse(-1);
    this.trainsBias = bias.map(Weights.Tensor::trainable).orElse(false);
    this.units = matrix.shape().get(1);
    this.weights = new double[matrix.shape().get(0)][features()];
    this.fixedBias = new double[outputs()];
  }

  /** The number of outputs. */
  int outputs() {
    return weights.length;
  }

  /** The number of features. */
  int features() {
    return units + (trainsBias ? 1 : 0);
  }

  /** Takes the readout from the network. */
  void load() {
    for (int o = 0; o < outputs(); o++) {
      for (int i = 0; i < units; i++) {
        weights[o][i] = values[weightsAt + o * units + i];
      }
      double bias = hasBias ? values[biasesAt + o] : 0;
      if (trainsBias) {
        weights[o][units] = bias;
      } else {
        fixedBias[o] = bias;
      }
    }
  }

  /** Puts the readout into the network. */
  void store() {
    for (int o = 0; o < outputs(); o++) {
      for (int i = 0; i < units; i++) {
        values[weightsAt + o * units + i] = (float) weights[o][i];
      }
      if (trainsBias) {
        values[biasesAt + o] = (float) weights[o][units];
      }
    }
  }

  /**
   * Gathers the features of a moment.
   *
   * @param rates {@code [moments, units]}
   */
  void features(float[] rates, int moment, double[] features) {
    for (int i = 0; i < units; i++) {
      features[i] = rates[moment * units + i];
    }
    if (trainsBias) {
      features[units] = 1;
    }
  }

  /**
   * Gathers the features of a moment.
   *
   * @param rates {@code [units]}
   */
  void features(double[] rates, double[] features) {
    System.arraycopy(rates, 0, features, 0, units);
    if (trainsBias) {
      features[units] = 1;
    }
  }

  /** The weights of an output on the rates, and after them that on the constant 1; a copy. */
  double[] weights(int output) {
    return weights[output].clone();
  }

  /** By how much an output without its bias differs from what other weights would give. */
  double difference(int output, double[] others, double[] rates) {
    double sum = 0;
    for (int i = 0; i < units; i++) {
      sum += (weights[output][i] - others[i]) * rates[i];
    }
    return sum;
  }

  /** An output for given features. */
  double output(int output, double[] features) {
    double sum = fixedBias[output];
    for (int i = 0; i < features.length; i++) {
      sum += weights[output][i] * features[i];
    }
    return sum;
  }

  /** {@code w ← w − e g}. */
  void correct(int output, double error, double[] gain) {
    double[] row = weights[output];
    for (int i = 0; i < row.length; i++) {
      row[i] -= error * gain[i];
    }
  }

  /** The size of the largest weight; NaN if one is not a number. */
  double largest() {
    double largest = 0;
    for (double[] row : weights) {
      for (double weight : row) {
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    return largest;
  }

  /**
   * That this readout of these rates gives these outputs, in the first trial of a batch.
   *
   * @throws IllegalArgumentException if it does not
   */
  void requireLinear(Trials batch, float[] rates, float[] outputs) {
    double[] features = new double[features()];
    for (int step = 0; step < batch.get(0).steps(); step++) {
      features(rates, step, features);
      for (int o = 0; o < outputs(); o++) {
        double difference = output(o, features) - outputs[step * outputs() + o];
        if (Math.abs(difference) > TOLERANCE * (1 + sumOfSizes(o, features))) {
          throw new IllegalArgumentException(
              "The trainer '"
                  + trainer
                  + "' needs outputs z = W_out r + b_out of the rates r, and those of"
                  + " this model are something else; use the trainer 'bptt'.");
        }
      }
    }
  }

  /** What the rounding errors of an output are in proportion to. */
  private double sumOfSizes(int output, double[] features) {
    double sum = Math.abs(fixedBias[output]);
    for (int i = 0; i < features.length; i++) {
      sum += Math.abs(weights[output][i] * features[i]);
    }
    return sum;
  }
}
