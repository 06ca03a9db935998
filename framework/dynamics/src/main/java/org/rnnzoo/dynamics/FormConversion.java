package org.rnnzoo.dynamics;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A leaky network in the other of the two {@link Form forms}, without any approximation (Miller
 * &amp; Fumarola 2012, for continuous time; here for the simulated network).
 *
 * <p>Both networks have the same weights and biases. The state of the current form after each step
 * is the drive of the rate form within that step, {@code h = W r + W_in u + b}, and the rates and
 * outputs of the rate form are the {@code y[t] = (1 − α) y[t−1] + α x[t]} averages of those of the
 * current form. For this to hold, the inputs of the rate form must be the same averages of those of
 * the current form; that is what {@link #inputs} sees to. Nothing looks ahead in time.
 *
 * <p>So a conversion has two readings. On converted inputs the two networks are one network written
 * in two ways, on every trial and at every step. On the <em>same</em> inputs they are two networks:
 * as long as an input is constant they have the same fixed points and the same spectra there, but a
 * step of the input reaches a current as a step and a converted rate network as a step and a pulse,
 * and they pass through their states differently. A converted network that is to be run, scored or
 * trained on a task therefore needs the task's inputs converted, and its outputs read through
 * {@link #outputs}; for fixed points and flow fields at constant inputs it can be used as it is.
 *
 * <p>A network that does not rest where it starts needs one more input, the last one, whose weights
 * make up for the start; it is 0 or fades with time constant τ.
 *
 * @param source the network that was converted
 * @param network the network in the other form, with one more input than the source
 */
public record FormConversion(LeakyNetwork source, LeakyNetwork network) {

  /** Converts a network into the other form. */
  public static FormConversion of(LeakyNetwork source) {
    return new FormConversion(
        source, source.form() == Form.RATE ? toCurrent(source) : toRate(source));
  }

  /** Starts at the drive without input; within the first step that becomes the drive with it. */
  private static LeakyNetwork toCurrent(LeakyNetwork source) {
    double[] rates = source.initialState();
    double[] start = sum(times(source.recurrent(), rates), source.bias());
    double[] rest = times(source.recurrent(), velocity(source));
    return converted(source, Form.CURRENT, scaled(rest, -1), start);
  }

  /** Starts at the rates of the currents. */
  private static LeakyNetwork toRate(LeakyNetwork source) {
    double[] rates = new double[source.units()];
    source.rates(source.initial(), rates);
    double[] rest = velocity(source);
    return converted(source, Form.RATE, scaled(rest, source.alpha() - 1), rates);
  }

  /** The velocity {@code F(x0, 0)} at the start of a trial without input. */
  private static double[] velocity(LeakyNetwork source) {
    double[] velocity = new double[source.dimension()];
    source.field(source.initial(), new double[source.inputs()], velocity);
    return velocity;
  }

  private static LeakyNetwork converted(
      LeakyNetwork source, Form form, double[] startWeights, double[] initial) {
    DMatrixRMaj column = DMatrixRMaj.wrap(startWeights.length, 1, startWeights);
    return new LeakyNetwork(
        form,
        source.activation(),
        source.timeConstant(),
        source.alpha(),
        source.recurrent(),
        CommonOps_DDRM.concatColumns(source.input(), column, null),
        source.bias(),
        source.readout(),
        source.readoutBias(),
        initial);
  }

  /**
   * The inputs with which the converted network does what the source does with the given ones.
   *
   * @param inputs of one trial of the source, {@code [steps, inputs]}
   * @return inputs of the converted network, {@code [steps, inputs + 1]}
   */
  public double[] inputs(double[] inputs) {
    int width = source.inputs();
    LeakyAverage average = new LeakyAverage(source.alpha(), new double[width]);
    boolean toRate = network.form() == Form.RATE;
    double[] filtered = toRate ? average.of(inputs) : average.undone(inputs);
    double[] converted = new double[filtered.length / width * (width + 1)];
    double start = 1;
    for (int step = 0; step * width < filtered.length; step++) {
      System.arraycopy(filtered, step * width, converted, step * (width + 1), width);
      converted[step * (width + 1) + width] = start;
      start = toRate ? (1 - source.alpha()) * start : 0;
    }
    return converted;
  }

  /**
   * The input of the converted network that stands for a constant input of the source, long after
   * the start.
   *
   * @param input {@code [inputs]}
   * @return {@code [inputs + 1]}
   */
  public double[] constantInput(double[] input) {
    return Arrays.copyOf(input, input.length + 1);
  }

  /**
   * The outputs of the source from those of the converted network.
   *
   * @param outputs of one trial of the converted network, {@code [steps, outputs]}
   * @return outputs of the source, {@code [steps, outputs]}
   */
  public double[] outputs(double[] outputs) {
    boolean fromRate = source.form() == Form.RATE;
    LeakyNetwork rate = fromRate ? source : network;
    double[] start = new double[rate.outputs()];
    rate.output(rate.initial(), start);
    LeakyAverage average = new LeakyAverage(source.alpha(), start);
    return fromRate ? average.of(outputs) : average.undone(outputs);
  }

  /**
   * The fixed point of the converted network that belongs to one of the source.
   *
   * @param state a fixed point of the source
   * @param input the constant input at which it is one, {@code [inputs]}
   */
  public double[] fixedPoint(double[] state, double[] input) {
    if (source.form() == Form.CURRENT) {
      double[] rates = new double[source.units()];
      source.rates(state, rates);
      return rates;
    }
    return sum(times(source.recurrent(), state), source.drive(input));
  }

  private static double[] times(DMatrixRMaj matrix, double[] vector) {
    return CommonOps_DDRM.mult(matrix, DMatrixRMaj.wrap(vector.length, 1, vector), null).data;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = a[i] + b[i];
    }
    return sum;
  }

  private static double[] scaled(double[] vector, double factor) {
    double[] scaled = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = factor * vector[i];
    }
    return scaled;
  }
}
