package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    return new FixedPoints(points, List.of(), List.of(), true);
  }

  @Test
  void theIndexSumOfACompleteSetIsConsistent() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true);
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
    assertThat(new FixedPoints(points, List.of(), List.of(far), true).indexSum()).isEqualTo(1);
  }

  @Test
  void theIndexSumSaysNothingAboutSystemsThatCanRunAway() {
    FixedPoints some = new FixedPoints(nine().subList(0, 2), List.of(), List.of(), false);
    assertThat(some.indexCheck()).isEqualTo("not applicable");
    assertThat(some.consistent()).isTrue();
  }

  @Test
  void twoBitsLieInTwoDimensionsSoThatTheirMiddleIsUnstable() {
    FixedPoints all = new FixedPoints(nine(), List.of(), List.of(), true);
    assertThat(all.effectiveDimension()).isEqualTo(2);
    assertThat(
            List.of(
                all.count(Stability.STABLE),
                all.count(Stability.SADDLE),
                all.count(Stability.UNSTABLE)))
        .containsExactly(4, 4, 1);
  }
}
