package org.rnnzoo.model.gru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.engine.GatedNetworkParameters;
import org.rnnzoo.testkit.ModelContract;

class GruModelTest implements ModelContract<GruParameters> {

  @Override
  public Model<GruParameters> model() {
    return new GruModel();
  }

  @Override
  public List<GruParameters> small() {
    return List.of(
        new GruParameters(new GatedNetworkParameters(9, 0, true, true, true), 2),
        new GruParameters(new GatedNetworkParameters(19, 0, false, false, false), 0));
  }

  @Override
  public GruParameters noisy() {
    return new GruParameters(new GatedNetworkParameters(9, 0.2, true, true, false), 0);
  }

  @Test
  void anUpdateBiasMovesTheUpdateGatesAlone() {
    Weights plain = biased(0);
    Weights moved = biased(3);
    int update = plain.tensor("b").offset() + 9;
    for (int i = 0; i < plain.values().length; i++) {
      float shift = i >= update && i < update + 9 ? 3 : 0;
      assertThat(moved.values()[i]).isEqualTo(plain.values()[i] + shift);
    }
  }

  private static Weights biased(double updateBias) {
    GruParameters p =
        new GruParameters(new GatedNetworkParameters(9, 0, true, true, true), updateBias);
    return new GruModel().create(p, 2, 1, new Clock(20), RandomStream.root(1)).weights();
  }

  @Test
  void withoutBiasesThereIsNoUpdateBias() {
    GatedNetworkParameters unbiased = new GatedNetworkParameters(9, 0, false, true, true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GruParameters(unbiased, 1))
        .withMessageStartingWith("updateBias is 1.0, but the units have no biases");
  }
}
