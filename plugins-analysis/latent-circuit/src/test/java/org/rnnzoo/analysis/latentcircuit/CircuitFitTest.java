package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.FixedPoints;

class CircuitFitTest {

  @Test
  void labelledCircuitOfTheContextNetworkReachesTheTarget() {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    Teacher teacher = Teacher.in(PeerNets.contextNetwork(peer), PeerNets.contextTrials(peer));
    CircuitFit fit =
        new CircuitFit(teacher, 8, Fits.parameters(8, Masks.LABELLED, false, false, 0));
    FittedCircuit labelled = fit.run(0, RandomStream.root(1), () -> {});
    assertThat(metrics(labelled, teacher).r2Full()).isGreaterThan(.985);
    assertThat(labelled.circuit().bias()).containsOnly(0);
    assertOnlyLabelledWeights(labelled);
  }

  private static void assertOnlyLabelledWeights(FittedCircuit fit) {
    for (int node = 0; node < 8; node++) {
      for (int input = 0; input < 6; input++) {
        double weight = fit.circuit().input().get(node, input);
        assertThat(weight).as("input %d to node %d", input, node).isGreaterThanOrEqualTo(0);
        assertThat(weight > 0).as("input %d to node %d", input, node).isEqualTo(node == input);
      }
      for (int output = 0; output < 2; output++) {
        double weight = fit.circuit().readout().get(output, node);
        assertThat(weight > 0)
            .as("node %d to output %d", node, output)
            .isEqualTo(node == 6 + output);
      }
    }
  }

  @Test
  void anchorBringsTheCircuitToTheConnectivityAtLittleCost() {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    Teacher teacher = Teacher.in(PeerNets.contextNetwork(peer), PeerNets.contextTrials(peer));
    CircuitFit fit =
        new CircuitFit(teacher, 8, Fits.parameters(8, Masks.LABELLED, false, false, 1));
    FittedCircuit anchored = fit.run(1, RandomStream.root(1), () -> {});
    assertThat(metrics(anchored, teacher).r2Full()).isGreaterThan(.985);
    assertThat(
            Conjugation.of(teacher.network(), anchored.circuit(), anchored.embedding())
                .connectivity()
                .correlation())
        .isGreaterThan(.98);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void freeCircuitOfTwoBitsHasTheirNineFixedPoints(String form) {
    Teacher teacher = flipFlop(form);
    FittedCircuit fit =
        new CircuitFit(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 1))
            .run(1, RandomStream.root(0), () -> {})
            .inStandardOrder();
    assertThat(metrics(fit, teacher).r2Full()).isGreaterThan(form.equals("rate") ? .88 : .84);
    Activity activity = Activity.of(fit.circuit(), teacher.stimuli());
    FixedPoints points =
        CircuitFixedPoints.of(fit.circuit(), activity.states(), new Random(1), () -> {});
    assertThat(IntStream.range(0, 3).map(points::count)).containsExactly(4, 4, 1);
    assertThat(points.indexSum()).isEqualTo(1);
    for (int bit = 0; bit < 2; bit++) {
      assertThat(fit.circuit().input().get(bit, bit)).isGreaterThan(1);
      assertThat(Math.abs(fit.circuit().input().get(bit, 1 - bit))).isLessThan(.2);
      assertThat(fit.circuit().readout().get(bit, bit)).isGreaterThan(1);
    }
  }

  @Test
  void knownCircuitIsRecovered() {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    EmbeddedCircuit truth = EmbeddedCircuit.of(PeerNets.flipFlopCircuit(peer, "rate", 2), 16);
    Teacher teacher = Teacher.in(truth.network(), PeerNets.flipFlopTrials(peer, "rate"));
    FittedCircuit fit =
        new CircuitFit(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 0))
            .run(0, RandomStream.root(0), () -> {})
            .inStandardOrder();
    assertThat(metrics(fit, teacher).r2Full()).isGreaterThan(.999);
    assertThat(fit.embedding().scale()).isBetween(3.9, 4.1);
    assertThat(
            Conjugation.of(truth.network(), fit.circuit(), fit.embedding())
                .connectivity()
                .relativeError())
        .isLessThan(.03);
  }

  @Test
  void sameStartGivesTheSameCircuitAndAnotherStartAnother() {
    Teacher teacher = flipFlop("rate");
    CircuitFit fit =
        new CircuitFit(
            teacher, 2, Fits.shorter(Fits.parameters(2, Masks.FREE, true, false, 0), 20, 1, 16));
    double[] first = fit.run(0, RandomStream.root(1), () -> {}).circuit().recurrent().data;
    double[] again = fit.run(0, RandomStream.root(1), () -> {}).circuit().recurrent().data;
    double[] other = fit.run(0, RandomStream.root(2), () -> {}).circuit().recurrent().data;
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void interruptedFitStops() {
    Teacher teacher = flipFlop("rate");
    CircuitFit fit = new CircuitFit(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 0));
    AtomicInteger steps = new AtomicInteger();
    Runnable interruptAtTen =
        () -> {
          if (steps.incrementAndGet() == 10) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> fit.run(0, RandomStream.root(1), interruptAtTen))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(steps).hasValue(10);
  }

  private static Teacher flipFlop(String form) {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    return Teacher.in(PeerNets.flipFlop(peer, form), PeerNets.flipFlopTrials(peer, form));
  }

  private static CircuitMetrics metrics(FittedCircuit fit, Teacher teacher) {
    return CircuitMetrics.of(
        teacher.activity(), Activity.of(fit.circuit(), teacher.stimuli()), fit.embedding());
  }
}
