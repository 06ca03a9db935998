package org.rnnzoo.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.engine.Adam;
import org.rnnzoo.engine.RecurrentNetwork;
import org.rnnzoo.engine.RecurrentPropagation;

/**
 * How long a fresh process takes to its first training step, and from there until it is fast.
 *
 * <p>{@code ColdStart W1 1 12} trains workload W1 on one thread for 12 s and prints one line: when
 * the first step was done, when the steps had become fast, and how fast. Times count from the start
 * of the process. Steps are fast from the first half second on whose median step takes at most 1.2
 * times the median of the last third of the run.
 */
final class ColdStart {

  private static final double WINDOW = 0.5;
  private static final double FAST = 1.2;
  private static final double SIGMA = 0.05;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /**
   * A step.
   *
   * @param done when it was done, in seconds since the start
   * @param took how long it took, in ms
   * @param work the CPU time of all threads of the process until it was done, in seconds
   */
  private record Step(double done, double took, double work) {}

  private ColdStart() {}

  /** See the class. */
  public static void main(String[] arguments) {
    Workload workload = Workload.valueOf(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    double seconds = Double.parseDouble(arguments[2]);
    List<Step> steps = train(workload, threads, seconds);
    double end = steps.get(steps.size() - 1).done();
    double settled = median(steps, end * 2 / 3, end);
    Step first = steps.get(0);
    Step fast = firstFast(steps, settled);
    System.out.printf(
        Locale.ROOT,
        "%s: first step after %.2f s (CPU %.2f s), fast %.2f s later (CPU %.2f s), then %.3f ms per"
            + " step; load %.1f%n",
        workload,
        first.done(),
        first.work(),
        fast.done() - first.done(),
        fast.work() - first.work(),
        settled,
        PROCESS.getSystemLoadAverage());
  }

  private static List<Step> train(Workload workload, int threads, double seconds) {
    RecurrentNetwork network = workload.network(SIGMA);
    RandomGenerator random = RandomStream.root(1).generator();
    float[] values = network.weights().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    Adam adam = new Adam(values.length);
    Objective objective = new Objective(Loss.SQUARED_ERROR, 0);
    List<Step> steps = new ArrayList<>();
    try (RecurrentPropagation propagation =
        network.propagation(workload.trials, workload.time, threads)) {
      propagation.load(trials(workload, random));
      double now = sinceStart();
      while (now < seconds) {
        propagation.differentiate(objective, steps.size());
        adam.step(values, propagation.gradient(), 1e-4, 0.9, 0.999, 1e-8);
        double done = sinceStart();
        steps.add(new Step(done, 1000 * (done - now), PROCESS.getProcessCpuTime() / 1e9));
        now = done;
      }
    }
    return steps;
  }

  private static Trials trials(Workload workload, RandomGenerator random) {
    int moments = workload.trials * workload.time;
    float[] inputs = new float[moments * Workload.INPUTS];
    float[] targets = new float[moments * Workload.OUTPUTS];
    float[] masks = new float[targets.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) random.nextGaussian();
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = (float) random.nextGaussian();
      masks[i] = random.nextInt(2);
    }
    return Setting.trials(workload, inputs, targets, masks);
  }

  private static Step firstFast(List<Step> steps, double settled) {
    double looked = 0;
    for (Step step : steps) {
      if (step.done() > looked + WINDOW / 10) {
        looked = step.done();
        if (median(steps, looked, looked + WINDOW) <= FAST * settled) {
          return step;
        }
      }
    }
    return steps.get(steps.size() - 1);
  }

  private static double median(List<Step> steps, double from, double to) {
    double[] times =
        steps.stream()
            .filter(step -> step.done() >= from && step.done() <= to)
            .mapToDouble(Step::took)
            .sorted()
            .toArray();
    return times.length == 0 ? Double.POSITIVE_INFINITY : times[times.length / 2];
  }

  /** Seconds since the process was started, by the system's clock. */
  private static double sinceStart() {
    return Clock.EPOCH + System.nanoTime() / 1e9;
  }

  /** What has to be added to {@link System#nanoTime} to count from the start of the process. */
  private static final class Clock {
    static final double EPOCH =
        (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3
            - System.nanoTime() / 1e9;
  }
}
