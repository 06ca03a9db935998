package org.rnnzoo.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class WeightsTest {

  private final Weights weights =
      Weights.layout().trainable("W", 2, 2).frozen("W_in", 2, 3).trainable("b", 2).build();

  @Test
  void tensorsLieEndToEnd() {
    assertThat(weights.tensors()).extracting(Weights.Tensor::offset).containsExactly(0, 4, 10);
    assertThat(weights.tensors()).extracting(Weights.Tensor::length).containsExactly(4, 6, 2);
    assertThat(weights.values()).hasSize(12).containsOnly(0);
    assertThat(weights.trainableCount()).isEqualTo(6);
  }

  @Test
  void aTensorIsACopyInCOrder() {
    for (int k = 0; k < 12; k++) {
      weights.values()[k] = k;
    }
    INDArray input = weights.get("W_in");
    assertThat(input.shape()).containsExactly(2, 3);
    assertThat(input.getDouble(1, 0)).isEqualTo(7);
    input.putScalar(0, 0, 99);
    assertThat(weights.values()[4]).isEqualTo(4);
  }

  @Test
  void aTensorIsWrittenInCOrder() {
    INDArray columnMajor = Nd4j.arange(6).reshape(3, 2).transpose();
    weights.set("W_in", columnMajor);
    assertThat(weights.values()).containsExactly(0, 0, 0, 0, 0, 2, 4, 1, 3, 5, 0, 0);
    assertThat(weights.get("W_in").getDouble(1, 2)).isEqualTo(5);
  }

  @Test
  void aTensorOfAnotherPrecisionIsConverted() {
    weights.set("b", Nd4j.createFromArray(0.5, -1.5));
    assertThat(weights.get("b").toFloatVector()).containsExactly(0.5f, -1.5f);
  }

  @Test
  void anotherShapeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.set("W_in", Nd4j.zeros(3, 2)))
        .withMessage("Tensor 'W_in' has shape [2, 3], not [3, 2].");
  }

  @Test
  void anUnknownNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> weights.get("V"))
        .withMessage("There is no tensor 'V'; there are [W, W_in, b].");
  }

  @Test
  void aNameIsUsedOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Weights.layout().trainable("W", 1).frozen("W", 2))
        .withMessage("There are two tensors named 'W'.");
  }
}
