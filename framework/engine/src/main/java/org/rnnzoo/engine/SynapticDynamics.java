package org.rnnzoo.engine;

import java.util.Arrays;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * A network with plastic synapses in float64; the state is the rates, then u, then x of the units.
 *
 * @param leaky the network without its synapses, in the rate form
 * @param synapses their constants
 */
record SynapticDynamics(LeakyNetwork leaky, Synapses synapses) implements DynamicalSystem {

  @Override
  public int dimension() {
    return 3 * units();
  }

  @Override
  public int inputs() {
    return leaky.inputs();
  }

  @Override
  public int outputs() {
    return leaky.outputs();
  }

  @Override
  public int units() {
    return leaky.units();
  }

  @Override
  public double timeConstant() {
    return leaky.timeConstant();
  }

  @Override
  public double alpha() {
    return leaky.alpha();
  }

  @Override
  public double[] initialState() {
    int units = units();
    double[] state = new double[3 * units];
    System.arraycopy(leaky.initial(), 0, state, 0, units);
    System.arraycopy(synapses.release(), 0, state, units, units);
    Arrays.fill(state, 2 * units, 3 * units, 1);
    return state;
  }

  @Override
  public void field(double[] state, double[] input, double[] result) {
    int units = units();
    SynapseStep[] steps = steps(state);
    double[] drive = drive(state, input, steps);
    for (int i = 0; i < units; i++) {
      result[i] = leaky.activation().value(drive[i]) - state[i];
      result[units + i] = (steps[i].u() - state[units + i]) / alpha();
      result[2 * units + i] = (steps[i].x() - state[2 * units + i]) / alpha();
    }
  }

  /** The steps of the synapses of all units. */
  private SynapseStep[] steps(double[] state) {
    int units = units();
    SynapseStep[] steps = new SynapseStep[units];
    for (int i = 0; i < units; i++) {
      steps[i] = SynapseStep.of(synapses, i, state[i], state[units + i], state[2 * units + i]);
    }
    return steps;
  }

  /** What drives the units, through synapses after their step. */
  private double[] drive(double[] state, double[] input, SynapseStep[] steps) {
    int units = units();
    double[] weights = leaky.recurrent().data;
    double[] drive = leaky.drive(input);
    for (int i = 0; i < units; i++) {
      for (int j = 0; j < units; j++) {
        drive[i] += weights[i * units + j] * steps[j].efficacy() * state[j];
      }
    }
    return drive;
  }

  @Override
  public void jacobian(double[] state, double[] input, double[] result) {
    SynapseStep[] steps = steps(state);
    Arrays.fill(result, 0);
    differentiateRates(state, drive(state, input, steps), steps, result);
    differentiateSynapses(steps, result);
  }

  private void differentiateRates(
      double[] state, double[] drive, SynapseStep[] steps, double[] result) {
    int units = units();
    double[] weights = leaky.recurrent().data;
    for (int i = 0; i < units; i++) {
      int row = i * 3 * units;
      double slope = leaky.activation().slope(drive[i]);
      for (int j = 0; j < units; j++) {
        double factor = slope * weights[i * units + j];
        result[row + j] = factor * steps[j].passedByRate(state[j]);
        result[row + units + j] = factor * steps[j].passedByU(state[j]);
        result[row + 2 * units + j] = factor * steps[j].passedByX(state[j]);
      }
      result[row + i] -= 1;
    }
  }

  private void differentiateSynapses(SynapseStep[] steps, double[] result) {
    int units = units();
    for (int i = 0; i < units; i++) {
      SynapseStep step = steps[i];
      int uRow = (units + i) * 3 * units;
      int xRow = (2 * units + i) * 3 * units;
      result[uRow + i] = step.uByRate() / alpha();
      result[uRow + units + i] = (step.uByU() - 1) / alpha();
      result[xRow + i] = step.xByRate() / alpha();
      result[xRow + units + i] = step.xByU() / alpha();
      result[xRow + 2 * units + i] = (step.xByX() - 1) / alpha();
    }
  }

  @Override
  public void rates(double[] state, double[] result) {
    System.arraycopy(state, 0, result, 0, units());
  }

  @Override
  public void output(double[] state, double[] result) {
    leaky.output(Arrays.copyOf(state, units()), result);
  }

  /** As u and x are between 0 and 1 after every step. */
  @Override
  public boolean bounded() {
    return leaky.bounded();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Rates in the range of φ, u and x in [0, 1].
   */
  @Override
  public Box reachable(double[] input) {
    int units = units();
    Box box = Box.of(dimension(), 0, 1);
    Arrays.fill(box.lower(), 0, units, leaky.activation().lowest());
    Arrays.fill(box.upper(), 0, units, leaky.activation().highest());
    return box;
  }

  @Override
  public boolean differentiable(double[] state, double[] input) {
    double[] drive = drive(state, input, steps(state));
    return leaky.activation().differentiableAt(drive);
  }
}
