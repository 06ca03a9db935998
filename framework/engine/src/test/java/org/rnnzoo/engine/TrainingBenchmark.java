package org.rnnzoo.engine;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * CPU time of a training step on the five standard workloads: noise, both directions, and Adam.
 *
 * <p>Start it once per workload, in a fresh process: {@code TrainingBenchmark W1 [RATE]}.
 */
final class TrainingBenchmark {

  /** The sizes of a workload. */
  enum Workload {
    W1(128, 150, 100, Activation.TANH),
    W2(64, 200, 256, Activation.TANH),
    W3(64, 100, 1000, Activation.TANH),
    W4(32, 75, 50, Activation.TANH),
    W5(512, 75, 8, Activation.RELU);

    final int trials;
    final int time;
    final int units;
    final Activation activation;

    Workload(int trials, int time, int units, Activation activation) {
      this.trials = trials;
      this.time = time;
      this.units = units;
      this.activation = activation;
    }
  }

  private TrainingBenchmark() {}

  /** Prints the median over five stretches of about a second. */
  public static void main(String[] arguments) {
    Workload workload = Workload.valueOf(arguments[0]);
    Form form = arguments.length > 1 ? Form.valueOf(arguments[1]) : Form.CURRENT;
    int threads = Integer.getInteger("threads", 1);
    RecurrentNetwork network = network(workload, form);
    float[] values = network.weights().values();
    Adam adam = new Adam(values.length);
    Objective objective = new Objective(Loss.SQUARED_ERROR, 0);
    ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    double[] milliseconds = new double[5];
    try (RecurrentPropagation propagation =
        network.propagation(workload.trials, workload.time, threads)) {
      propagation.load(batch(workload));
      long step = 0;
      double bytes = 0;
      double wall = 0;
      for (int round = -4; round < milliseconds.length; round++) {
        long wallStart = System.nanoTime();
        long start = clock.getCurrentThreadCpuTime();
        long allocated = clock.getThreadAllocatedBytes(self);
        long first = step;
        while (step - first < 3 || System.nanoTime() - wallStart < 1_000_000_000L) {
          propagation.differentiate(objective, step++);
          adam.step(values, propagation.gradient(), 1e-4, 0.9, 0.999, 1e-8);
        }
        if (round >= 0) {
          milliseconds[round] = (clock.getCurrentThreadCpuTime() - start) / 1e6 / (step - first);
        }
        wall = (System.nanoTime() - wallStart) / 1e6 / (step - first);
        bytes = (clock.getThreadAllocatedBytes(self) - allocated) / (double) (step - first);
      }
      Arrays.sort(milliseconds);
      System.out.printf(
          Locale.ROOT,
          "%s %s: %.3f ms CPU (%.3f to %.3f), %.3f ms wall, %.0f bytes per step; load %.1f. %s%n",
          workload,
          form,
          milliseconds[2],
          milliseconds[0],
          milliseconds[4],
          wall,
          bytes,
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          EngineInfo.sentence());
    }
  }

  private static RecurrentNetwork network(Workload workload, Form form) {
    Cell cell =
        new Cell(form, workload.activation, 100, 0.2, new Noise(Noise.Placement.ADDITIVE, 0.05));
    double gain = workload.activation == Activation.RELU ? 0.7 : 1;
    return new RecurrentNetwork(
        cell,
        FullConnectivity.ofGain(gain),
        Periphery.trained(WeightLaw.normal(0.5), WeightLaw.normal(1 / Math.sqrt(workload.units))),
        new Dimensions(4, workload.units, 2),
        RandomStream.root(1));
  }

  private static Batch batch(Workload workload) {
    RandomGenerator random = RandomStream.root(2).generator();
    int moments = workload.trials * workload.time;
    float[] inputs = new float[moments * 4];
    float[] targets = new float[moments * 2];
    float[] masks = new float[moments * 2];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) random.nextGaussian();
      masks[i] = random.nextBoolean() ? 1 : 0;
    }
    int[] lengths = new int[workload.trials];
    Arrays.fill(lengths, workload.time);
    return new Batch(workload.trials, workload.time, lengths, inputs, targets, masks);
  }
}
