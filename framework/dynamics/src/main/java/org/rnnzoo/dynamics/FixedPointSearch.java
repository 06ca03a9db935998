package org.rnnzoo.dynamics;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * How to search for the fixed points of a system.
 *
 * <p>A damped Newton iteration starts from many states: where the network goes, with little and
 * with much noise added, the mean of that and the origin, halfway between stable points, and from
 * guesses of the caller, such as the fixed points of a latent circuit. Where Newton's iteration
 * gets stuck, a Levenberg–Marquardt iteration goes down to the nearest minimum of the speed, which
 * may be a slow point (Sussillo &amp; Barak 2013). Batches of fresh starts follow until two in a
 * row find nothing new and the {@linkplain FixedPoints index sum} allows the set to be complete.
 *
 * @param seeds the number of starting states in a batch, at least 1
 * @param batches the largest number of batches, at least 1
 * @param iterations the largest number of Newton iterations from one start, at least 1
 * @param tolerance a state counts as a fixed point if {@code ‖F‖²} is below it
 * @param slowThreshold a local minimum of {@code q = ½‖F‖²} counts as a slow point if q per state
 *     variable is below it
 * @param uniqueness two states are one point if no variable differs by more than this share of the
 *     root mean square of the trajectories' variables
 * @param farFactor points farther than this from the mean of the trajectories, in units of their
 *     mean distance from it, are listed as far
 * @param bound the search stays where no variable exceeds this in size; infinite for everywhere.
 *     Every fixed point of a GRU has a bound of 1, and outside its saturated gate feigns others.
 * @param threads the number of threads; it does not change what is found
 */
public record FixedPointSearch(
    int seeds,
    int batches,
    int iterations,
    double tolerance,
    double slowThreshold,
    double uniqueness,
    double farFactor,
    double bound,
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
    if (!(tolerance > 0 && slowThreshold >= 0 && uniqueness > 0 && farFactor > 0 && bound > 0)) {
      throw new IllegalArgumentException(
          "The tolerances, the far factor and the bound of a search for fixed points must be above"
              + " 0.");
    }
  }

  /** The settings that suit most networks; one thread. */
  public static FixedPointSearch defaults() {
    return new FixedPointSearch(128, 20, 100, 1e-18, 1e-6, 1e-3, 10, Double.POSITIVE_INFINITY, 1);
  }

  /** The same search with another number of starting states in a batch. */
  public FixedPointSearch withSeeds(int other) {
    return new FixedPointSearch(
        other,
        batches,
        iterations,
        tolerance,
        slowThreshold,
        uniqueness,
        farFactor,
        bound,
        threads);
  }

  /** The same search where no variable exceeds a bound in size. */
  public FixedPointSearch withBound(double other) {
    return new FixedPointSearch(
        seeds,
        batches,
        iterations,
        tolerance,
        slowThreshold,
        uniqueness,
        farFactor,
        other,
        threads);
  }

  /** The same search on another number of threads. */
  public FixedPointSearch withThreads(int other) {
    return new FixedPointSearch(
        seeds, batches, iterations, tolerance, slowThreshold, uniqueness, farFactor, bound, other);
  }

  /**
   * Searches without guesses.
   *
   * @param input the constant input, {@code [inputs]}
   * @param trajectory states that the network visits, at least one
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
   * @param progress told the number of finished batches after each; may throw to stop
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
          "The constant input has %d values, but the network takes %d."
              .formatted(input.length, system.inputs()));
    }
    return new Expedition(this, system, input.clone(), trajectory, random).run(guesses, progress);
  }
}
