package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.analysis.latentcircuit.PortraitPlane.Kind;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhasePlane;

class PortraitPlaneTest {

  private static final Offset<Double> CLOSE = within(1e-12);

  /** Most of the variance is in the third variable, the next in the first. */
  private static final DMatrixRMaj STATES =
      new DMatrixRMaj(new double[][] {{1, 0, 9}, {-1, 0, 9}, {0, 0.5, -3}, {0, 1.5, -3}});

  private static LeakyNetwork circuit(double[]... readout) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        100,
        0.2,
        new DMatrixRMaj(3, 3),
        new DMatrixRMaj(3, 1),
        new double[3],
        new DMatrixRMaj(readout),
        new double[readout.length],
        new double[3]);
  }

  private static LeakyNetwork twoOutputs() {
    return circuit(new double[] {0, 2, 0}, new double[] {3, 4, 0});
  }

  private static FixedPoints points(double[]... states) {
    return new FixedPoints(
        Stream.of(states).map(x -> FixedPoint.at(twoOutputs(), new double[1], x)).toList(),
        List.of(),
        List.of(),
        true,
        new Coverage(Coverage.Method.SEARCH, Coverage.End.NOTHING_NEW, 1, 0, 0));
  }

  private static PhasePlane plane(String text, LeakyNetwork circuit) {
    FixedPoints fixed =
        points(
            new double[] {1, 0, 0},
            new double[] {1, 0, 2},
            new double[] {1, 3, 4},
            new double[] {1, 0, 6});
    return PortraitPlane.parse(text).of(circuit, fixed, STATES, List.of("left", "right"));
  }

  @Test
  void aPlaneIsReadAsItIsWritten() {
    assertThat(PortraitPlane.parse(" ").kind()).isEqualTo(Kind.OPEN);
    assertThat(PortraitPlane.parse(" outputs ").kind()).isEqualTo(Kind.OUTPUTS);
    assertThat(PortraitPlane.parse("components").kind()).isEqualTo(Kind.COMPONENTS);
    assertThat(PortraitPlane.parse(" 1, 2 5 "))
        .isEqualTo(new PortraitPlane(Kind.POINTS, List.of(1, 2, 5)));
  }

  @Test
  void twoOutputsSpanItThroughTheMeanState() {
    PhasePlane plane = plane("outputs", twoOutputs());
    assertThat(plane.origin()).containsExactly(0, 0.5, 3);
    assertThat(plane.xAxis()).containsExactly(new double[] {0, 1, 0}, CLOSE);
    assertThat(plane.yAxis()).containsExactly(new double[] {1, 0, 0}, CLOSE);
    assertThat(plane.xLabel()).isEqualTo("towards left");
    assertThat(plane.yLabel()).isEqualTo("towards right");
  }

  @Test
  void ofItselfItIsThatOfOutputsIfThereAreTwo() {
    assertThat(plane("", twoOutputs()).xLabel()).isEqualTo("towards left");
    assertThat(plane("", circuit(new double[] {0, 2, 0})).xLabel()).doesNotContain("towards");
  }

  @Test
  void componentsAreThoseOfTheStates() {
    PhasePlane plane = plane("components", twoOutputs());
    assertThat(Math.abs(plane.xAxis()[2])).isGreaterThan(0.99);
    assertThat(Math.abs(plane.yAxis()[0])).isCloseTo(1, CLOSE);
  }

  @Test
  void threeFixedPointsSpanItFromTheFirst() {
    PhasePlane plane = plane("1 2 3", twoOutputs());
    assertThat(plane.origin()).containsExactly(1, 0, 0);
    assertThat(plane.xAxis()).containsExactly(new double[] {0, 0, 1}, CLOSE);
    assertThat(plane.yAxis()).containsExactly(new double[] {0, 1, 0}, CLOSE);
    assertThat(plane.xLabel()).isEqualTo("point 1 to 2");
    assertThat(plane.yLabel()).isEqualTo("across, to point 3");
  }

  @Test
  void pointsAreCountedFromOne() {
    assertThatThrownBy(() -> plane("0 1 2", twoOutputs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("plane names fixed point 0, but the circuit has those from 1 to 4.");
    assertThatThrownBy(() -> plane("1 2 5", twoOutputs()))
        .hasMessage("plane names fixed point 5, but the circuit has those from 1 to 4.");
    assertThat(plane("4 2 3", twoOutputs()).origin()).containsExactly(1, 0, 6);
  }

  @Test
  void pointsOnALineSpanNoPlane() {
    assertThatThrownBy(() -> plane("1 2 4", twoOutputs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The fixed points [1, 2, 4] lie on one line; choose others.");
  }

  @Test
  void onePointTwiceSpansNoPlane() {
    assertThatThrownBy(() -> plane("1 1 2", twoOutputs()))
        .hasMessage("The fixed points [1, 1, 2] lie on one line; choose others.");
  }

  @Test
  void oneOutputSpansNoPlane() {
    assertThatThrownBy(() -> plane("outputs", circuit(new double[] {1, 0, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "plane=outputs needs two outputs, and the task has one; write plane=components.");
  }

  @Test
  void outputsReadFromOneDirectionSpanNoPlane() {
    assertThatThrownBy(
            () -> plane("outputs", circuit(new double[] {1, 2, 0}, new double[] {-2, -4, 0})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The circuit reads both outputs from one direction; write plane=components.");
  }

  @Test
  void whatItHoldsIsAShareOfTheVariance() {
    PhasePlane plane =
        new PhasePlane(new double[3], new double[] {1, 0, 0}, new double[] {0, 1, 0}, "x", "y");
    // 2 of the first variable, 0.25 + 0.25 + 0 + 1 of the second, 4 · 36 of the third.
    assertThat(PortraitPlane.heldVariance(plane, STATES)).isCloseTo(3.5 / 147.5, CLOSE);
  }
}
