package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Weights;

class FreeWeightsTest {

  /** Six trainable values, three frozen ones, and what is done to them after an update. */
  private static int free(Consumer<float[]> projection) {
    Weights weights = Weights.layout().trainable("W", 2, 3).frozen("mask", 3).build();
    for (int i = 0; i < 9; i++) {
      weights.values()[i] = i + 0.5f;
    }
    float[] before = weights.values().clone();
    int count = FreeWeights.count(new Projected(weights, projection));
    assertThat(weights.values()).containsExactly(before);
    return count;
  }

  private static final class Projected extends WeightsAlone {

    private final Consumer<float[]> projection;

    Projected(Weights weights, Consumer<float[]> projection) {
      super(weights, 1);
      this.projection = projection;
    }

    @Override
    public void project() {
      projection.accept(weights().values());
    }
  }

  @Test
  void weightsThatMayBeAnywhereAllCount() {
    assertThat(free(values -> {})).isEqualTo(6);
  }

  @Test
  void weightsThatAreHeldInPlaceDoNot() {
    assertThat(
            free(
                values -> {
                  values[0] = 0;
                  values[4] = 3;
                }))
        .isEqualTo(4);
  }

  @Test
  void weightsOnOneSideOfZeroCount() {
    assertThat(
            free(
                values -> {
                  for (int i = 0; i < 6; i++) {
                    values[i] = i < 3 ? Math.max(values[i], 0) : Math.min(values[i], 0);
                  }
                }))
        .isEqualTo(6);
  }

  @Test
  void weightsWhoseSignIsTurnedCount() {
    assertThat(
            free(
                values -> {
                  float sum = 0;
                  for (int i = 0; i < 6; i++) {
                    values[i] = Math.abs(values[i]);
                    sum += values[i];
                  }
                  for (int i = 0; i < 6; i++) {
                    values[i] /= sum;
                  }
                }))
        .isEqualTo(6);
  }

  @Test
  void weightsOfWhichOnlyTheSignIsKeptCount() {
    assertThat(
            free(
                values -> {
                  for (int i = 0; i < 6; i++) {
                    values[i] = Math.signum(values[i]);
                  }
                }))
        .isEqualTo(6);
  }

  @Test
  void frozenWeightsStayAndDoNotCount() {
    Weights weights = Weights.layout().trainable("W", 2).frozen("b", 2).trainable("v", 1).build();
    weights.values()[2] = 7;
    Consumer<float[]> watch = values -> assertThat(values[2]).isEqualTo(7);
    assertThat(FreeWeights.count(new Projected(weights, watch))).isEqualTo(3);
  }
}
