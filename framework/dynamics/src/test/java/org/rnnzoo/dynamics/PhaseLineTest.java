package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class PhaseLineTest {

  /** 10 τ⁻¹ = 1/s for τ = 100 ms. */
  private static final FormulaSystem SYSTEM = FormulaSystem.flow(1, x -> new double[] {2 - x[0]});

  private static Panel.Plot plot(double... visited) {
    FixedPoints points =
        new FixedPoints(List.of(SYSTEM.at(2)), List.of(), List.of(), false, Coverage.GIVEN);
    Trajectories trajectories =
        new Trajectories(
            1, 1, 0, new double[][] {visited}, new double[][] {visited}, new double[1][0]);
    return new PhaseLine(SYSTEM, new double[0], points, trajectories).plot("line");
  }

  private static void assertVelocity(Panel.Plot plot, double least, double most) {
    Layer.Curve velocity = (Layer.Curve) plot.layers().get(1);
    assertThat(velocity.x()).hasSize(401);
    assertThat(new double[] {plot.x().min(), plot.x().max()})
        .containsExactly(new double[] {least, most}, within(1e-12));
    for (int i = 0; i <= 400; i++) {
      double x = least + (most - least) * i / 400;
      assertThat(velocity.x()[i]).isCloseTo(x, within(1e-12));
      assertThat(velocity.y()[i]).isCloseTo(10 * (2 - x), within(1e-11));
    }
  }

  @Test
  void theVelocityIsShownWhereTheSystemGoesAndAFifthBeyond() {
    assertVelocity(plot(4, 7, 5), 1, 8);
  }

  @Test
  void aroundASinglePlaceItIsShownForAFifthOfAUnit() {
    assertVelocity(plot(2, 2), 1.8, 2.2);
  }

  @Test
  void fixedPointsLieOnTheLineOfNoVelocity() {
    Layer.Points stable = (Layer.Points) plot(1, 3).layers().get(2);
    assertThat(stable.x()).containsExactly(2);
    assertThat(stable.y()).containsExactly(0);
  }
}
