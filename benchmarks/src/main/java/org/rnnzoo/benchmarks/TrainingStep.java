package org.rnnzoo.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.EngineInfo;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.RecurrentPropagation;

/**
 * One training step of a workload: noise, both directions, and Adam.
 *
 * <p>{@code TrainingStep check W1 1 folder} writes loss and gradients without noise into the folder
 * of the {@link Setting}. {@code TrainingStep time W1 1 folder 3 2} warms up for at least 3 s of
 * CPU time, measures for about 2 s and prints one line of JSON; start it in a fresh process each
 * time, because what the compiler has seen before decides over speed.
 */
final class TrainingStep {

  private static final double SIGMA = 0.05;
  private static final int STRETCHES = 5;
  private static final int FEWEST_STEPS = 3;

  private final ThreadMXBean threadClock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final OperatingSystemMXBean processClock =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final Objective objective = new Objective(Loss.SQUARED_ERROR, 0);
  private final RecurrentPropagation propagation;
  private final float[] values;
  private final Adam adam;
  private long steps;

  /** A stretch of steps: milliseconds per step of the working thread, of all threads, and wall. */
  private record Stretch(double thread, double process, double wall, long steps) {}

  private TrainingStep(RecurrentPropagation propagation, float[] values) {
    this.propagation = propagation;
    this.values = values;
    this.adam = new Adam(values.length);
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    boolean timed = arguments[0].equals("time");
    Workload workload = Workload.valueOf(arguments[1]);
    int threads = Integer.parseInt(arguments[2]);
    Setting setting = new Setting(Path.of(arguments[3]));
    RecurrentNetwork network = workload.network(timed ? SIGMA : 0);
    setting.readInto(network.weights());
    try (RecurrentPropagation propagation =
        network.propagation(workload.trials, workload.time, threads)) {
      propagation.load(setting.trials(workload));
      TrainingStep step = new TrainingStep(propagation, network.weights().values());
      if (timed) {
        step.time(Double.parseDouble(arguments[4]), Double.parseDouble(arguments[5]));
      } else {
        setting.writeLoss(propagation.differentiate(step.objective, 0));
        setting.writeGradient(network.weights(), propagation.gradient());
      }
    }
  }

  private void make() {
    propagation.differentiate(objective, steps++);
    adam.step(values, propagation.gradient(), 1e-4, 0.9, 0.999, 1e-8);
  }

  private void time(double warmUp, double measured) {
    warmUp(warmUp);
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < STRETCHES; i++) {
      stretches.add(run(measured / STRETCHES));
    }
    System.out.printf(
        Locale.ROOT,
        "{\"thread_ms\": %.5f, \"process_ms\": %.5f, \"wall_ms\": %.5f, \"steps\": %d, \"about\":"
            + " \"%s\"}%n",
        median(stretches.stream().mapToDouble(Stretch::thread).toArray()),
        median(stretches.stream().mapToDouble(Stretch::process).toArray()),
        median(stretches.stream().mapToDouble(Stretch::wall).toArray()),
        stretches.stream().mapToLong(Stretch::steps).sum(),
        "JDK " + Runtime.version() + "; " + EngineInfo.sentence());
  }

  /** By CPU time: on a busy machine the compiler gets as little of a second as this thread. */
  private void warmUp(double seconds) {
    long start = threadClock.getCurrentThreadCpuTime();
    while (steps < FEWEST_STEPS || threadClock.getCurrentThreadCpuTime() - start < seconds * 1e9) {
      make();
    }
  }

  /** Makes steps for some seconds, at least one. */
  private Stretch run(double seconds) {
    long first = steps;
    long process = processClock.getProcessCpuTime();
    long thread = threadClock.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    do {
      make();
    } while (System.nanoTime() - wall < seconds * 1e9);
    double million = 1e6 * (steps - first);
    return new Stretch(
        (threadClock.getCurrentThreadCpuTime() - thread) / million,
        (processClock.getProcessCpuTime() - process) / million,
        (System.nanoTime() - wall) / million,
        steps - first);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
