package org.rnnzoo.analysis.fixedpoints;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Stability;

/**
 * The eigenvalues at the fixed points in the complex plane, beside the line or circle that parts
 * stable directions from unstable ones: real part 0 for a flow, size 1 for the multipliers of a
 * map.
 */
record EigenvalueFigure(DynamicalSystem system, String input, FixedPoints points) {

  /** Whether there is an eigenvalue to be drawn. */
  boolean hasSome() {
    return points.points().stream().anyMatch(point -> point.eigen().isPresent());
  }

  /** How many points have no eigenvalues, for the title of the panel; empty if all have some. */
  private String without() {
    int kinks = points.count(Stability.NOT_DIFFERENTIABLE);
    return kinks == 0
        ? ""
        : kinks + (kinks == 1 ? " point has" : " points have") + " none: not differentiable there";
  }

  Figure draw() {
    String description =
        "Eigenvalues of the Jacobian at each fixed point in the complex plane; those to the right"
            + " of the line, or outside the circle, are unstable directions.";
    return new Figure(
        "Eigenvalues at the fixed points, " + input,
        description,
        Figure.Width.COLUMN,
        1,
        List.of(system.isMap() ? multipliers() : rates()));
  }

  private Panel rates() {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Rule("", Layer.Orientation.VERTICAL, 0, Ink.BLACK));
    layers.addAll(clouds(Eigen::real, Eigen::imaginary));
    return new Panel.Plot(
        without(), Axis.of("Re λ (1/s)"), Axis.of("Im λ (1/s)"), 0.8, false, layers);
  }

  private Panel multipliers() {
    double step = system.timeConstant() / 1000;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Circle("", 0, 0, 1, Ink.BLACK));
    layers.addAll(
        clouds(
            eigen -> Arrays.stream(eigen.real()).map(value -> 1 + step * value).toArray(),
            eigen -> Arrays.stream(eigen.imaginary()).map(value -> step * value).toArray()));
    return new Panel.Plot(without(), Axis.of("Re μ"), Axis.of("Im μ"), 1, true, layers);
  }

  private List<Layer> clouds(Function<Eigen, double[]> real, Function<Eigen, double[]> imaginary) {
    List<Layer> clouds = new ArrayList<>();
    for (Stability stability : Stability.values()) {
      List<Eigen> spectra =
          points.points().stream()
              .filter(point -> point.stability() == stability)
              .map(FixedPoint::eigen)
              .flatMap(Optional::stream)
              .toList();
      if (!spectra.isEmpty()) {
        clouds.add(
            new Layer.Points(
                stability.label(),
                spectra.stream().map(real).flatMapToDouble(Arrays::stream).toArray(),
                spectra.stream().map(imaginary).flatMapToDouble(Arrays::stream).toArray(),
                stability.ink(),
                Layer.Mark.DOT));
      }
    }
    return clouds;
  }
}
