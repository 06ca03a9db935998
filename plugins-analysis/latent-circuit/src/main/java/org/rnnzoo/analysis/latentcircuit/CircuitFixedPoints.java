package org.rnnzoo.analysis.latentcircuit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.ReluFixedPoints;

/** The fixed points of a small circuit without input. */
final class CircuitFixedPoints {

  /** The largest circuit whose fixed points are looked for. */
  static final int MOST_NODES = ReluFixedPoints.MOST_UNITS;

  private static final int MOST_STATES = 2000;

  private CircuitFixedPoints() {}

  /**
   * Finds them: all, exactly, of a rectified-linear circuit; by search from where it goes
   * otherwise.
   *
   * @param states states that the circuit visits, {@code [samples, nodes]}
   */
  static FixedPoints of(
      LeakyNetwork circuit, DMatrixRMaj states, RandomGenerator random, Runnable heartbeat) {
    double[] noInput = new double[circuit.inputs()];
    if (circuit.activation() == Activation.RELU) {
      return ReluFixedPoints.of(circuit, noInput).fixedPoints();
    }
    int stride = (states.numRows - 1) / MOST_STATES + 1;
    List<double[]> visited = new ArrayList<>();
    for (int row = 0; row < states.numRows; row += stride) {
      visited.add(Matrices.row(states, row));
    }
    return FixedPointSearch.defaults()
        .find(circuit, noInput, visited, List.of(), random, batch -> heartbeat.run());
  }

  /** One row for each point: its kind, unstable dimensions and place. */
  static List<Map<String, Object>> table(FixedPoints points) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (FixedPoint point : points.points()) {
      Map<String, Object> row = new LinkedHashMap<>();
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
