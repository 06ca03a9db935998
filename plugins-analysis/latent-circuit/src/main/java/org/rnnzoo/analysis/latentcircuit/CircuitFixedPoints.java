package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;

/** The fixed points of a circuit for a constant input. */
final class CircuitFixedPoints {

  private CircuitFixedPoints() {}

  /**
   * Finds them: all, exactly, of a small rectified-linear circuit; by search from where it goes
   * otherwise.
   *
   * @param activity what the circuit does in some trials
   * @param input the constant input, {@code [inputs]}
   */
  static FixedPoints of(
      LeakyNetwork circuit,
      Activity activity,
      double[] input,
      RandomGenerator random,
      Runnable heartbeat) {
    return FixedPointSearch.defaults()
        .find(
            circuit,
            input,
            NetworkPoints.visited(activity),
            List.of(),
            random,
            batch -> heartbeat.run());
  }

  /** One row for each point: its number, kind, unstable dimensions and place. */
  static List<Map<String, Object>> table(FixedPoints points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FixedPoint point : points.points()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("number", rows.size() + 1);
      row.put("stability", point.stability().label());
      row.put("unstableDimensions", point.unstableDimensions());
      for (int node = 0; node < point.state().length; node++) {
        row.put("x" + (node + 1), point.state()[node]);
      }
      rows.add(row);
    }
    return rows;
  }
}
