package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rnnzoo.dynamics.AttractorGraph.Transition;

class AttractorGraphTest {

  private static final double[] HELD = {0};

  /** x′ = tanh(2x + u) − x: stable at ±0.9575, unstable at 0. */
  private static final LeakyNetwork MEMORY =
      RandomNetworks.of(Form.RATE, Activation.TANH, 0.2, new double[][] {{2}}, 0);

  private static FixedPoints memory() {
    List<FixedPoint> points = new ArrayList<>();
    for (double state : new double[] {0, -0.957504024, 0.957504024}) {
      points.add(FixedPoint.at(MEMORY, HELD, new double[] {state}));
    }
    return given(points);
  }

  private static FixedPoints given(List<FixedPoint> points) {
    return new FixedPoints(points, List.of(), List.of(), false, Coverage.GIVEN);
  }

  private static InputPulse pulse(String name, double value, int steps) {
    return new InputPulse(name, new double[] {value}, steps);
  }

  @Test
  void aLongPulseWritesAMemoryAndAShortOneIsForgotten() {
    InputPulse up = pulse("up", 3, 10);
    InputPulse down = pulse("down", -3, 10);
    InputPulse brief = pulse("brief", 3, 1);
    int[] heartbeats = {0};
    AttractorGraph graph =
        AttractorGraph.of(MEMORY, HELD, memory(), List.of(up, down, brief), () -> heartbeats[0]++);
    assertThat(graph.nodes()).as("stable points come first").containsExactly(0, 1);
    assertThat(graph.transitions())
        .containsExactly(
            new Transition(0, up, OptionalInt.of(1)),
            new Transition(0, down, OptionalInt.of(0)),
            new Transition(0, brief, OptionalInt.of(0)),
            new Transition(1, up, OptionalInt.of(1)),
            new Transition(1, down, OptionalInt.of(0)),
            new Transition(1, brief, OptionalInt.of(1)));
    assertThat(graph.transitions())
        .extracting(Transition::stays)
        .containsExactly(false, true, true, true, false, true);
    assertThat(heartbeats[0]).isEqualTo(6);
  }

  /** A pulse of one step from 0 to a fifth of the input, and then back by a fifth in each step. */
  private static OptionalInt after(double alpha, double input, double... goals) {
    LeakyNetwork leak =
        RandomNetworks.of(Form.RATE, Activation.LINEAR, alpha, new double[][] {{0}}, 0);
    List<FixedPoint> points = new ArrayList<>();
    for (double goal : goals) {
      points.add(FixedPoint.at(leak, HELD, new double[] {goal}));
    }
    AttractorGraph graph =
        AttractorGraph.of(leak, HELD, given(points), List.of(pulse("pulse", input, 1)), () -> {});
    return graph.transitions().get(0).to();
  }

  @Test
  void aStateHasArrivedWithinAHundredthOfTheMeanSize() {
    // The goals 0 and 14 have a root mean square of 9.9: near is within 0.099.
    assertThat(after(0.2, 5 * (14 - 0.098), 0, 14)).hasValue(1);
    assertThat(after(0.2, 5 * (14 + 0.098), 0, 14)).hasValue(1);
    assertThat(after(0.2, 5 * (14 - 0.1), 0, 14)).hasValue(0);
  }

  /** A goal at 0 has no size: near it is within 0.01. */
  @Test
  void aStateComesBackToAGoalAtZero() {
    assertThat(after(0.5, 1, 0)).hasValue(0);
  }

  @Test
  void aStateThatComesNearNoStablePointIsFollowedForFiveHundredTimeConstants() {
    int[] evaluations = {0};
    FormulaSystem drift =
        FormulaSystem.flow(
            1,
            x -> {
              evaluations[0]++;
              return new double[] {2 - x[0]};
            });
    FixedPoint given = drift.at(1);
    evaluations[0] = 0;
    AttractorGraph graph =
        AttractorGraph.of(
            drift,
            new double[0],
            given(List.of(given)),
            List.of(new InputPulse("pulse", new double[0], 7)),
            () -> {});
    assertThat(graph.transitions().get(0).to()).isEmpty();
    assertThat(graph.transitions().get(0).stays()).isFalse();
    assertThat(evaluations[0]).as("of 5 steps each, and the pulse").isEqualTo(500 * 5 + 7);
  }

  @Test
  void moreThanThirtyTwoStablePointsMakeNoGraph() {
    LeakyNetwork leak =
        RandomNetworks.of(Form.RATE, Activation.LINEAR, 0.2, new double[][] {{0}}, 0);
    List<FixedPoint> points = new ArrayList<>();
    for (int k = 0; k < 32; k++) {
      points.add(FixedPoint.at(leak, HELD, new double[] {k}));
    }
    assertThat(AttractorGraph.of(leak, HELD, given(points), List.of(), () -> {}).nodes())
        .hasSize(32);
    points.add(FixedPoint.at(leak, HELD, new double[] {32}));
    assertThat(AttractorGraph.of(leak, HELD, given(points), List.of(), () -> {}).nodes()).isEmpty();
  }
}
