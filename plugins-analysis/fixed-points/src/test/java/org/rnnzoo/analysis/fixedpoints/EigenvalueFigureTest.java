package org.rnnzoo.analysis.fixedpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.analysis.fixedpoints.Points.kink;
import static org.rnnzoo.analysis.fixedpoints.Points.saddle;
import static org.rnnzoo.analysis.fixedpoints.Points.stable;

import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.FixedPoint;

class EigenvalueFigureTest {

  private static Panel.Plot plot(DynamicalSystem system) {
    return (Panel.Plot)
        new EigenvalueFigure(system, "no input", Points.of(stable(0, 0), saddle(1, 1), kink(2, 2)))
            .draw()
            .panels()
            .get(0);
  }

  @Test
  void eigenvaluesOfAFlowLieBesideALine() {
    Panel.Plot plot = plot(Points.SYSTEM);
    assertThat(plot.layers()).extracting(Layer::label).containsExactly("", "stable", "saddle");
    assertThat(plot.layers().get(0)).isInstanceOf(Layer.Rule.class);
    Layer.Points stable = (Layer.Points) plot.layers().get(1);
    assertThat(stable.x()).containsExactly(new double[] {-1, -1}, within(1e-12));
    assertThat(Math.abs(stable.y()[0])).isCloseTo(2, within(1e-12));
    assertThat(stable.y()[1]).isEqualTo(-stable.y()[0]);
  }

  @Test
  void aPointWithoutEigenvaluesIsSpokenOf() {
    assertThat(plot(Points.SYSTEM).title()).isEqualTo("1 point has none: not differentiable there");
    assertThat(new EigenvalueFigure(Points.SYSTEM, "", Points.of(kink(2, 2))).hasSome()).isFalse();
    assertThat(new EigenvalueFigure(Points.SYSTEM, "", Points.of(stable(0, 0))).hasSome()).isTrue();
  }

  @Test
  void multipliersOfAMapLieInACircle() {
    Panel.Plot plot = plot(Points.system(1));
    assertThat(plot.layers().get(0)).isInstanceOf(Layer.Circle.class);
    // Steps of 100 ms.
    Layer.Points stable = (Layer.Points) plot.layers().get(1);
    assertThat(stable.x()).containsExactly(new double[] {0.9, 0.9}, within(1e-12));
    assertThat(Math.abs(stable.y()[0])).isCloseTo(0.2, within(1e-12));
    assertThat(stable.y()[1]).isEqualTo(-stable.y()[0]);
  }

  @Test
  void aFastDirectionOfAMapHasASmallMultiplier() {
    FixedPoint point = stable(0, 0);
    FixedPoint fast =
        new FixedPoint(
            point.state(),
            point.q(),
            point.speed(),
            Optional.of(Eigen.of(new DMatrixRMaj(new double[][] {{-5, 0}, {0, -8}}))),
            point.unstableDimensions(),
            point.unstableAsSimulated(),
            point.stability(),
            point.marginal(),
            point.index(),
            point.slowestTimeConstant(),
            point.frequency(),
            point.largestMultiplier(),
            point.isolated());
    Panel.Plot plot =
        (Panel.Plot)
            new EigenvalueFigure(Points.system(1), "no input", Points.of(fast))
                .draw()
                .panels()
                .get(0);
    assertThat(((Layer.Points) plot.layers().get(1)).x())
        .containsExactly(new double[] {0.5, 0.2}, within(1e-12));
  }
}
