package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class LinearisationTest {

  private static final RandomStream STREAM = RandomStream.root(7);
  private static final double[] INPUT = {0.4};

  @ParameterizedTest
  @EnumSource
  void tangentVectorsAreSmallDifferencesBetweenStates(Form form) {
    LeakyNetwork network = RandomNetwork.of(form, 11, 2, STREAM.named("network"));
    assertCarriesDifferences(network);
    assertCarriesDifferences(new SystemView(network));
  }

  private static void assertCarriesDifferences(DynamicalSystem system) {
    double[] state = RandomNetwork.state(11, STREAM.named("state"));
    DMatrixRMaj vectors = Frame.random(3, 11, STREAM.named("frame").generator()).vectors();
    DMatrixRMaj before = vectors.copy();
    Linearisation.of(system, 3).carry(state, INPUT, vectors);
    for (int row = 0; row < 3; row++) {
      double[] ahead = stepped(system, state, before, row, 1e-6);
      double[] behind = stepped(system, state, before, row, -1e-6);
      for (int i = 0; i < 11; i++) {
        assertThat(vectors.get(row, i)).isCloseTo((ahead[i] - behind[i]) / 2e-6, within(1e-8));
      }
    }
  }

  private static double[] stepped(
      DynamicalSystem system, double[] state, DMatrixRMaj vectors, int row, double distance) {
    double[] moved = state.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += distance * vectors.get(row, i);
    }
    double[] field = new double[moved.length];
    system.field(moved, INPUT, field);
    for (int i = 0; i < moved.length; i++) {
      moved[i] += system.alpha() * field[i];
    }
    return moved;
  }
}
