package org.rnnzoo.dynamics.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class GeometryTest {

  private static Geometry ofBasis(double[][] basis) {
    return new Geometry(new DMatrixRMaj(basis), new DMatrixRMaj(basis), new double[0]);
  }

  @Test
  void canonicalCorrelationsAreTheCosinesOfThePrincipalAngles() {
    Geometry one = ofBasis(new double[][] {{1, 0}, {0, 1}, {0, 0}, {0, 0}});
    Geometry other =
        ofBasis(
            new double[][] {
              {Math.cos(1.1), 0}, {0, Math.cos(0.3)}, {Math.sin(1.1), 0}, {0, Math.sin(0.3)}
            });
    assertThat(one.canonicalCorrelations(other))
        .containsExactly(new double[] {Math.cos(0.3), Math.cos(1.1)}, within(1e-12));
    assertThat(one.largestAngle(other)).isCloseTo(1.1, within(1e-12));
    assertThat(one.cca(other)).isCloseTo((Math.cos(0.3) + Math.cos(1.1)) / 2, within(1e-12));
  }

  private static Geometry ofDistances(double... distances) {
    return new Geometry(new DMatrixRMaj(1, 1), new DMatrixRMaj(1, 1), distances);
  }

  @Test
  void distancesAreComparedByTheirCorrelation() {
    assertThat(ofDistances(1, 2, 3, 4).rsa(ofDistances(102, 101, 104, 103)))
        .isCloseTo(0.6, within(1e-12));
  }

  @Test
  void directionsThatTheActivityLacksAreNoPartOfTheBasis() {
    double[][] activity = new double[6][];
    for (int i = 0; i < 6; i++) {
      double a = 1e6 * Math.sin(i);
      double b = 1e6 * Math.cos(2 * i);
      activity[i] = new double[] {a, b, 0.3 * a - 0.7 * b};
    }
    assertThat(Geometry.of(new DMatrixRMaj(activity), 3, 3).basis().numCols).isEqualTo(2);
  }
}
