package org.rnnzoo.analysis.flowfield;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.dynamics.Coverage;
import org.rnnzoo.dynamics.FixedPoint;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.dynamics.HeldInput;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.StatePaths;

class ViewTest {

  private static final LinearSystem SYSTEM = new LinearSystem(0, 0, 0);
  private static final PhasePlane PLANE =
      new PhasePlane(
          new double[3], new double[] {1, 0, 0}, new double[] {0, 1, 0}, "first", "second");

  /** On the plane of the first two variables, of a flow straight to 0. */
  static View view(String input, Coverage.End end, List<double[]> states) {
    FixedPoints points =
        new FixedPoints(
            List.of(FixedPoint.at(SYSTEM, new double[1], new double[3])),
            List.of(),
            List.of(),
            true,
            new Coverage(Coverage.Method.SEARCH, end, 1, 0, 0));
    List<StatePaths> paths = List.of(new StatePaths("trials", Ink.GREY, List.of(states)));
    return new View(
        HeldInput.of(input, new double[1]),
        points,
        new PhasePortrait(SYSTEM, new double[1], PLANE, points, paths, false));
  }

  /** In turn on the plane, along which all velocity stays, and off it, where all of it leaves. */
  private static View inTurn(int count) {
    return view(
        "no input",
        Coverage.End.NOTHING_NEW,
        IntStream.range(0, count)
            .mapToObj(i -> i % 2 == 0 ? new double[] {1, 0, 0} : new double[] {0, 0, 1})
            .toList());
  }

  @Test
  void theShareThatLeavesIsTheMeanOverFourHundredStates() {
    assertThat(inTurn(400).leaving()).isEqualTo(0.5);
  }

  @Test
  void ofMoreStatesSomeAreTakenAtEqualDistances() {
    assertThat(inTurn(402).leaving()).isZero();
  }

  @Test
  void statesThatRestDoNotCount() {
    View view =
        view(
            "no input",
            Coverage.End.NOTHING_NEW,
            List.of(new double[3], new double[] {0, 3, 4}, new double[3]));
    // 4 of 5 lead out.
    assertThat(view.leaving()).isEqualTo(0.8);
  }

  @Test
  void theDistanceIsThatFromThePlane() {
    assertThat(inTurn(4).distance(new double[] {5, 6, -7})).isEqualTo(7);
  }
}
