package org.rnnzoo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;

/** The kernels of gates and synapses of this process against plain loops, bit for bit. */
class GateKernelsTest {

  private static final Kernels PLAIN = new JavaKernels("this is a test");
  private static final int UNITS = 7;
  private static final int LENGTH = UNITS * 32;

  private final RandomGenerator random = RandomStream.root(4).generator();

  /** Numbers from −1 to 2, so that synapses with them run into both bounds. */
  private float[] random(int rows) {
    float[] values = new float[rows * LENGTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = 3 * random.nextFloat() - 1;
    }
    return values;
  }

  /** Runs both kinds of kernels on copies of arrays that they write to. */
  private static void assertSame(BiConsumer<Kernels, float[][]> run, float[]... arrays) {
    float[][] expected = Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
    float[][] found = Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
    run.accept(PLAIN, expected);
    run.accept(Kernels.CHOSEN, found);
    for (int i = 0; i < arrays.length; i++) {
      assertThat(found[i]).containsExactly(expected[i]);
      assertThat(found[i]).isNotEqualTo(arrays[i]);
    }
  }

  @Test
  void products() {
    float[] a = random(2);
    float[] b = random(1);
    assertSame((k, to) -> k.product(a, LENGTH, b, 0, to[0], 32, LENGTH), random(2));
    assertSame((k, to) -> k.addProduct(a, LENGTH, b, 0, to[0], 32, LENGTH), random(2));
  }

  @Test
  void gruSteps() {
    float[] gates = random(5);
    assertSame((k, to) -> k.gruStep(gates, LENGTH, to[0], 0, LENGTH, LENGTH), random(2));
    float[] h = random(1);
    assertSame(
        (k, to) -> k.gruBack(gates, LENGTH, h, 0, to[0], to[1], 32, LENGTH), random(1), random(5));
  }

  @Test
  void lstmSteps() {
    float[] gates = random(5);
    assertSame((k, to) -> k.lstmStep(gates, LENGTH, to[0], 0, LENGTH, LENGTH), random(2));
    float[] cells = random(1);
    float[] squashed = random(2);
    float[] lambda = random(1);
    assertSame(
        (k, to) ->
            k.lstmBack(gates, LENGTH, cells, 0, squashed, 32, lambda, to[0], to[1], 32, LENGTH),
        random(1),
        random(5));
  }

  @Test
  void synapseSteps() {
    float[] constants = Arrays.copyOf(random(1), 3 * UNITS);
    float[] rates = random(1);
    assertSame(
        (k, to) -> k.synapseStep(constants, UNITS, 0.7f, to[0], 0, 2 * LENGTH, rates, 0, to[1], 0),
        random(4),
        random(1));
    float[] synapses = random(4);
    float[] gradient = random(2);
    assertSame(
        (k, to) ->
            k.synapseBack(
                constants,
                UNITS,
                0.7f,
                synapses,
                0,
                2 * LENGTH,
                rates,
                0,
                gradient,
                32,
                to[0],
                to[1]),
        random(2),
        random(1));
  }
}
