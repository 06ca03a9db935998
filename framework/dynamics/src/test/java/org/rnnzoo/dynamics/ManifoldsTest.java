package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifoldsTest {

  private static final PhasePlane PLANE = PhasePlane.ofTwoVariables("x", "y");

  /** A saddle at (0.5, 0) that is left along x and reached along y. */
  private static final FormulaSystem SADDLE =
      FormulaSystem.flow(2, x -> new double[] {x[0] - 0.5, -2 * x[1]});

  private static final Window WINDOW = new Window(-1, 3, -1, 1);

  /** The distance at which curves start, 10⁻³ of the longer side of the window. */
  private static final double NEAR = 4e-3;

  private static Manifolds of(FormulaSystem system, FixedPoint... points) {
    return new Manifolds(system, new double[0], PLANE, WINDOW, List.of(points));
  }

  /** The places of each curve. */
  private static List<List<double[]>> curves(Polyline line) {
    List<List<double[]>> curves = new ArrayList<>();
    List<double[]> curve = new ArrayList<>();
    for (int i = 0; i < line.x().length; i++) {
      if (Double.isNaN(line.x()[i])) {
        curves.add(curve);
        curve = new ArrayList<>();
      } else {
        curve.add(new double[] {line.x()[i], line.y()[i]});
      }
    }
    assertThat(curve).as("every curve ends").isEmpty();
    return curves;
  }

  @Test
  void theUnstableManifoldOfALinearSaddleGrowsAsTheExponential() {
    List<List<double[]>> curves = curves(of(SADDLE, SADDLE.at(0.5, 0)).unstable());
    assertThat(curves).hasSize(2);
    for (int k = 0; k < 2; k++) {
      int side = k == 0 ? -1 : 1;
      List<double[]> curve = curves.get(k);
      assertThat(curve.get(0)).containsExactly(0.5, 0);
      for (int i = 1; i < curve.size(); i++) {
        double away = NEAR * Math.exp(0.05 * (i - 1));
        assertThat(curve.get(i)[0]).isCloseTo(0.5 + side * away, within(1e-6 * away));
        assertThat(curve.get(i)[1]).isCloseTo(0, within(1e-9));
      }
      double last = curve.get(curve.size() - 1)[0];
      double before = curve.get(curve.size() - 2)[0];
      assertThat(new boolean[] {WINDOW.contains(before, 0), WINDOW.contains(last, 0)})
          .as("the first place outside the window is the last")
          .containsExactly(true, false);
    }
  }

  @Test
  void theStableManifoldOfALinearSaddleIsFollowedBackwards() {
    List<List<double[]>> curves = curves(of(SADDLE, SADDLE.at(0.5, 0)).stable());
    assertThat(curves).hasSize(2);
    List<double[]> up = curves.get(1);
    assertThat(up.get(0)).containsExactly(0.5, 0);
    for (int i = 1; i < up.size(); i++) {
      double away = NEAR * Math.exp(0.1 * (i - 1));
      assertThat(up.get(i)[0]).isCloseTo(0.5, within(1e-9));
      assertThat(up.get(i)[1]).isCloseTo(away, within(1e-5 * away));
    }
    assertThat(up.get(up.size() - 1)[1]).isGreaterThan(1);
  }

  @Test
  void aCurveEndsNearAFixedPoint() {
    FormulaSystem system =
        FormulaSystem.flow(2, x -> new double[] {x[0] * (1 - x[0]) * (x[0] + 0.75), -x[1]});
    List<List<double[]>> curves =
        curves(of(system, system.at(0, 0), system.at(1, 0), system.at(-0.75, 0)).unstable());
    double[] ends = {-0.75, 1};
    for (int k = 0; k < 2; k++) {
      List<double[]> curve = curves.get(k);
      int last = curve.size() - 1;
      assertThat(Math.abs(curve.get(last)[0] - ends[k])).isLessThan(NEAR / 2);
      assertThat(Math.abs(curve.get(last - 1)[0] - ends[k])).isGreaterThanOrEqualTo(NEAR / 2);
    }
  }

  @Test
  void aCurveThatNeverEndsIsFollowedForFourThousandPlaces() {
    FormulaSystem system =
        FormulaSystem.flow(2, x -> new double[] {x[0] * (1 - x[0]) * (x[0] + 0.75), -x[1]});
    assertThat(curves(of(system, system.at(0, 0)).unstable()))
        .extracting(List::size)
        .containsExactly(4001, 4001);
  }

  @Test
  void onlySaddlesWithOneUnstableDimensionAreLeftAlongACurve() {
    FormulaSystem source = FormulaSystem.flow(2, x -> new double[] {x[0], 2 * x[1]});
    FormulaSystem sink = FormulaSystem.flow(2, x -> new double[] {-x[0], -2 * x[1]});
    for (FormulaSystem system : List.of(source, sink)) {
      assertThat(of(system, system.at(0, 0)).unstable().isEmpty()).isTrue();
      assertThat(of(system, system.at(0, 0)).stable().isEmpty()).isTrue();
    }
  }

  @Test
  void theStableManifoldInThreeVariablesIsNoCurve() {
    FormulaSystem system = FormulaSystem.flow(3, x -> new double[] {x[0], -x[1], -2 * x[2]});
    PhasePlane plane =
        new PhasePlane(new double[3], new double[] {1, 0, 0}, new double[] {0, 1, 0}, "x", "y");
    Manifolds manifolds =
        new Manifolds(system, new double[0], plane, WINDOW, List.of(system.at(0, 0, 0)));
    assertThat(curves(manifolds.unstable())).hasSize(2);
    assertThat(manifolds.stable().isEmpty()).isTrue();
  }
}
