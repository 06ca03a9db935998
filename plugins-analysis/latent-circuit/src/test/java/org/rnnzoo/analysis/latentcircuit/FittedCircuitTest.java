package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnnzoo.analysis.latentcircuit.PeerNets.largestDifference;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.dynamics.LeakyNetwork;

class FittedCircuitTest {

  private final PeerData peer = new PeerData("own_flipflop_2bit_tanh_s0_scale.npz");

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void standardOrderChangesNothingButTheNamesAndSignsOfNodes(String form) {
    FittedCircuit fit =
        new FittedCircuit(
            PeerNets.flipFlopCircuit(peer, form, 6), PeerNets.flipFlopEmbedding(peer, form, 6), 0);
    FittedCircuit ordered = fit.inStandardOrder();
    Stimuli stimuli = Stimuli.of(PeerNets.flipFlopTrials(peer, form));
    Activity before = Activity.of(fit.circuit(), stimuli);
    Activity after = Activity.of(ordered.circuit(), stimuli);
    assertThat(largestDifference(before.states().data, after.states().data)).isGreaterThan(1);
    assertThat(largestDifference(before.outputs().data, after.outputs().data)).isLessThan(1e-9);
    assertThat(
            largestDifference(
                fit.embedding().embed(before.states()).data,
                ordered.embedding().embed(after.states()).data))
        .isLessThan(1e-9);
    assertThat(ordered.inStandardOrder().circuit().recurrent().data)
        .isEqualTo(ordered.circuit().recurrent().data);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate", "current"})
  void nodesAreSortedByTheirMainOutputAndPositive(String form) {
    LeakyNetwork circuit =
        new FittedCircuit(
                PeerNets.flipFlopCircuit(peer, form, 6),
                PeerNets.flipFlopEmbedding(peer, form, 6),
                0)
            .inStandardOrder()
            .circuit();
    int lastOutput = 0;
    double lastWeight = Double.POSITIVE_INFINITY;
    for (int node = 0; node < 6; node++) {
      double first = circuit.readout().get(0, node);
      double second = circuit.readout().get(1, node);
      int output = Math.abs(first) > Math.abs(second) ? 0 : 1;
      double weight = output == 0 ? first : second;
      assertThat(weight).as("node %d", node).isPositive();
      assertThat(output).as("node %d", node).isGreaterThanOrEqualTo(lastOutput);
      if (output == lastOutput) {
        assertThat(weight).as("node %d", node).isLessThanOrEqualTo(lastWeight);
      }
      lastOutput = output;
      lastWeight = weight;
    }
    assertThat(lastOutput).isEqualTo(1);
  }
}
