package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;

class AdamTest {

  private static final int LENGTH = 37;

  private static float[] random(long seed) {
    RandomGenerator random = RandomStream.root(seed).generator();
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  @Test
  void itFollowsThePaperInFloat64() {
    float[] values = random(1);
    double[] expected = new double[LENGTH];
    double[] m = new double[LENGTH];
    double[] v = new double[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      expected[i] = values[i];
    }
    Adam adam = new Adam(LENGTH);
    for (int t = 1; t <= 50; t++) {
      float[] gradient = random(100 + t);
      adam.step(values, gradient, 0.01, 0.9, 0.999, 1e-8);
      for (int i = 0; i < LENGTH; i++) {
        m[i] = 0.9 * m[i] + 0.1 * gradient[i];
        v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double square = v[i] / (1 - Math.pow(0.999, t));
        expected[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8);
      }
    }
    for (int i = 0; i < LENGTH; i++) {
      assertThat((double) values[i]).isCloseTo(expected[i], within(2e-6));
    }
  }

  @Test
  void aRestoredOptimiserGoesOnBitForBit() {
    float[] through = random(1);
    float[] split = random(1);
    Adam one = new Adam(LENGTH);
    Adam first = new Adam(LENGTH);
    for (int t = 0; t < 5; t++) {
      one.step(through, random(t), 0.01, 0.9, 0.999, 1e-8);
      first.step(split, random(t), 0.01, 0.9, 0.999, 1e-8);
    }
    Adam second = new Adam(LENGTH);
    second.restore(first.firstMoment().clone(), first.secondMoment().clone(), first.steps());
    for (int t = 5; t < 9; t++) {
      one.step(through, random(t), 0.01, 0.9, 0.999, 1e-8);
      second.step(split, random(t), 0.01, 0.9, 0.999, 1e-8);
    }
    assertThat(split).containsExactly(through);
    assertThat(second.steps()).isEqualTo(9);
  }

  @Test
  void whatHasNoGradientStays() {
    float[] values = random(1);
    float[] before = values.clone();
    new Adam(LENGTH).step(values, new float[LENGTH], 0.1, 0.9, 0.999, 1e-8);
    assertThat(values).containsExactly(before);
  }

  @Test
  void anotherLengthIsRefused() {
    Adam adam = new Adam(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> adam.step(new float[4], new float[4], 1, 0, 0, 1))
        .withMessageContaining("made for 3 values, not for 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> adam.restore(new float[3], new float[2], 1));
  }

  @Test
  void decayShrinksWhatIsTrainedOnly() {
    Weights weights = Weights.layout().trainable("a", 2).frozen("b", 2).trainable("c", 1).build();
    Arrays.fill(weights.values(), 2f);
    WeightDecay.apply(weights, 0.25);
    assertThat(weights.values()).containsExactly(1.5f, 1.5f, 2f, 2f, 1.5f);
  }

  @Test
  void aLongGradientIsShortenedAndAShortOneIsNot() {
    float[] gradient = {3, 0, 0, 0, 4};
    assertThat(GradientNorm.clip(gradient, 10)).isEqualTo(5);
    assertThat(gradient).containsExactly(3, 0, 0, 0, 4);
    assertThat(GradientNorm.clip(gradient, 1)).isEqualTo(5);
    assertThat(GradientNorm.of(gradient)).isCloseTo(1, within(1e-6));
    assertThat(GradientNorm.of(new float[] {Float.NaN, 1})).isNaN();
  }
}
