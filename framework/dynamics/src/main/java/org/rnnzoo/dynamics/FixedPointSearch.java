package org.rnnzoo.dynamics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * How to find the fixed points of a system for one constant input.
 *
 * <p>Small circuits of rectified linear units are {@linkplain ReluFixedPoints enumerated}, and
 * networks that show factors of a low rank are searched in as many variables as that rank, which is
 * {@linkplain LowRankReduction exact}. Any other system is searched as it is.
 *
 * <p>A damped Newton iteration starts from many states: where the network goes, with little and
 * with much noise added, in the span of its leading principal components, anywhere in the
 * {@linkplain DynamicalSystem#reachable reachable box} if that is finite, the mean of the
 * trajectories and the origin, halfway between stable points, from where it goes with the known
 * points {@linkplain Deflation divided out}, and from guesses of the caller, such as the fixed
 * points of a latent circuit. Where Newton's iteration gets stuck, a Levenberg–Marquardt iteration
 * goes down to the nearest minimum of the speed, which may be a slow point (Sussillo &amp; Barak
 * 2013). Batches of fresh starts follow until two in a row find nothing new and the {@linkplain
 * FixedPoints index sum} allows the set to be complete, or until the time is up; what was found by
 * then is kept, and its {@linkplain Coverage coverage} says so.
 *
 * <p>How many points have how many unstable dimensions is told by {@link
 * FixedPoints#byUnstableDimension()}.
 *
 * @param seeds the number of starting states in a batch, at least 1
 * @param batches the largest number of batches, at least 1
 * @param iterations the largest number of Newton iterations from one start, at least 1
 * @param tolerance a state counts as a fixed point if {@code ‖F‖²} is below it
 * @param slowSpeed a local minimum of the speed counts as a slow point if its {@linkplain
 *     FixedPoint#speed speed} is below this, in 1/s
 * @param uniqueness two states are one point if no variable differs by more than this share of the
 *     root mean square of the trajectories' variables
 * @param farFactor points farther than this from the mean of the trajectories, in units of their
 *     mean distance from it, are listed as far
 * @param bound the search stays where no variable exceeds this in size, beside the box that the
 *     system tells itself; infinite for no further bound
 * @param seconds the search ends after this time; infinite for never
 * @param threads the number of threads; it does not change what is found
 */
public record FixedPointSearch(
    int seeds,
    int batches,
    int iterations,
    double tolerance,
    double slowSpeed,
    double uniqueness,
    double farFactor,
    double bound,
    double seconds,
    int threads) {

  /**
   * The search ends when it has found so many points, for then it may be on a continuous attractor,
   * which has no end of them.
   */
  public static final int MOST_POINTS = 400;

  public FixedPointSearch {
    if (seeds < 1 || batches < 1 || iterations < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "A search for fixed points needs at least one seed, batch, iteration and thread.");
    }
    if (!(tolerance > 0 && slowSpeed >= 0 && uniqueness > 0 && farFactor > 0)) {
      throw new IllegalArgumentException(
          "The tolerances and the far factor of a search for fixed points must be above 0.");
    }
    if (!(bound > 0 && seconds > 0)) {
      throw new IllegalArgumentException(
          "The bound and the time limit of a search for fixed points must be above 0.");
    }
  }

  /** The settings that suit most networks; one thread, no limit of time. */
  public static FixedPointSearch defaults() {
    return new FixedPointSearch(
        128, 20, 100, 1e-18, 0.02, 1e-3, 10, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
  }

  /** The same search with another number of starting states in a batch. */
  public FixedPointSearch withSeeds(int other) {
    return new FixedPointSearch(
        other,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        farFactor,
        bound,
        seconds,
        threads);
  }

  /** The same search with another largest number of batches. */
  public FixedPointSearch withBatches(int other) {
    return new FixedPointSearch(
        seeds,
        other,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        farFactor,
        bound,
        seconds,
        threads);
  }

  /** The same search with another tolerance of fixed points. */
  public FixedPointSearch withTolerance(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        other,
        slowSpeed,
        uniqueness,
        farFactor,
        bound,
        seconds,
        threads);
  }

  /** The same search with another speed, in 1/s, below which points are slow. */
  public FixedPointSearch withSlowSpeed(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        other,
        uniqueness,
        farFactor,
        bound,
        seconds,
        threads);
  }

  /** The same search with another distance at which two points are one. */
  public FixedPointSearch withUniqueness(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        other,
        farFactor,
        bound,
        seconds,
        threads);
  }

  /** The same search with another distance from which on points are far. */
  public FixedPointSearch withFarFactor(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        other,
        bound,
        seconds,
        threads);
  }

  /** The same search with a bound that no variable exceeds in size. */
  public FixedPointSearch withBound(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        farFactor,
        other,
        seconds,
        threads);
  }

  /** The same search with a limit of time, in seconds. */
  public FixedPointSearch withSeconds(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        farFactor,
        bound,
        other,
        threads);
  }

  /** The same search with another number of threads. */
  public FixedPointSearch withThreads(int other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowSpeed,
        uniqueness,
        farFactor,
        bound,
        seconds,
        other);
  }

  /**
   * Searches without guesses.
   *
   * @param input the constant input, {@code [inputs]}
   * @param trajectory states that the network visits, at least one; those that are not finite are
   *     left out
   * @param random where starting states are drawn from; the same draws find the same points
   */
  public FixedPoints find(
      DynamicalSystem system, double[] input, List<double[]> trajectory, RandomGenerator random) {
    return find(system, input, trajectory, List.of(), random, batch -> {});
  }

  /**
   * Searches from guesses, too.
   *
   * @param input the constant input, {@code [inputs]}
   * @param trajectory states that the network visits, at least one
   * @param guesses states to start from as they are; may be empty
   * @param random where starting states are drawn from; the same draws find the same points
   * @param progress told the number of finished batches, after each and on the way; may throw to
   *     stop
   * @throws IllegalArgumentException if the input is of another length, or if the system's field is
   *     not finite, as that of a network whose training diverged
   */
  public FixedPoints find(
      DynamicalSystem system,
      double[] input,
      List<double[]> trajectory,
      List<double[]> guesses,
      RandomGenerator random,
      IntConsumer progress) {
    if (trajectory.isEmpty()) {
      throw new IllegalArgumentException(
          "A search for fixed points needs at least one state that the network visits.");
    }
    if (input.length != system.inputs()) {
      throw new IllegalArgumentException(
          "The constant input has %s values, but the network takes %s."
              .formatted(input.length, system.inputs()));
    }
    requireFiniteField(system, input);
    Optional<FixedPoints> enumerated = ReluFixedPoints.enumerated(system, input);
    if (enumerated.isPresent()) {
      return enumerated.get();
    }
    List<double[]> visited = trajectory.stream().filter(FixedPointSearch::finite).toList();
    if (visited.isEmpty()) {
      visited = List.of(new double[system.dimension()]);
    }
    return LowRankReduction.factorsOf(system).isPresent()
        ? reduced(
            new LowRankReduction((LeakyNetwork) system, input),
            input,
            visited,
            guesses,
            random,
            progress)
        : unreduced(system, input, visited, guesses, random, progress);
  }

  /** Searches a system as it is. */
  FixedPoints unreduced(
      DynamicalSystem system,
      double[] input,
      List<double[]> trajectory,
      List<double[]> guesses,
      RandomGenerator random,
      IntConsumer progress) {
    return new SearchRun(this, system, input.clone(), trajectory, random).run(guesses, progress);
  }

  private FixedPoints reduced(
      LowRankReduction reduction,
      double[] input,
      List<double[]> trajectory,
      List<double[]> guesses,
      RandomGenerator random,
      IntConsumer progress) {
    FixedPoints found =
        unreduced(
            reduction,
            new double[0],
            trajectory.stream().map(reduction::lower).toList(),
            guesses.stream().map(reduction::lower).toList(),
            random,
            progress);
    Function<FixedPoint, FixedPoint> lifted =
        point -> FixedPoint.at(reduction.network(), input, reduction.lift(point.state()));
    return new FixedPoints(
        found.points().stream().map(lifted).toList(),
        found.slow().stream().map(lifted).toList(),
        found.far().stream().map(lifted).toList(),
        found.indexSumApplies(),
        found.coverage().by(Coverage.Method.REDUCED_SEARCH));
  }

  private static void requireFiniteField(DynamicalSystem system, double[] input) {
    double[] field = new double[system.dimension()];
    system.field(new double[field.length], input, field);
    if (!finite(field)) {
      throw new IllegalArgumentException(
          "The network's weights or its input are not finite, as after a training that diverged; it"
              + " has no fixed points.");
    }
  }

  private static boolean finite(double[] state) {
    return Arrays.stream(state).allMatch(Double::isFinite);
  }
}
