package org.rnnzoo.benchmarks;

import static org.rnnzoo.engine.kernel.Kernels.CHOSEN;
import static org.rnnzoo.engine.kernel.Kernels.COLUMNS;
import static org.rnnzoo.engine.kernel.Kernels.LANES;
import static org.rnnzoo.engine.kernel.Kernels.PANEL;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rnnzoo.dynamics.Activation;

/**
 * The kernels at the sizes that training gives them: 32 trials, 4 inputs, 2 outputs. Times are wall
 * times of one call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmarks {

  private static final int STEPS = 4;
  private static final int BLOCK = STEPS * LANES * LANES;

  /** The number of units. */
  @Param({"8", "50", "100", "256", "1000"})
  public int units;

  private int driveRows;
  private int gradientRows;
  private float[] forward;
  private float[] backward;
  private float[] drives;
  private float[] gradients;
  private float[] state;
  private float[] rates;
  private float[] transposed;
  private float[] sums;
  private float[] values;
  private float[] gradient;
  private float[] firstMoment;
  private float[] secondMoment;
  private int[] generators;
  private int[] bits;
  private float[] radii;
  private float[] normals;

  /** Fills all arrays with normal numbers. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    driveRows = units + Workload.INPUTS + 1;
    gradientRows = units + Workload.OUTPUTS;
    int panels = (units + PANEL - 1) / PANEL * PANEL;
    int columns = columns();
    forward = normal(random, panels * driveRows);
    backward = normal(random, panels * gradientRows);
    drives = normal(random, STEPS * driveRows * LANES);
    gradients = normal(random, (STEPS * gradientRows + PANEL) * LANES);
    state = new float[panels * LANES];
    rates = new float[state.length];
    transposed = normal(random, (driveRows + LANES - 1) / LANES * BLOCK);
    sums = new float[(gradientRows + PANEL - 1) / PANEL * PANEL * columns];
    values = normal(random, units * units);
    gradient = normal(random, values.length);
    firstMoment = new float[values.length];
    secondMoment = new float[values.length];
    generators = random.ints(64).toArray();
    bits = new int[units * LANES];
    radii = new float[bits.length / 2];
    normals = new float[bits.length];
  }

  private int columns() {
    return (driveRows + COLUMNS - 1) / COLUMNS * COLUMNS;
  }

  private static float[] normal(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** The drive of all units at one step. */
  @Benchmark
  public float[] multiplyForward() {
    CHOSEN.multiply(forward, units, driveRows, drives, 0, state, 0);
    return state;
  }

  /** The gradient of all rates at one step. */
  @Benchmark
  public float[] multiplyBackward() {
    CHOSEN.multiply(backward, units, gradientRows, gradients, 0, state, 0);
    return state;
  }

  /** The rates of four steps, as the outer product wants them. */
  @Benchmark
  public float[] transposeBlock() {
    for (int t = 0; t < STEPS; t++) {
      int from = t * driveRows * LANES;
      CHOSEN.transpose(drives, from, driveRows, transposed, t * LANES * LANES, BLOCK);
    }
    return transposed;
  }

  /** The gradient of all weights over four steps. */
  @Benchmark
  public float[] outerBlock() {
    CHOSEN.outer(
        gradients, 0, gradientRows, gradientRows, STEPS, transposed, 0, BLOCK, sums, columns());
    return sums;
  }

  /** The rates of one step. */
  @Benchmark
  public float[] tanh() {
    CHOSEN.activate(Activation.TANH, drives, 0, rates, 0, units * LANES);
    return rates;
  }

  /** The slopes of one step. */
  @Benchmark
  public float[] slopeOfTanh() {
    CHOSEN.slope(Activation.TANH, 1, gradients, 0, drives, 0, rates, 0, units * LANES);
    return rates;
  }

  /** The noise of one step. */
  @Benchmark
  public float[] noise() {
    CHOSEN.randomBits(generators, bits, bits.length);
    CHOSEN.radii(bits, radii.length, 0.05f, radii);
    CHOSEN.normals(bits, radii, radii.length, normals);
    return normals;
  }

  /** An update of the recurrent matrix. */
  @Benchmark
  public float[] adam() {
    CHOSEN.adam(values, gradient, firstMoment, secondMoment, 0.9f, 0.999f, 1e-4f, 1, 1e-8f);
    return values;
  }
}
