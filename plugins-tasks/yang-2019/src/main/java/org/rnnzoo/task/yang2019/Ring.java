package org.rnnzoo.task.yang2019;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnnzoo.api.Require;

/**
 * A ring of units that prefer directions and respond {@code 0.8·exp(−d²/2)}, d the angle between
 * the direction and the preferred one in units of π/8.
 *
 * @param units the number of units
 */
record Ring(int units) {

  private static final double HEIGHT = 0.8;
  private static final double WIDTH_DEG = 22.5;

  /** The names of the units: the name of the ring and what they prefer in degrees. */
  Stream<String> channels(String name) {
    return IntStream.range(0, units).mapToObj(unit -> name + "." + plain(preferred(unit)));
  }

  /** The activity of a unit for a direction in degrees. */
  double value(int unit, double degrees) {
    double turn = Math.abs(degrees - preferred(unit)) % 360;
    double d = Math.min(turn, 360 - turn) / WIDTH_DEG;
    return HEIGHT * Math.exp(-d * d / 2);
  }

  /** The direction of the population vector in degrees. */
  double read(IntToDoubleFunction unit) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < units; i++) {
      double radians = Math.toRadians(preferred(i));
      x += unit.applyAsDouble(i) * Math.cos(radians);
      y += unit.applyAsDouble(i) * Math.sin(radians);
    }
    return (Math.toDegrees(Math.atan2(y, x)) + 360) % 360;
  }

  private double preferred(int unit) {
    return 360.0 * unit / units;
  }

  private static String plain(double degrees) {
    return Require.plain(Math.round(degrees * 100) / 100.0);
  }
}
