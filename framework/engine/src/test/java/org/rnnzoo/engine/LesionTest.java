package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class LesionTest {

  private static RecurrentNetwork network(Connectivity connectivity) {
    // As many inputs as units, so that W_in is square, too.
    return new RecurrentNetwork(
        new Cell(Form.RATE, Activation.TANH, 100, 0.2, new Noise(Noise.Placement.OUTSIDE, 0)),
        connectivity,
        Periphery.trained(WeightLaw.normal(1), WeightLaw.normal(1)),
        new Dimensions(5, 5, 2),
        RandomStream.root(3));
  }

  @Test
  void aLesionedUnitSendsNothingAndAllElseStays() {
    RecurrentNetwork network = network(FullConnectivity.ofGain(1.5));
    LeakyNetwork before = network.dynamics();
    network.silence(List.of(3));
    LeakyNetwork after = network.dynamics();
    assertThat(after.input().data).isEqualTo(before.input().data);
    assertCleared(after.recurrent(), before.recurrent());
    assertCleared(after.readout(), before.readout());
  }

  private static void assertCleared(DMatrixRMaj after, DMatrixRMaj before) {
    for (int i = 0; i < after.numRows; i++) {
      for (int j = 0; j < after.numCols; j++) {
        assertThat(after.get(i, j)).isEqualTo(j == 3 ? 0 : before.get(i, j));
      }
    }
  }

  @Test
  void onlyUnitsThatThereAreCanBeLesioned() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(FullConnectivity.ofGain(1)).silence(List.of(5)))
        .withMessage("There is no unit 5; units are 0 to 4.");
  }
}
