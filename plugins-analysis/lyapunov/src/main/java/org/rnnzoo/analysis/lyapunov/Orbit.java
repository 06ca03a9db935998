package org.rnnzoo.analysis.lyapunov;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.model.DynamicalSystem;

/** A state on its way, with the growth of a frame of tangent vectors along the way. */
final class Orbit {

  private final DynamicalSystem system;
  private final Drive drive;
  private final Schedule schedule;
  private final Linearisation linearisation;
  private final Frame frame;
  private final RandomGenerator random;
  private final double[] state;
  private final double[] field;
  private final double[] growth;
  private final double[] total;
  private final double[] largest;
  private long done;
  private boolean lost;

  /**
   * @param start the first state; not changed
   * @param frame the first tangent vectors; changes
   * @param random for directions that vanish
   */
  Orbit(
      DynamicalSystem system,
      Drive drive,
      Schedule schedule,
      double[] start,
      Frame frame,
      RandomGenerator random) {
    int count = frame.vectors().numRows;
    this.system = system;
    this.drive = drive;
    this.schedule = schedule;
    this.linearisation = Linearisation.of(system, count);
    this.frame = frame;
    this.random = random;
    this.state = start.clone();
    this.field = new double[state.length];
    this.growth = new double[count];
    this.total = new double[count];
    this.largest = new double[schedule.counted()];
  }

  /**
   * Goes on by some intervals, or to the end if that is nearer; or not at all any more, once the
   * state has grown beyond all numbers.
   */
  void advance(long intervals) {
    long end = Math.min(schedule.length(), done + intervals);
    for (; done < end && !lost; done++) {
      boolean measuring = done >= schedule.warmUp();
      for (int step = 0; step < schedule.steps(); step++) {
        double[] input = drive.at(done * schedule.steps() + step);
        if (measuring) {
          linearisation.carry(state, input, frame.vectors());
        }
        step(input);
      }
      lost = !Arrays.stream(state).allMatch(Double::isFinite);
      if (measuring && !lost) {
        frame.straighten(growth, random);
        count(done - schedule.warmUp() - schedule.alignment());
      }
    }
  }

  private void step(double[] input) {
    system.field(state, input, field);
    for (int i = 0; i < state.length; i++) {
      state[i] += system.alpha() * field[i];
    }
  }

  /** Whether the state has grown beyond all numbers, so that there are no exponents. */
  boolean isLost() {
    return lost;
  }

  /** Takes the growth in an interval into account; those of the alignment are below 0. */
  private void count(long interval) {
    if (interval >= 0) {
      for (int i = 0; i < total.length; i++) {
        total[i] += growth[i];
      }
      largest[(int) interval] = total[0] / time(interval + 1);
    }
  }

  private double time(long intervals) {
    return intervals * schedule.steps() * system.alpha();
  }

  /** The state now, {@code [dimension]}, live. */
  double[] state() {
    return state;
  }

  /** The exponents at the end, in the order of the frame, in 1/τ. */
  double[] exponents() {
    double[] exponents = new double[total.length];
    for (int i = 0; i < total.length; i++) {
      exponents[i] = total[i] / time(schedule.counted());
    }
    return exponents;
  }

  /** The first exponent as it was after each counted interval, in 1/τ. */
  double[] convergence() {
    return largest;
  }
}
