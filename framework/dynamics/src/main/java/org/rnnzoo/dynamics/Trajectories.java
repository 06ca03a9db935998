package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;

/**
 * What a system does without noise on a batch of trials, each at its own length.
 *
 * <p>The value at step t is the one after the input of step t has acted. Every array holds one flat
 * row-major array per trial.
 *
 * @param dimension the number of state variables
 * @param units the number of units that have a rate
 * @param width the number of outputs
 * @param states {@code [trial][steps, dimension]}
 * @param rates {@code [trial][steps, units]}
 * @param outputs {@code [trial][steps, width]}
 */
public record Trajectories(
    int dimension, int units, int width, double[][] states, double[][] rates, double[][] outputs) {

  /**
   * Simulates trials, each to its own end and not into its padding.
   *
   * @throws IllegalArgumentException if the trials have another number of inputs than the system
   */
  public static Trajectories of(DynamicalSystem system, Trials trials) {
    int inputs = trials.channels().inputs().size();
    if (inputs != system.inputs()) {
      throw new IllegalArgumentException(
          "The trials have %s input channels, but the network takes %s."
              .formatted(inputs, system.inputs()));
    }
    return of(system, inputs(trials));
  }

  /** The inputs of trials without their padding, {@code [trial][steps, inputs]}. */
  public static double[][] inputs(Trials trials) {
    int inputs = trials.channels().inputs().size();
    double[][] values = new double[trials.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = new double[trials.get(i).steps() * inputs];
      int start = i * trials.time() * inputs;
      for (int k = 0; k < values[i].length; k++) {
        values[i][k] = trials.inputValues()[start + k];
      }
    }
    return values;
  }

  /**
   * Simulates trials given by their inputs alone.
   *
   * @param inputs {@code [trial][steps, inputs]}
   */
  public static Trajectories of(DynamicalSystem system, double[][] inputs) {
    double[][] states = new double[inputs.length][];
    double[][] rates = new double[inputs.length][];
    double[][] outputs = new double[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      int steps = inputs[i].length / system.inputs();
      if (steps * system.inputs() != inputs[i].length) {
        throw new IllegalArgumentException(
            "Trial %s has %s input values, which is no multiple of the network's %s inputs."
                .formatted(i, inputs[i].length, system.inputs()));
      }
      states[i] = new double[steps * system.dimension()];
      rates[i] = new double[steps * system.units()];
      outputs[i] = new double[steps * system.outputs()];
      simulate(system, inputs[i], states[i], rates[i], outputs[i]);
    }
    return new Trajectories(
        system.dimension(), system.units(), system.outputs(), states, rates, outputs);
  }

  private static void simulate(
      DynamicalSystem system, double[] inputs, double[] states, double[] rates, double[] outputs) {
    double[] x = system.initialState();
    double[] u = new double[system.inputs()];
    double[] f = new double[x.length];
    double[] r = new double[system.units()];
    double[] z = new double[system.outputs()];
    for (int t = 0; t * x.length < states.length; t++) {
      System.arraycopy(inputs, t * u.length, u, 0, u.length);
      system.field(x, u, f);
      for (int i = 0; i < x.length; i++) {
        x[i] += system.alpha() * f[i];
      }
      system.rates(x, r);
      system.output(x, z);
      System.arraycopy(x, 0, states, t * x.length, x.length);
      System.arraycopy(r, 0, rates, t * r.length, r.length);
      System.arraycopy(z, 0, outputs, t * z.length, z.length);
    }
  }

  /** The number of trials. */
  public int trials() {
    return states.length;
  }

  /** The length of a trial in steps. */
  public int steps(int trial) {
    return states[trial].length / dimension;
  }

  /** The state after a step, {@code [dimension]}, a copy. */
  public double[] state(int trial, int step) {
    return Arrays.copyOfRange(states[trial], step * dimension, (step + 1) * dimension);
  }

  /** All states of all trials, in order. */
  public List<double[]> allStates() {
    List<double[]> all = new ArrayList<>();
    for (int trial = 0; trial < trials(); trial++) {
      for (int step = 0; step < steps(trial); step++) {
        all.add(state(trial, step));
      }
    }
    return all;
  }

  /** The states of all trials below each other, {@code [samples, dimension]}. */
  public DMatrixRMaj stateSamples() {
    return stacked(states, dimension);
  }

  /** The rates of all trials below each other, {@code [samples, units]}. */
  public DMatrixRMaj rateSamples() {
    return stacked(rates, units);
  }

  /** The outputs of all trials below each other, {@code [samples, width]}. */
  public DMatrixRMaj outputSamples() {
    return stacked(outputs, width);
  }

  private static DMatrixRMaj stacked(double[][] values, int columns) {
    int length = Arrays.stream(values).mapToInt(trial -> trial.length).sum();
    DMatrixRMaj samples = new DMatrixRMaj(length / columns, columns);
    int place = 0;
    for (double[] trial : values) {
      System.arraycopy(trial, 0, samples.data, place, trial.length);
      place += trial.length;
    }
    return samples;
  }
}
