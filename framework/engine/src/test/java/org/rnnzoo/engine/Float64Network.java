package org.rnnzoo.engine;

import java.util.Arrays;
import java.util.List;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.model.RatePenalty;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * The textbook: one trial after the other, one unit after the other, in float64. Arrays are flat, C
 * order, trials first.
 */
@SuppressWarnings("NullAway.Init") // a run fills them
final class Float64Network {

  final double[] w;
  final double[] in;
  final double[] b;
  final double[] out;
  final double[] bOut;
  final double[] x0;
  final Cell cell;
  private final int n;
  private final int inputs;
  private final int outputs;
  private final double alpha;

  // The last run.
  private double[] x;
  private double[] pre;
  private double[] u;
  double[] z;
  private int[] lengths;
  private int time;

  // Its gradients.
  double[] dW;
  double[] dIn;
  double[] dB;
  double[] dOut;
  double[] dBOut;
  double[] dX0;

  Float64Network(Cell cell, Dimensions sizes) {
    this.cell = cell;
    this.alpha = cell.alpha();
    this.n = sizes.units();
    this.inputs = sizes.inputs();
    this.outputs = sizes.outputs();
    this.w = new double[n * n];
    this.in = new double[n * inputs];
    this.b = new double[n];
    this.out = new double[outputs * n];
    this.bOut = new double[outputs];
    this.x0 = new double[n];
  }

  /** The same weights as a network of the engine. */
  static Float64Network of(RecurrentNetwork network) {
    Float64Network copy = new Float64Network(network.cell(), network.dimensions());
    float[] matrix = new float[copy.w.length];
    network.connectivity().materialise(network.weights(), matrix);
    Arrays.setAll(copy.w, i -> matrix[i]);
    copy.take(network.weights(), "W_in", copy.in);
    copy.take(network.weights(), "b", copy.b);
    copy.take(network.weights(), "W_out", copy.out);
    copy.take(network.weights(), "b_out", copy.bOut);
    if (network.weights().tensors().stream().anyMatch(tensor -> tensor.name().equals("x0"))) {
      copy.take(network.weights(), "x0", copy.x0);
    }
    return copy;
  }

  private void take(Weights weights, String name, double[] target) {
    int offset = weights.tensor(name).offset();
    Arrays.setAll(target, i -> weights.values()[offset + i]);
  }

  private double rate(double state) {
    return cell.form() == Form.RATE ? state : cell.activation().value(state);
  }

  private double rateSlope(double state) {
    return cell.form() == Form.RATE ? 1 : cell.activation().slope(state);
  }

  /** The state before step t of a trial; the state after its last step is that before no step. */
  private double state(int trial, int t, int i) {
    return x[(trial * (time + 1) + t) * n + i];
  }

  /**
   * Runs trials forwards.
   *
   * @param noise what is added, {@code [trials, time, units]}: inside φ for INSIDE noise in the
   *     rate form, else to the state
   */
  void forward(double[] input, int[] trialLengths, int steps, double[] noise) {
    u = input;
    lengths = trialLengths;
    time = steps;
    int trials = lengths.length;
    x = new double[trials * (time + 1) * n];
    pre = new double[trials * time * n];
    z = new double[trials * time * outputs];
    for (int k = 0; k < trials; k++) {
      System.arraycopy(x0, 0, x, k * (time + 1) * n, n);
      for (int t = 0; t < lengths[k]; t++) {
        step(k, t, noise);
        readOut(k, t);
      }
    }
  }

  private void step(int k, int t, double[] noise) {
    Activation f = cell.activation();
    boolean inside = cell.form() == Form.RATE && cell.noise().placement() == Noise.Placement.INSIDE;
    for (int i = 0; i < n; i++) {
      int at = (k * time + t) * n + i;
      double p = b[i] + (inside ? noise[at] : 0);
      for (int j = 0; j < n; j++) {
        p += w[i * n + j] * rate(state(k, t, j));
      }
      for (int j = 0; j < inputs; j++) {
        p += in[i * inputs + j] * u[(k * time + t) * inputs + j];
      }
      pre[at] = p;
      double drive = cell.form() == Form.RATE ? f.value(p) : p;
      x[(k * (time + 1) + t + 1) * n + i] =
          (1 - alpha) * state(k, t, i) + alpha * drive + (inside ? 0 : noise[at]);
    }
  }

  private void readOut(int k, int t) {
    for (int o = 0; o < outputs; o++) {
      double sum = bOut[o];
      for (int i = 0; i < n; i++) {
        sum += out[o * n + i] * rate(state(k, t + 1, i));
      }
      z[(k * time + t) * outputs + o] = sum;
    }
  }

  /** The states after each step, {@code [trials, time, units]}. */
  double[] states() {
    double[] states = new double[pre.length];
    for (int k = 0; k < lengths.length; k++) {
      for (int t = 0; t < lengths[k]; t++) {
        System.arraycopy(x, (k * (time + 1) + t + 1) * n, states, (k * time + t) * n, n);
      }
    }
    return states;
  }

  /** The objective of the last run, which is differentiated on the way. */
  double differentiate(Trials trials, Objective objective) {
    double[] dz = new double[z.length];
    double[] dr = new double[pre.length];
    double value = lossOf(trials, objective.losses(), dz) + penalty(objective.penalty(), dr);
    backward(new double[pre.length], dr, dz);
    return value;
  }

  private double lossOf(Trials trials, List<Loss.Term> groups, double[] dz) {
    double loss = 0;
    for (Loss.Term group : groups) {
      float[] mask = trials.maskValues();
      int end = group.end(outputs);
      int weighed = group.loss() == Loss.CROSS_ENTROPY ? group.first() + 1 : end;
      double weight = 0;
      double total = 0;
      for (int at = 0; at < z.length; at += outputs) {
        for (int o = group.first(); o < weighed; o++) {
          weight += mask[at + o];
        }
      }
      for (int at = 0; weight > 0 && at < z.length; at += outputs) {
        total += errorOf(trials, group.loss(), at + group.first(), at + end, dz);
        for (int o = group.first(); o < end; o++) {
          dz[at + o] /= weight * groups.size();
        }
      }
      loss += weight > 0 ? total / weight / groups.size() : 0;
    }
    return loss;
  }

  /** The error of the outputs of a group at a moment, and its derivative. */
  private double errorOf(Trials trials, Loss loss, int first, int end, double[] dz) {
    float[] target = trials.targetValues();
    float[] mask = trials.maskValues();
    double norm = 0;
    double wanted = 0;
    for (int i = first; i < end; i++) {
      norm += Math.exp(z[i]);
      wanted += target[i];
    }
    double total = 0;
    for (int i = first; i < end; i++) {
      if (loss == Loss.SQUARED_ERROR) {
        double error = z[i] - target[i];
        total += mask[i] * error * error;
        dz[i] = 2 * mask[i] * error;
      } else if (wanted == 0) {
        total += mask[first] * z[i] * z[i];
        dz[i] = 2 * mask[first] * z[i];
      } else {
        double share = Math.exp(z[i]) / norm;
        total -= mask[first] * target[i] * Math.log(share);
        dz[i] = mask[first] * (share - target[i]);
      }
    }
    return total;
  }

  private double penalty(RatePenalty penalty, double[] dr) {
    double count = Arrays.stream(lengths).sum() * (double) n;
    double total = 0;
    for (int k = 0; k < lengths.length; k++) {
      for (int t = 0; t < lengths[k]; t++) {
        for (int i = 0; i < n; i++) {
          double r = rate(state(k, t + 1, i));
          double change = t == 0 ? 0 : r - rate(state(k, t, i));
          total += penalty.squared() * r * r;
          total += penalty.absolute() * Math.abs(r) + penalty.change() * change * change;
          int at = (k * time + t) * n + i;
          dr[at] += (2 * penalty.squared() * r + penalty.absolute() * Math.signum(r)) / count;
          double pull = 2 * penalty.change() * change / count;
          dr[at] += pull;
          if (t > 0) {
            dr[at - n] -= pull;
          }
        }
      }
    }
    return total / count;
  }

  /** Back-propagates gradients of states, rates and outputs after each step. */
  void backward(double[] dx, double[] dr, double[] dz) {
    dW = new double[w.length];
    dIn = new double[in.length];
    dB = new double[n];
    dOut = new double[out.length];
    dBOut = new double[outputs];
    dX0 = new double[n];
    for (int k = 0; k < lengths.length; k++) {
      double[] lambda = new double[n];
      for (int t = lengths[k] - 1; t >= 0; t--) {
        addDirect(k, t, lambda, dx, dr, dz);
        lambda = stepBack(k, t, lambda);
      }
      for (int i = 0; i < n; i++) {
        dX0[i] += lambda[i];
      }
    }
  }

  private void addDirect(int k, int t, double[] lambda, double[] dx, double[] dr, double[] dz) {
    for (int i = 0; i < n; i++) {
      int at = (k * time + t) * n + i;
      double state = state(k, t + 1, i);
      double g = dr[at];
      for (int o = 0; o < outputs; o++) {
        double d = dz[(k * time + t) * outputs + o];
        g += out[o * n + i] * d;
        dOut[o * n + i] += d * rate(state);
      }
      lambda[i] += dx[at] + rateSlope(state) * g;
    }
    for (int o = 0; o < outputs; o++) {
      dBOut[o] += dz[(k * time + t) * outputs + o];
    }
  }

  private double[] stepBack(int k, int t, double[] lambda) {
    double[] d = new double[n];
    double[] next = new double[n];
    for (int i = 0; i < n; i++) {
      double p = pre[(k * time + t) * n + i];
      d[i] = alpha * lambda[i] * (cell.form() == Form.RATE ? cell.activation().slope(p) : 1);
      dB[i] += d[i];
      for (int j = 0; j < n; j++) {
        dW[i * n + j] += d[i] * rate(state(k, t, j));
      }
      for (int j = 0; j < inputs; j++) {
        dIn[i * inputs + j] += d[i] * u[(k * time + t) * inputs + j];
      }
    }
    for (int j = 0; j < n; j++) {
      double back = 0;
      for (int i = 0; i < n; i++) {
        back += w[i * n + j] * d[i];
      }
      next[j] = (1 - alpha) * lambda[j] + rateSlope(state(k, t, j)) * back;
    }
    return next;
  }
}
