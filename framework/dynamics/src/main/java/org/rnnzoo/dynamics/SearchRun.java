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
import java.util.stream.Stream;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;

/** One search for fixed points: what has been found so far and where to look next. */
final class SearchRun {

  private static final int IDLE_BATCHES = 2;

  /** So many ways down are followed before what they found is looked at. */
  private static final int SLICE = 32;

  private final FixedPointSearch options;
  private final DynamicalSystem system;
  private final double[] input;
  private final Spread spread;
  private final Starts draws;
  private final Box box;
  private final Deadline deadline;
  private final List<FixedPoint> points = new ArrayList<>();
  private final List<FixedPoint> slow = new ArrayList<>();
  private final List<FixedPoint> far = new ArrayList<>();
  private final Deque<Pair> betweenStable = new ArrayDeque<>();
  private final Deque<Pair> betweenOthers = new ArrayDeque<>();
  private int followed;
  private int ledOutside;
  private boolean cutShort;

  SearchRun(
      FixedPointSearch options,
      DynamicalSystem system,
      double[] input,
      List<double[]> trajectory,
      RandomGenerator random) {
    this.options = options;
    this.system = system;
    this.input = input;
    this.spread = Spread.of(trajectory);
    this.box = system.reachable(input).within(options.bound());
    this.draws = new Starts(trajectory, spread, box, random);
    this.deadline = Deadline.in(options.seconds());
  }

  FixedPoints run(List<double[]> guesses, IntConsumer progress) {
    List<Start> starts = new ArrayList<>();
    guesses.forEach(guess -> starts.add(new Start(guess, false)));
    starts.add(new Start(spread.mean(), false));
    starts.add(new Start(new double[system.dimension()], false));
    int idle = 0;
    int batch = 0;
    while (batch < options.batches() && !exhausted(idle) && !full() && !cutShort) {
      starts.addAll(draws.next(options.seeds()));
      addMidpoints(starts);
      int before = count();
      follow(starts, batch, progress);
      idle = count() == before ? idle + 1 : 0;
      starts.clear();
      batch++;
      progress.accept(batch);
    }
    return found(end(idle));
  }

  private void follow(List<Start> starts, int batch, IntConsumer progress) {
    for (int from = 0; from < starts.size() && !full() && !cutShort; from += SLICE) {
      descend(starts.subList(from, Math.min(from + SLICE, starts.size()))).forEach(this::record);
      cutShort = deadline.passed();
      progress.accept(batch);
    }
  }

  private boolean exhausted(int idle) {
    return idle >= IDLE_BATCHES && betweenStable.isEmpty() && consistent();
  }

  private boolean full() {
    return count() >= FixedPointSearch.MOST_POINTS;
  }

  private Coverage.End end(int idle) {
    if (full()) {
      return Coverage.End.MOST_POINTS;
    } else if (cutShort) {
      return Coverage.End.TIME_UP;
    }
    return exhausted(idle) ? Coverage.End.NOTHING_NEW : Coverage.End.ALL_BATCHES;
  }

  private int count() {
    return points.size() + far.size();
  }

  private boolean consistent() {
    int indexSum = Stream.concat(points.stream(), far.stream()).mapToInt(FixedPoint::index).sum();
    return !system.bounded() || indexSum == 1;
  }

  private FixedPoints found(Coverage.End end) {
    List<FixedPoint> separate =
        slow.stream().filter(point -> isNew(point.state(), points)).toList();
    Coverage coverage = new Coverage(Coverage.Method.SEARCH, end, followed, ledOutside, 0);
    return new FixedPoints(points, separate, far, system.bounded(), coverage);
  }

  /** Halfway between other points is worth a look only if points are known to be missing. */
  private void addMidpoints(List<Start> starts) {
    boolean missing = !consistent();
    for (int i = 0; i < options.seeds(); i++) {
      if (!betweenStable.isEmpty()) {
        starts.add(new Start(betweenStable.remove().middle(), false));
      } else if (missing && !betweenOthers.isEmpty()) {
        starts.add(new Start(betweenOthers.remove().middle(), false));
      }
    }
  }

  /** Where the ways down from all starts end, in the order of the starts. */
  private List<Found> descend(List<Start> starts) {
    ThreadLocal<Descent> descents =
        ThreadLocal.withInitial(() -> new Descent(options, system, input, box, deadline));
    List<double[]> known =
        Stream.concat(points.stream(), far.stream()).map(FixedPoint::state).toList();
    Deflation deflation = new Deflation(known, spread.radiusOrOne());
    List<Callable<Found>> ways = new ArrayList<>();
    for (Start start : starts) {
      ways.add(() -> follow(descents.get(), start, deflation));
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

  private Found follow(Descent descent, Start start, Deflation deflation) {
    if (deadline.passed()) {
      return new Found(Descent.End.OUT_OF_TIME, start.state());
    }
    Descent.End end =
        start.deflated() && !deflation.roots().isEmpty()
            ? descent.from(start.state(), deflation)
            : descent.from(start.state());
    return new Found(end, descent.state());
  }

  private record Found(Descent.End end, double[] state) {}

  private void record(Found found) {
    followed += found.end == Descent.End.OUT_OF_TIME ? 0 : 1;
    ledOutside += found.end == Descent.End.OUTSIDE ? 1 : 0;
    if (found.end == Descent.End.FIXED) {
      recordFixed(found.state);
    } else if (found.end == Descent.End.SLOW
        && slow.size() < FixedPointSearch.MOST_POINTS
        && isNew(found.state, slow)) {
      slow.add(FixedPoint.at(system, input, found.state));
    }
  }

  private void recordFixed(double[] state) {
    if (full() || !isNew(state, points) || !isNew(state, far)) {
      return;
    }
    FixedPoint point = FixedPoint.at(system, input, state);
    if (spread.distance(state) > options.farFactor() * spread.radius()) {
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
    double limit = options.uniqueness() * spread.rootMeanSquare();
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
}
