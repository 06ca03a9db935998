package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.FixedPoints;

class CircuitFitTest {

  @Test
  @Tag("soak")
  void labelledCircuitOfTheContextNetworkReachesTheTarget() {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(peer), Stimuli.of(PeerNets.contextTrials(peer)));
    CircuitFit fit = Fits.of(teacher, 8, Fits.parameters(8, Masks.LABELLED, false, false, 0));
    FittedCircuit labelled = Fits.run(fit, 0, 1);
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
  @Tag("soak")
  void anchorBringsTheCircuitToTheConnectivityAtLittleCost() {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(peer), Stimuli.of(PeerNets.contextTrials(peer)));
    CircuitFit fit = Fits.of(teacher, 8, Fits.parameters(8, Masks.LABELLED, false, false, 1));
    FittedCircuit anchored = Fits.run(fit, 1, 1);
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
        Fits.run(Fits.of(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 1)), 1, 0)
            .inStandardOrder();
    assertThat(metrics(fit, teacher).r2Full()).isGreaterThan(form.equals("rate") ? .88 : .84);
    Activity activity = Activity.of(fit.circuit(), teacher.stimuli());
    FixedPoints points =
        CircuitFixedPoints.of(fit.circuit(), activity, new double[2], new Random(1), () -> {});
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
    Teacher teacher =
        Teacher.in(truth.network(), Stimuli.of(PeerNets.flipFlopTrials(peer, "rate")));
    FittedCircuit fit =
        Fits.run(Fits.of(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 0)), 0, 0)
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
        Fits.of(
            teacher, 2, Fits.shorter(Fits.parameters(2, Masks.FREE, true, false, 0), 20, 1, 16));
    double[] first = Fits.run(fit, 0, 1).circuit().recurrent().data;
    double[] again = Fits.run(fit, 0, 1).circuit().recurrent().data;
    double[] other = Fits.run(fit, 0, 2).circuit().recurrent().data;
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20})
  void everyStepIsAnnounced(int steps) {
    CircuitFit fit =
        Fits.of(
            flipFlop("rate"),
            2,
            Fits.shorter(Fits.parameters(2, Masks.FREE, true, false, 1), steps, 1, 16));
    AtomicInteger made = new AtomicInteger();
    fit.run(1, RandomStream.root(1), Optional.empty(), made::incrementAndGet);
    assertThat(made).hasValue(fit.steps()).hasValue(steps + 3 * steps / 5 + steps / 5);
  }

  @Test
  void interruptedFitStops() {
    Teacher teacher = flipFlop("rate");
    CircuitFit fit = Fits.of(teacher, 2, Fits.parameters(2, Masks.FREE, true, false, 0));
    AtomicInteger steps = new AtomicInteger();
    Runnable interruptAtTen =
        () -> {
          if (steps.incrementAndGet() == 10) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> fit.run(0, RandomStream.root(1), Optional.empty(), interruptAtTen))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(steps).hasValue(10);
  }

  @Test
  void circuitGrowsFromASmallerOneWithoutForgettingIt() {
    Teacher teacher = flipFlop("rate");
    LatentCircuitParameters two = Fits.parameters(2, Masks.FREE, true, false, 0);
    FittedCircuit small = Fits.run(Fits.of(teacher, 2, Fits.shorter(two, 500, 1, 16)), 0, 0);
    LatentCircuitParameters three =
        Fits.shorter(Fits.parameters(3, Masks.FREE, true, false, 0), 1, 1, 16);
    FittedCircuit grown =
        Fits.of(teacher, 3, three).run(0, RandomStream.root(1), Optional.of(small), () -> {});
    FittedCircuit fresh = Fits.run(Fits.of(teacher, 3, three), 0, 1);
    assertThat(metrics(grown, teacher).r2Full())
        .isGreaterThan(metrics(small, teacher).r2Full() - .2);
    assertThat(metrics(fresh, teacher).r2Full()).isLessThan(.5);
    for (int node = 0; node < 2; node++) {
      assertThat(grown.circuit().input().get(node, node))
          .isEqualTo(small.circuit().input().get(node, node), within(1e-6));
    }
  }

  @Test
  void customMasksAreKept() {
    CustomMasks masks = new CustomMasks("+0 -*", "*0 0*", "*0 0*");
    LatentCircuitParameters parameters =
        Fits.shorter(Fits.with("nodes", "2", "masks", Masks.CUSTOM, "custom", masks), 200, 1, 16);
    FittedCircuit fit = Fits.run(Fits.of(flipFlop("rate"), 2, parameters), 0, 3);
    assertThat(fit.circuit().recurrent().get(0, 1)).isZero();
    assertThat(fit.circuit().recurrent().get(0, 0)).isPositive();
    assertThat(fit.circuit().recurrent().get(1, 0)).isLessThanOrEqualTo(0);
    assertThat(fit.circuit().input().get(0, 1)).isZero();
    assertThat(fit.circuit().readout().get(1, 0)).isZero();
    assertThat(fit.circuit().readout().get(0, 0)).isNotZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"AS_PUBLISHED", "VALIDATE"})
  @Tag("soak")
  void noisyPresetsFitTheContextNetwork(Preset preset) {
    PeerData peer = new PeerData("latentcircuit_seed0.npz");
    Teacher teacher =
        Teacher.in(PeerNets.contextNetwork(peer), Stimuli.of(PeerNets.contextTrials(peer)));
    LatentCircuitParameters parameters =
        Fits.with("preset", preset, "masks", Masks.LABELLED, "scaled", false, "steps", 300)
            .resolved();
    FittedCircuit fit =
        Fits.run(Fits.of(teacher, 8, parameters), parameters.objective().anchor(), 1);
    assertThat(metrics(fit, teacher).r2Full()).isGreaterThan(.75);
    assertOnlyLabelledWeights(fit);
    DMatrixRMaj product = new DMatrixRMaj(8, 8);
    CommonOps_DDRM.multTransA(fit.embedding().q(), fit.embedding().q(), product);
    assertThat(product.data).containsExactly(CommonOps_DDRM.identity(8).data, within(1e-9));
  }

  private static Teacher flipFlop(String form) {
    PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");
    return Teacher.in(
        PeerNets.flipFlop(peer, form), Stimuli.of(PeerNets.flipFlopTrials(peer, form)));
  }

  private static CircuitMetrics metrics(FittedCircuit fit, Teacher teacher) {
    return CircuitMetrics.of(
        teacher.activity(), Activity.of(fit.circuit(), teacher.stimuli()), fit.embedding());
  }
}
