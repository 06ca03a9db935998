package org.rnnzoo.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;

/**
 * A picture of a system of one variable: its velocity against its state, 0 at the fixed points.
 *
 * @param input the constant input, {@code [inputs]}
 * @param points the fixed points for this input
 * @param trajectories what the system does in trials; they set the range that is shown
 */
public record PhaseLine(
    DynamicalSystem system, double[] input, FixedPoints points, Trajectories trajectories) {

  private static final int SAMPLES = 401;
  private static final double MARGIN = 0.2;

  /** The picture as a panel. */
  public Panel.Plot plot(String title) {
    double[] places =
        Stream.concat(
                points.points().stream().map(FixedPoint::state), trajectories.allStates().stream())
            .mapToDouble(state -> state[0])
            .toArray();
    double least = Arrays.stream(places).min().orElse(-1);
    double most = Arrays.stream(places).max().orElse(1);
    double margin = MARGIN * (most > least ? most - least : 1);
    double[] x = new double[SAMPLES];
    Arrays.setAll(x, i -> least - margin + (most - least + 2 * margin) * i / (SAMPLES - 1));
    double[] velocity = Arrays.stream(x).map(this::velocity).toArray();
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.HORIZONTAL, 0, Ink.LIGHT_GREY));
    layers.add(new Layer.Curve("", x, velocity, Ink.BLACK, Layer.Style.SOLID));
    layers.addAll(points.marks(state -> state[0], state -> 0));
    return new Panel.Plot(
        title, Axis.of("x", x[0], x[SAMPLES - 1]), Axis.of("dx/dt (1/s)"), 0.75, false, layers);
  }

  private double velocity(double x) {
    double[] field = new double[1];
    system.field(new double[] {x}, input, field);
    return 1000 / system.timeConstant() * field[0];
  }
}
