package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Weights;

class WeightPenaltyTest {

  @Test
  void itPullsOnTrainableMatricesAlone() {
    Weights weights =
        Weights.layout().trainable("W", 1, 2).frozen("W_in", 1, 1).trainable("b", 1).build();
    System.arraycopy(new float[] {2, -3, 5, 7}, 0, weights.values(), 0, 4);
    float[] gradient = {1, 1, 1, 1};
    double penalty = new WeightPenalty(weights, l2(0.5)).addTo(gradient);
    assertThat(penalty).isCloseTo(0.5 * (4 + 9), within(1e-12));
    assertThat(gradient).containsExactly(1 + 2, 1 - 3, 1, 1);
  }

  @Test
  void anAbsoluteWeightPullsByItsSignAlone() {
    Weights weights = Weights.layout().trainable("W", 1, 3).build();
    System.arraycopy(new float[] {2, -3, 0}, 0, weights.values(), 0, 3);
    float[] gradient = {1, 1, 1};
    double penalty = new WeightPenalty(weights, new Penalties(0, 0, 0, 0.25, 0)).addTo(gradient);
    assertThat(penalty).isCloseTo(0.25 * 5, within(1e-12));
    assertThat(gradient).containsExactly(1.25f, 0.75f, 1);
  }

  private static Penalties l2(double weight) {
    return new Penalties(0, 0, 0, 0, weight);
  }

  @Test
  void aPenaltyOf0DoesNothing() {
    Weights weights = Weights.layout().trainable("W", 1, 2).build();
    Arrays.fill(weights.values(), Float.POSITIVE_INFINITY);
    float[] gradient = {1, 1};
    assertThat(new WeightPenalty(weights, Penalties.NONE).addTo(gradient)).isZero();
    assertThat(gradient).containsExactly(1, 1);
  }
}
