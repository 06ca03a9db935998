package org.rnnzoo.analysis.flowfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPointSearch;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;
import org.rnnzoo.dynamics.PhasePlane;

class PlaneChoiceTest {

  private static final Offset<Double> CLOSE = within(1e-7);

  /** Three units, two of which remember a sign, with two inputs and two outputs. */
  private static final LeakyNetwork NETWORK =
      new LeakyNetwork(
          Form.RATE,
          Activation.TANH,
          100,
          0.2,
          new DMatrixRMaj(new double[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 0.5}}),
          new DMatrixRMaj(new double[][] {{0, 3}, {2, 0}, {0, 4}}),
          new double[3],
          new DMatrixRMaj(new double[][] {{0, 0, 5}, {3, 4, 0}}),
          new double[2],
          new double[3]);

  private static final Channels CHANNELS =
      new Channels(List.of("left", "right"), List.of("first", "second"));

  private static final List<double[]> STATES =
      List.of(new double[] {0.5, 0.1, 0}, new double[] {-0.1, 0.2, 0.3}, new double[] {0.2, 0, 0});

  private static final FixedPoints POINTS =
      FixedPointSearch.defaults()
          .find(
              NETWORK,
              new double[2],
              STATES,
              List.of(),
              RandomStream.root(1).generator(),
              batch -> {});

  private static PhasePlane plane(String plane, String through) {
    return new PlaneChoice(plane, through, List.of(), List.of())
        .of(NETWORK, new double[2], POINTS, STATES, CHANNELS);
  }

  @Test
  void itGoesThroughTheMeanOfTheStates() {
    double[] mean = {0.2, 0.1, 0.1};
    assertThat(plane("units 0 1", "mean").origin()).containsExactly(mean, CLOSE);
    assertThat(plane("units 0 1", "").origin()).containsExactly(mean, CLOSE);
  }

  @Test
  void itGoesThroughZero() {
    assertThat(plane("components", "zero").origin()).containsExactly(0, 0, 0);
  }

  @Test
  void itGoesThroughAFixedPoint() {
    for (int i = 0; i < POINTS.points().size(); i++) {
      assertThat(plane("units 0 1", "point " + (i + 1)).origin())
          .containsExactly(POINTS.points().get(i).state());
    }
  }

  @Test
  void aFixedPointThatIsNotNumberedIsNone() {
    assertThatThrownBy(() -> plane("units 0 1", "point"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("through is 'point'; write mean, zero or point I.");
    assertThatThrownBy(() -> plane("units 0 1", "point 10"))
        .hasMessage("There is no fixed point 10; there are 1 to 9.");
    assertThatThrownBy(() -> plane("units 0 1", "point 0"))
        .hasMessage("There is no fixed point 0; there are 1 to 9.");
  }

  @Test
  void whereThereIsNoFixedPointThatIsSaid() {
    FixedPoints none = new FixedPoints(List.of(), List.of(), List.of(), true, POINTS.coverage());
    assertThatThrownBy(
            () ->
                new PlaneChoice("units 0 1", "point 1", List.of(), List.of())
                    .of(NETWORK, new double[2], none, STATES, CHANNELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A fixed point is named, but there is none here.");
  }

  @Test
  void outputsSpanItByTheDirectionsThatMoveThem() {
    PhasePlane plane = plane("outputs", "zero");
    assertThat(plane.xAxis()).containsExactly(new double[] {0, 0, 1}, CLOSE);
    assertThat(plane.yAxis()).containsExactly(new double[] {0.6, 0.8, 0}, CLOSE);
    assertThat(plane.xLabel()).isEqualTo("towards first");
    assertThat(plane.yLabel()).isEqualTo("towards second");
  }

  @Test
  void outputsCanBeNamedInAnyOrder() {
    PhasePlane plane = plane("outputs second first", "zero");
    assertThat(plane.xAxis()).containsExactly(new double[] {0.6, 0.8, 0}, CLOSE);
    assertThat(plane.yAxis()).containsExactly(new double[] {0, 0, 1}, CLOSE);
  }

  @Test
  void theMovesOfAnOutputAreThoseWhereItCuts() {
    LeakyNetwork current = withForm(Form.CURRENT);
    PhasePlane plane =
        new PlaneChoice("outputs second first", "mean", List.of(), List.of())
            .of(current, new double[2], POINTS, STATES, CHANNELS);
    // An output of currents moves by W_out times the slopes at the mean.
    double first = 3 * slope(0.2);
    double second = 4 * slope(0.1);
    double length = Math.hypot(first, second);
    assertThat(plane.xAxis())
        .containsExactly(new double[] {first / length, second / length, 0}, CLOSE);
  }

  private static double slope(double x) {
    return 1 - Math.tanh(x) * Math.tanh(x);
  }

  private static LeakyNetwork withForm(Form form) {
    return new LeakyNetwork(
        form,
        Activation.TANH,
        100,
        0.2,
        NETWORK.recurrent(),
        NETWORK.input(),
        NETWORK.bias(),
        NETWORK.readout(),
        NETWORK.readoutBias(),
        NETWORK.initial());
  }

  @Test
  void aSingleOutputSpansNoPlane() {
    assertThatThrownBy(
            () ->
                new PlaneChoice("outputs", "zero", List.of(), List.of())
                    .of(
                        NETWORK,
                        new double[2],
                        POINTS,
                        STATES,
                        new Channels(List.of("left", "right"), List.of("only"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "plane=outputs needs two outputs, and the task has one; write plane=components.");
  }

  @Test
  void inputsSpanItByTheDirectionsInWhichTheyPush() {
    PhasePlane plane = plane("inputs right left", "zero");
    assertThat(plane.xAxis()).containsExactly(new double[] {0.6, 0, 0.8}, CLOSE);
    assertThat(plane.yAxis()).containsExactly(new double[] {0, 1, 0}, CLOSE);
    assertThat(plane.xLabel()).isEqualTo("push of right");
    assertThat(plane.yLabel()).isEqualTo("push of left");
  }

  @Test
  void aPushIsThatBesideTheInputThatIsHeld() {
    PhasePlane plane =
        new PlaneChoice("inputs right left", "zero", List.of(), List.of())
            .of(NETWORK, new double[] {0, 0.1}, POINTS, STATES, CHANNELS);
    double first = 3 * slope(0.3);
    double third = 4 * slope(0.4);
    double length = Math.hypot(first, third);
    assertThat(plane.xAxis())
        .containsExactly(new double[] {first / length, 0, third / length}, CLOSE);
  }

  @Test
  void stateVariablesSpanItAsTheyAreNamed() {
    PhasePlane plane = plane("units 2,0", "zero");
    assertThat(plane.xAxis()).containsExactly(0, 0, 1);
    assertThat(plane.yAxis()).containsExactly(1, 0, 0);
    assertThat(plane.xLabel()).isEqualTo("x of unit 2");
  }

  @Test
  void componentsAreCountedFromOne() {
    PhasePlane two = plane("components", "mean");
    PhasePlane swapped = plane("components 2 1", "mean");
    assertThat(swapped.xAxis()).containsExactly(two.yAxis());
    assertThat(swapped.yAxis()).containsExactly(two.xAxis());
    assertThatThrownBy(() -> plane("components 0 1", "mean"))
        .hasMessage("There is no principal component 0; there are 1 to 3.");
    assertThatThrownBy(() -> plane("components 1 4", "mean"))
        .hasMessage("There is no principal component 4; there are 1 to 3.");
  }

  @Test
  void threeFixedPointsSpanItFromTheFirst() {
    PhasePlane plane = plane("points 5 6 7", "mean");
    FixedPoint first = POINTS.points().get(4);
    assertThat(plane.origin()).containsExactly(first.state());
    assertThat(plane.y(POINTS.points().get(5).state())).isCloseTo(0, CLOSE);
    assertThat(plane.xLabel()).isEqualTo("from point 5 to 6");
    assertThat(plane.yLabel()).isEqualTo("across, to point 7");
  }
}
