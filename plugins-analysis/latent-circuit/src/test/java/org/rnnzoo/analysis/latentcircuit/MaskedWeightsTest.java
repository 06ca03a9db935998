package org.rnnzoo.analysis.latentcircuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Weights;

class MaskedWeightsTest {

  /** One input, two nodes, one output and a frozen initial state: W, W_in, b, W_out, x0. */
  private static Weights weights() {
    return Weights.layout()
        .trainable("W", 2, 2)
        .trainable("W_in", 2, 1)
        .trainable("b", 2)
        .trainable("W_out", 1, 2)
        .frozen("x0", 2)
        .build();
  }

  private static MaskedWeights masked(Object... changes) {
    return new MaskedWeights(weights(), new Dimensions(1, 2, 1), Fits.with(changes));
  }

  private static float[] ones() {
    return new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  }

  private static float[] projected(MaskedWeights masked, float value, double floor) {
    float[] values = new float[12];
    Arrays.fill(values, value);
    masked.project(values, floor);
    return values;
  }

  @Test
  void onlyWeightsArePenalised() {
    float[] gradient = new float[12];
    masked().complete(gradient, ones(), 0.5);
    assertThat(gradient).containsExactly(.5f, .5f, .5f, .5f, .5f, .5f, 0, 0, .5f, .5f, 0, 0);
  }

  @Test
  void whatIsFrozenHasNoGradient() {
    float[] gradient = ones();
    masked().complete(gradient, ones(), 0);
    assertThat(gradient).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
  }

  @Test
  void freeWeightsMayHaveAnyValue() {
    assertThat(projected(masked(), -3, 0)).containsOnly(-3);
  }

  @Test
  void labelledNodesHaveAnInputOrAnOutputOfTheirOwn() {
    // The first node hears the input, the last one is read.
    MaskedWeights labelled = masked("masks", Masks.LABELLED);
    assertThat(projected(labelled, 3, 0)).containsExactly(3, 3, 3, 3, 3, 0, 3, 3, 0, 3, 3, 3);
    assertThat(projected(labelled, -3, 0))
        .containsExactly(-3, -3, -3, -3, 0, 0, -3, -3, 0, 0, -3, -3);
  }

  @Test
  void whatIsAbsentHasNoGradient() {
    float[] gradient = ones();
    masked("masks", Masks.LABELLED).complete(gradient, ones(), 1);
    assertThat(gradient).containsExactly(2, 2, 2, 2, 2, 0, 1, 1, 0, 2, 0, 0);
  }

  private static MaskedWeights custom() {
    return masked("masks", Masks.CUSTOM, "custom", new CustomMasks("*- 0+", "+ 0", "-*"));
  }

  @Test
  void signsOfACustomMaskAreKept() {
    assertThat(projected(custom(), 3, 0.5))
        .containsExactly(3, -.5f, 0, 3, 3, 0, 3, 3, -.5f, 3, 3, 3);
    assertThat(projected(custom(), -3, 0.5))
        .containsExactly(-3, -3, 0, .5f, .5f, 0, -3, -3, -3, -3, -3, -3);
  }

  @Test
  void aWeightWithASignHasASizeAtLeast() {
    assertThat(projected(custom(), 0, 0.25))
        .containsExactly(0, -.25f, 0, .25f, .25f, 0, 0, 0, -.25f, 0, 0, 0);
  }
}
