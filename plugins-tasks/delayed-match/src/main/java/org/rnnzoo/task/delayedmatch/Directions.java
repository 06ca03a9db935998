package org.rnnzoo.task.delayedmatch;

import java.util.List;
import java.util.stream.IntStream;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.task.AngleCode;

/** Directions of motion in degrees, from 0 to below 360. */
final class Directions {

  /** Directions nearer to each other than this are the same. */
  private static final double TOLERANCE = 1e-6;

  private Directions() {}

  /** Directions spread evenly over the circle. */
  static List<Double> evenly(int count, double first) {
    return IntStream.range(0, count).mapToObj(i -> wrap(first + 360.0 * i / count)).toList();
  }

  static double wrap(double degrees) {
    double rest = degrees % 360;
    return rest < 0 ? rest + 360 : rest;
  }

  static boolean same(double degrees, double otherDegrees) {
    return AngleCode.distance(degrees, otherDegrees) < TOLERANCE;
  }

  /** That a number is a multiple of another. */
  static void requireMultiple(String name, int value, int factor, int max) {
    if (value < factor || value > max || value % factor != 0) {
      throw new IllegalArgumentException(
          "%s is %s; it must be a multiple of %s from %s to %s."
              .formatted(name, value, factor, factor, max - max % factor));
    }
  }

  /** That a rotation leads from each of some evenly spread directions to another of them. */
  static void requireRotation(double degrees, int directions) {
    double steps = degrees * directions / 360;
    if (!(Math.abs(steps - Math.rint(steps)) < 1e-9) || same(degrees, 0)) {
      throw new IllegalArgumentException(
          "A rotation is by %s degrees; with %s directions it must be a multiple of %s degrees, and no full turn."
              .formatted(Require.plain(degrees), directions, Require.plain(360.0 / directions)));
    }
  }
}
