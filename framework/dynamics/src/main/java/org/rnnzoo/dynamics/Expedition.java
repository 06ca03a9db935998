package org.rnnzoo.dynamics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.DynamicalSystem;

/** One search for fixed points: what has been found so far and where to look next. */
final class Expedition {

  private static final double LITTLE_NOISE = 0.05;
  private static final double MUCH_NOISE = 0.5;
  private static final int IDLE_BATCHES = 2;

  private final FixedPointSearch options;
  private final DynamicalSystem system;
  private final double[] input;
  private final List<double[]> trajectory;
  private final RandomGenerator random;
  private final Spread spread;
  private final List<FixedPoint> points = new ArrayList<>();
  private final List<FixedPoint> slow = new ArrayList<>();
  private final List<FixedPoint> far = new ArrayList<>();
  private final Deque<Pair> betweenStable = new ArrayDeque<>();
  private final Deque<Pair> betweenOthers = new ArrayDeque<>();

  Expedition(
      FixedPointSearch options,
      DynamicalSystem system,
      double[] input,
      List<double[]> trajectory,
      RandomGenerator random) {
    this.options = options;
    this.system = system;
    this.input = input;
    this.trajectory = trajectory;
    this.random = random;
    this.spread = Spread.of(trajectory);
  }

  FixedPoints run(List<double[]> guesses, IntConsumer progress) {
    List<double[]> starts = new ArrayList<>(guesses);
    starts.add(spread.mean);
    starts.add(new double[system.dimension()]);
    int idle = 0;
    for (int batch = 1; batch <= options.batches() && !finished(idle); batch++) {
      addDraws(starts);
      addMidpoints(starts);
      int before = count();
      descend(starts).forEach(this::record);
      idle = count() == before ? idle + 1 : 0;
      starts.clear();
      progress.accept(batch);
    }
    return found();
  }

  private boolean finished(int idle) {
    boolean exhausted = idle >= IDLE_BATCHES && betweenStable.isEmpty() && found().consistent();
    return exhausted || count() >= FixedPointSearch.MOST_POINTS;
  }

  private int count() {
    return points.size() + far.size();
  }

  private FixedPoints found() {
    List<FixedPoint> separate =
        slow.stream().filter(point -> isNew(point.state(), points)).toList();
    return new FixedPoints(points, separate, far, system.bounded());
  }

  private void addDraws(List<double[]> starts) {
    for (int i = 0; i < options.seeds(); i++) {
      double noise = spread.deviation * (i % 2 == 0 ? LITTLE_NOISE : MUCH_NOISE);
      double[] start = trajectory.get(random.nextInt(trajectory.size())).clone();
      for (int k = 0; k < start.length; k++) {
        start[k] += noise * random.nextGaussian();
      }
      starts.add(start);
    }
  }

  /** Halfway between other points is worth a look only if points are known to be missing. */
  private void addMidpoints(List<double[]> starts) {
    boolean missing = !found().consistent();
    for (int i = 0; i < options.seeds(); i++) {
      if (!betweenStable.isEmpty()) {
        starts.add(betweenStable.remove().middle());
      } else if (missing && !betweenOthers.isEmpty()) {
        starts.add(betweenOthers.remove().middle());
      }
    }
  }

  /** Where the ways down from all starts end, in the order of the starts. */
  private List<Found> descend(List<double[]> starts) {
    ThreadLocal<Descent> descents =
        ThreadLocal.withInitial(() -> new Descent(options, system, input));
    List<Callable<Found>> ways = new ArrayList<>();
    for (double[] start : starts) {
      ways.add(() -> new Found(descents.get().from(start), descents.get().state()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(options.threads());
    try {
      List<Found> found = new ArrayList<>();
      for (Future<Found> way : threads.invokeAll(ways)) {
        found.add(way.get());
      }
      return found;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The search for fixed points failed.", failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The search was interrupted.");
    } finally {
      threads.shutdownNow();
    }
  }

  private record Found(Descent.End end, double[] state) {}

  private void record(Found found) {
    if (found.end == Descent.End.FIXED) {
      recordFixed(found.state);
    } else if (found.end == Descent.End.SLOW
        && slow.size() < FixedPointSearch.MOST_POINTS
        && isNew(found.state, slow)) {
      slow.add(FixedPoint.at(system, input, found.state));
    }
  }

  private void recordFixed(double[] state) {
    if (count() >= FixedPointSearch.MOST_POINTS || !isNew(state, points) || !isNew(state, far)) {
      return;
    }
    FixedPoint point = FixedPoint.at(system, input, state);
    if (spread.distance(state) > options.farFactor() * spread.radius) {
      far.add(point);
    } else {
      queueMidpoints(point);
      points.add(point);
    }
  }

  /** Between two stable points there is often a saddle, and between saddles a source. */
  private void queueMidpoints(FixedPoint point) {
    for (FixedPoint other : points) {
      boolean stable =
          point.stability() == Stability.STABLE && other.stability() == Stability.STABLE;
      (stable ? betweenStable : betweenOthers).add(new Pair(point.state(), other.state()));
    }
  }

  private record Pair(double[] a, double[] b) {
    double[] middle() {
      double[] middle = new double[a.length];
      Arrays.setAll(middle, k -> (a[k] + b[k]) / 2);
      return middle;
    }
  }

  private boolean isNew(double[] state, List<FixedPoint> known) {
    double limit = options.uniqueness() * spread.rootMeanSquare;
    return known.stream().noneMatch(point -> within(limit, point.state(), state));
  }

  private static boolean within(double limit, double[] a, double[] b) {
    for (int k = 0; k < a.length; k++) {
      if (Math.abs(a[k] - b[k]) >= limit) {
        return false;
      }
    }
    return true;
  }

  /**
   * How the trajectories lie in state space.
   *
   * @param mean their mean
   * @param radius their mean distance from it
   * @param deviation their root mean square deviation from it per variable; 1 if they stand still
   * @param rootMeanSquare the root mean square of their variables; 1 if all are 0
   */
  private record Spread(double[] mean, double radius, double deviation, double rootMeanSquare) {

    static Spread of(List<double[]> states) {
      int n = states.get(0).length;
      double[] mean = new double[n];
      double squares = 0;
      for (double[] state : states) {
        for (int k = 0; k < n; k++) {
          mean[k] += state[k] / states.size();
          squares += state[k] * state[k];
        }
      }
      double distances = 0;
      double deviations = 0;
      for (double[] state : states) {
        double distance = distance(state, mean);
        distances += distance;
        deviations += distance * distance;
      }
      double count = states.size();
      double deviation = Math.sqrt(deviations / count / n);
      double rootMeanSquare = Math.sqrt(squares / count / n);
      return new Spread(
          mean,
          deviation > 0 ? distances / count : Double.POSITIVE_INFINITY,
          deviation > 0 ? deviation : 1,
          rootMeanSquare > 0 ? rootMeanSquare : 1);
    }

    double distance(double[] state) {
      return distance(state, mean);
    }

    private static double distance(double[] a, double[] b) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += (a[k] - b[k]) * (a[k] - b[k]);
      }
      return Math.sqrt(sum);
    }
  }
}
