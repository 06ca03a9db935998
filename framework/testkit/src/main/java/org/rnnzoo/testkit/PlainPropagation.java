package org.rnnzoo.testkit;

import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Trials;

/** Back-propagation through time of a {@link PlainNetwork}, trial by trial and step by step. */
final class PlainPropagation implements Propagation {

  private final PlainNetwork network;
  private final int maxTrials;
  private final int maxTime;
  private final int n;
  private final int inputs;
  private final int outputs;
  private final float[] gradient;

  private Trials trials;
  private double[] rates;
  private double[] responses;
  private double taskLoss;

  PlainPropagation(PlainNetwork network, int trials, int time) {
    this.network = network;
    this.maxTrials = trials;
    this.maxTime = time;
    this.n = network.dimensions().units();
    this.inputs = network.dimensions().inputs();
    this.outputs = network.dimensions().outputs();
    this.gradient = new float[network.weights().values().length];
  }

  @Override
  public void load(Trials batch) {
    if (batch.size() > maxTrials || batch.time() > maxTime) {
      throw new IllegalArgumentException(
          "A batch of %s trials of %s steps does not fit into a workspace for %s trials of %s steps."
              .formatted(batch.size(), batch.time(), maxTrials, maxTime));
    }
    trials = batch;
    rates = new double[batch.size() * batch.time() * n];
    responses = new double[batch.size() * batch.time() * outputs];
  }

  @Override
  public double forward(Objective objective) {
    return run(objective, 0, 0);
  }

  @Override
  public double forward(Objective objective, long noiseKey) {
    return run(objective, noiseKey, network.noisePerStep());
  }

  @Override
  public double differentiate(Objective objective, long noiseKey) {
    double value = forward(objective, noiseKey);
    double[] sum = new double[gradient.length];
    double[] errors = new TaskLoss(objective.losses(), trials).gradient(responses);
    RatePenalty penalty = objective.penalty().times(1 / (n * (double) unpaddedSteps()));
    for (int trial = 0; trial < trials.size(); trial++) {
      runBack(trial, errors, penalty, sum);
    }
    for (Weights.Tensor tensor : network.weights().tensors()) {
      for (int k = tensor.offset(); k < tensor.offset() + tensor.length(); k++) {
        gradient[k] = tensor.trainable() ? (float) sum[k] : 0;
      }
    }
    return value;
  }

  private double run(Objective objective, long noiseKey, double noise) {
    double cost = 0;
    for (int trial = 0; trial < trials.size(); trial++) {
      runTrial(trial, new RandomStream(noiseKey).indexed(trial).generator(), noise);
      cost += cost(trial, objective.penalty());
    }
    taskLoss = new TaskLoss(objective.losses(), trials).value(responses);
    return taskLoss + cost / (n * (double) unpaddedSteps());
  }

  private double cost(int trial, RatePenalty penalty) {
    double cost = 0;
    for (int step = 0; step < trials.get(trial).steps(); step++) {
      for (int i = 0; i < n; i++) {
        double rate = rates[row(trial, step) * n + i];
        double change = change(trial, step, i);
        cost += penalty.squared() * rate * rate + penalty.absolute() * Math.abs(rate);
        cost += penalty.change() * change * change;
      }
    }
    return cost;
  }

  /** By how much a rate changes in a step; 0 in the first one and behind the last. */
  private double change(int trial, int step, int unit) {
    if (step == 0 || step == trials.get(trial).steps()) {
      return 0;
    }
    int now = row(trial, step) * n + unit;
    return rates[now] - rates[now - n];
  }

  private double pull(int trial, int step, int unit, RatePenalty penalty) {
    double rate = rates[row(trial, step) * n + unit];
    return 2 * penalty.squared() * rate
        + penalty.absolute() * Math.signum(rate)
        + 2 * penalty.change() * (change(trial, step, unit) - change(trial, step + 1, unit));
  }

  private void runTrial(int trial, RandomGenerator random, double noise) {
    double[] recurrent = network.values("W");
    double[] input = network.values("W_in");
    double[] bias = network.values("b");
    double[] readout = network.values("W_out");
    double[] readoutBias = network.values("b_out");
    double alpha = network.alpha();
    for (int step = 0; step < trials.get(trial).steps(); step++) {
      int now = row(trial, step) * n;
      for (int i = 0; i < n; i++) {
        double drive = bias[i] + noise * random.nextGaussian();
        for (int channel = 0; channel < inputs; channel++) {
          drive += input[i * inputs + channel] * trials.get(trial).input(step, channel);
        }
        double before = 0;
        if (step > 0) {
          before = rates[now - n + i];
          for (int j = 0; j < n; j++) {
            drive += recurrent[i * n + j] * rates[now - n + j];
          }
        }
        rates[now + i] = (1 - alpha) * before + alpha * Math.tanh(drive);
      }
      for (int o = 0; o < outputs; o++) {
        double z = readoutBias[o];
        for (int i = 0; i < n; i++) {
          z += readout[o * n + i] * rates[now + i];
        }
        responses[row(trial, step) * outputs + o] = z;
      }
    }
  }

  private void runBack(int trial, double[] errors, RatePenalty penalty, double[] sum) {
    double[] recurrent = network.values("W");
    double[] readout = network.values("W_out");
    double alpha = network.alpha();
    int toRecurrent = network.weights().tensor("W").offset();
    int toBias = network.weights().tensor("b").offset();
    int toReadout = network.weights().tensor("W_out").offset();
    int toReadoutBias = network.weights().tensor("b_out").offset();
    double[] adjoint = new double[n];
    for (int step = trials.get(trial).steps() - 1; step >= 0; step--) {
      int now = row(trial, step) * n;
      for (int o = 0; o < outputs; o++) {
        double error = errors[row(trial, step) * outputs + o];
        sum[toReadoutBias + o] += error;
        for (int i = 0; i < n; i++) {
          sum[toReadout + o * n + i] += error * rates[now + i];
          adjoint[i] += error * readout[o * n + i];
        }
      }
      double[] earlier = new double[n];
      for (int i = 0; i < n; i++) {
        adjoint[i] += pull(trial, step, i, penalty);
        double before = step > 0 ? rates[now - n + i] : 0;
        double activation = (rates[now + i] - (1 - alpha) * before) / alpha;
        double slope = alpha * adjoint[i] * (1 - activation * activation);
        sum[toBias + i] += slope;
        earlier[i] += (1 - alpha) * adjoint[i];
        for (int j = 0; step > 0 && j < n; j++) {
          sum[toRecurrent + i * n + j] += slope * rates[now - n + j];
          earlier[j] += slope * recurrent[i * n + j];
        }
      }
      adjoint = earlier;
    }
  }

  private int row(int trial, int step) {
    return trial * trials.time() + step;
  }

  private int unpaddedSteps() {
    int steps = 0;
    for (int trial = 0; trial < trials.size(); trial++) {
      steps += trials.get(trial).steps();
    }
    return steps;
  }

  @Override
  public double taskLoss() {
    return taskLoss;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] outputValues() {
    return floats(responses);
  }

  @Override
  public INDArray outputs() {
    return Nd4j.createFromArray(outputValues()).reshape(trials.size(), trials.time(), outputs);
  }

  @Override
  public INDArray states() {
    return rates();
  }

  @Override
  public INDArray rates() {
    return Nd4j.createFromArray(floats(rates)).reshape(trials.size(), trials.time(), n);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  @Override
  public void close() {}
}
