package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;

class FixedPointsTest {

  private static final PeerData DATA = PeerData.load("own_flipflop_2bit_tanh_s0_scale");

  private static List<FixedPoint> nine() {
    LeakyNetwork network = PeerNetworks.flipFlop(DATA, Form.RATE);
    List<FixedPoint> points = new ArrayList<>();
    for (double[] state : DATA.parts("rate_fps")) {
      points.add(FixedPoint.at(network, new double[2], state));
    }
    return points;
  }

  private static FixedPoints without(int unstableDimensions) {
    List<FixedPoint> points = nine();
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i).unstableDimensions() == unstableDimensions) {
        points.remove(i);
        break;
      }
    }
    return new FixedPoints(points, List.of(), List.of(), true, Coverage.GIVEN);
  }

  @Test
  void theIndexSumOfACompleteSetIsConsistent() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true, Coverage.GIVEN);
    assertThat(all.indexCheck()).isEqualTo("index sum consistent");
    assertThat(all.consistent()).isTrue();
  }

  @Test
  void theIndexSumShowsThatASaddleIsMissing() {
    assertThat(without(1).indexCheck()).isEqualTo("index sum 2: points are missing");
    assertThat(without(1).consistent()).isFalse();
  }

  @Test
  void theIndexSumShowsThatASourceIsMissing() {
    assertThat(without(2).indexCheck()).isEqualTo("index sum 0: points are missing");
  }

  @Test
  void fixedPointsFarAwayCountInTheIndexSum() {
    List<FixedPoint> points = nine();
    FixedPoint far = points.remove(0);
    assertThat(new FixedPoints(points, List.of(), List.of(far), true, Coverage.GIVEN).indexSum())
        .isEqualTo(1);
  }

  @Test
  void theIndexSumSaysNothingAboutSystemsThatCanRunAway() {
    FixedPoints some =
        new FixedPoints(nine().subList(0, 2), List.of(), List.of(), false, Coverage.GIVEN);
    assertThat(some.indexCheck()).isEqualTo("not applicable");
    assertThat(some.consistent()).isTrue();
  }

  @Test
  void pointsAreCountedByUnstableDimension() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true, Coverage.GIVEN);
    assertThat(all.byUnstableDimension()).containsExactly(entry(0, 4), entry(1, 4), entry(2, 1));
    assertThat(all.countsInWords()).isEqualTo("4 with 0, 4 with 1, 1 with 2 unstable dimensions");
  }

  @Test
  void theMiddleOfSixtyFourUnitsIsASaddleThoughAllPointsLieOnAPlane() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true, Coverage.GIVEN);
    assertThat(all.effectiveDimension()).isEqualTo(2);
    assertThat(
            List.of(
                all.count(Stability.STABLE),
                all.count(Stability.SADDLE),
                all.count(Stability.UNSTABLE)))
        .containsExactly(4, 5, 0);
  }

  private static FixedPoints alone(Activation activation, double weight) {
    LeakyNetwork network =
        RandomNetworks.of(Form.RATE, activation, 0.2, new double[][] {{weight}}, 0);
    FixedPoint point = FixedPoint.at(network, new double[1], new double[1]);
    return new FixedPoints(
        List.of(point), List.of(), List.of(), activation.bounded(), Coverage.GIVEN);
  }

  @Test
  void whereFlowAndStepDisagreeBothCountsAreTold() {
    assertThat(alone(Activation.TANH, -12).countsInWords())
        .isEqualTo(
            "1 with 0 unstable dimensions in continuous time; 1 with 1 unstable dimensions as"
                + " simulated");
  }

  @Test
  void aPointOnAKinkHasNoUnstableDimensions() {
    FixedPoints kink = alone(Activation.RELU, 0.5);
    assertThat(kink.byUnstableDimension()).isEmpty();
    assertThat(kink.countsInWords()).isEqualTo("1 where the network is not differentiable");
  }

  @Test
  void pointsThatMayBeFeignedAreTooManyOrMissing() {
    FixedPoints marginal = alone(Activation.TANH, 1);
    assertThat(marginal.indexCheck()).isEqualTo("index sum 0: points are too many or missing");
    assertThat(alone(Activation.TANH, 2).indexCheck())
        .isEqualTo("index sum -1: points are missing");
  }

  @Test
  void completenessIsToldByWhatIsKnown() {
    FixedPoints one = alone(Activation.TANH, 0.5);
    assertThat(one.completeness()).isEqualTo(FixedPoints.Completeness.CONSISTENT);
    assertThat(alone(Activation.TANH, 2).completeness())
        .isEqualTo(FixedPoints.Completeness.INCONSISTENT);
    assertThat(alone(Activation.SOFTPLUS, 0.5).completeness())
        .isEqualTo(FixedPoints.Completeness.UNKNOWN);
    Coverage cut = new Coverage(Coverage.Method.SEARCH, Coverage.End.TIME_UP, 3, 0, 0);
    assertThat(new FixedPoints(one.points(), List.of(), List.of(), true, cut).completeness())
        .isEqualTo(FixedPoints.Completeness.PARTIAL);
  }

  @Test
  void withoutAPointThereAreNone() {
    FixedPoints none = new FixedPoints(List.of(), List.of(), List.of(), false, Coverage.GIVEN);
    assertThat(none.countsInWords()).isEqualTo("none");
    assertThat(none.completeness().label()).isEqualTo("not known");
    assertThat(none.marks(state -> state[0], state -> state[1])).isEmpty();
  }

  @Test
  void eachKindHasItsOwnColourAndMark() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true, Coverage.GIVEN);
    assertThat(all.marks(state -> state[0], state -> state[1]))
        .map(Layer.Points.class::cast)
        .extracting(Layer.Points::ink, Layer.Points::mark)
        .containsExactly(tuple(Ink.BLUE, Layer.Mark.DISC), tuple(Ink.ORANGE, Layer.Mark.HALF_DISC));
  }

  @Test
  void aCoverageTellsInWordsHowAndWhyItEnded() {
    assertThat(Coverage.GIVEN.method().label()).isEqualTo("search");
    assertThat(Coverage.End.TIME_UP.label()).isEqualTo("the time was up");
  }
}
