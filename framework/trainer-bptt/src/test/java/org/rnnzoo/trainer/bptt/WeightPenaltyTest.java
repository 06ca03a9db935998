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
    double penalty = new WeightPenalty(weights, 0.5).addTo(gradient);
    assertThat(penalty).isCloseTo(0.5 * (4 + 9), within(1e-12));
    assertThat(gradient).containsExactly(1 + 2, 1 - 3, 1, 1);
  }

  @Test
  void aPenaltyOf0DoesNothing() {
    Weights weights = Weights.layout().trainable("W", 1, 2).build();
    Arrays.fill(weights.values(), Float.POSITIVE_INFINITY);
    float[] gradient = {1, 1};
    assertThat(new WeightPenalty(weights, 0).addTo(gradient)).isZero();
    assertThat(gradient).containsExactly(1, 1);
  }
}
