package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class CircuitDiagramTest {

  private static final Channels CHANNELS = new Channels(List.of("u"), List.of("z"));

  private static LeakyNetwork circuit(double weak) {
    return new LeakyNetwork(
        Form.RATE,
        Activation.TANH,
        100,
        0.2,
        new DMatrixRMaj(new double[][] {{1, weak}, {0, -0.8}}),
        new DMatrixRMaj(new double[][] {{1}, {1}}),
        new double[2],
        new DMatrixRMaj(new double[][] {{1, 1}}),
        new double[1],
        new double[2]);
  }

  private static Panel.Circuit diagram(double weak) {
    return (Panel.Circuit)
        CircuitDiagram.of("2 nodes, good", circuit(weak), Masks.FREE, List.of("x1", "x2"), CHANNELS)
            .panels()
            .get(0);
  }

  @Test
  void weightsThatAreNotDrawnAreSpokenOf() {
    assertThat(diagram(0.04).title()).isEqualTo("weights below 5 % of the largest not drawn");
    assertThat(diagram(0.04).links()).hasSize(6);
  }

  @Test
  void nothingIsSaidWhereAllAreDrawn() {
    assertThat(diagram(0.06).title()).isEmpty();
    assertThat(diagram(0.06).links()).hasSize(7);
  }

  @Test
  void aConnectionIsKnownToBeDrawnOrNot() {
    assertThat(CircuitDiagram.draws(circuit(0.06), 0, 1)).isTrue();
    assertThat(CircuitDiagram.draws(circuit(0.04), 0, 1)).isFalse();
    assertThat(CircuitDiagram.draws(circuit(0.04), 1, 0)).isFalse();
    assertThat(CircuitDiagram.draws(circuit(0.04), 1, 1)).isTrue();
  }
}
