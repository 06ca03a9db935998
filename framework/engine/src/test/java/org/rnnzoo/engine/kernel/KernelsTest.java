package org.rnnzoo.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Activation;

/** The kernels of this process against plain loops, bit for bit, and against float64. */
class KernelsTest {

  private static final Kernels PLAIN = new JavaKernels("this is a test");
  private static final Kernels CHOSEN = Kernels.CHOSEN;

  private final RandomGenerator random = RandomStream.root(3).generator();

  private float[] random(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (2 * random.nextGaussian());
    }
    return values;
  }

  /** Runs both kinds of kernels on copies of an array and compares the first {@code length}. */
  private static void assertSame(float[] target, int length, BiConsumer<Kernels, float[]> run) {
    float[] expected = target.clone();
    float[] found = target.clone();
    run.accept(PLAIN, expected);
    run.accept(CHOSEN, found);
    assertThat(Arrays.copyOf(found, length)).containsExactly(Arrays.copyOf(expected, length));
    assertThat(Arrays.copyOf(found, length)).isNotEqualTo(Arrays.copyOf(target, length));
  }

  /** The same for sums that OpenBLAS adds up in another order. */
  private static void assertSameSum(float[] target, int length, BiConsumer<Kernels, float[]> run) {
    if (!(CHOSEN instanceof BlasKernels)) {
      assertSame(target, length, run);
      return;
    }
    float[] expected = target.clone();
    float[] found = target.clone();
    run.accept(PLAIN, expected);
    run.accept(CHOSEN, found);
    assertThat(Arrays.copyOf(found, length))
        .containsExactly(Arrays.copyOf(expected, length), within(1e-3f));
    assertThat(Arrays.copyOf(found, length)).isNotEqualTo(Arrays.copyOf(target, length));
  }

  @Test
  void productsAreEqualWhateverTheSizes() {
    for (int rows : new int[] {1, 3, 4, 5, 8, 9, 12, 15, 16, 41}) {
      for (int columns : new int[] {1, 2, 7, 16, 33}) {
        int packed = (rows + 7) / 8 * 8;
        float[] a = random(packed * columns);
        float[] b = random(5 + columns * 32);
        assertSameSum(
            random((packed + 1) * 32),
            rows * 32,
            (kernels, c) -> kernels.multiply(a, rows, columns, b, 5, c, 0));
      }
    }
  }

  @Test
  void aMatrixOfTheSameContentButMoreRowsIsAnotherMatrix() {
    float[] a = new float[16 * 3];
    Arrays.fill(a, 0, 8 * 3, 1);
    float[] b = random(3 * 32);
    CHOSEN.multiply(random(16 * 3), 16, 3, b, 0, new float[17 * 32], 0);
    for (int rows : new int[] {9, 16}) {
      float[] c = new float[17 * 32];
      Arrays.fill(c, 5);
      CHOSEN.multiply(a, rows, 3, b, 0, c, 0);
      for (int i = 8 * 32; i < rows * 32; i++) {
        assertThat(c[i]).isEqualTo(5);
      }
    }
  }

  @Test
  void aProductIsThatOfThePackedMatrix() {
    int rows = 11;
    int columns = 6;
    float[] a = random(16 * columns);
    float[] b = random(columns * 32);
    float[] c = new float[16 * 32];
    CHOSEN.multiply(a, rows, columns, b, 0, c, 0);
    for (int i = 0; i < rows; i++) {
      for (int lane = 0; lane < 32; lane++) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
          sum += (double) a[i / 8 * 8 * columns + 8 * k + i % 8] * b[k * 32 + lane];
        }
        assertThat((double) c[i * 32 + lane]).isCloseTo(sum, within(1e-5));
      }
    }
  }

  @Test
  void outerProductsOfTransposedRowsAreThoseOfTheRows() {
    int steps = 3;
    for (int rows : new int[] {1, 8, 13}) {
      for (int width : new int[] {1, 16, 30, 33, 47, 50}) {
        int columns = (width + 15) / 16 * 16;
        int panel = steps * 1024;
        float[] d = random((steps * rows + 8) * 32);
        float[] r = random(steps * width * 32);
        float[] turned = new float[(width + 31) / 32 * panel];
        for (int t = 0; t < steps; t++) {
          CHOSEN.transpose(r, t * width * 32, width, turned, t * 1024, panel);
        }
        float[] w = new float[(rows + 7) / 8 * 8 * columns];
        CHOSEN.outer(d, 0, rows, rows, steps, turned, 0, panel, w, columns);
        assertOuter(d, r, rows, width, steps, w, columns);
        assertSameSum(
            new float[w.length],
            rows * columns,
            (kernels, c) -> kernels.outer(d, 0, rows, rows, steps, turned, 0, panel, c, columns));
      }
    }
  }

  @Test
  void outerProductsByLanesAreThoseOfTheRows() {
    int steps = 3;
    for (int rows : new int[] {1, 4, 6, 13}) {
      for (int width : new int[] {1, 3, 8, 14}) {
        float[] d = random((steps * rows + 8) * 32);
        float[] r = random((steps * width + 8) * 32);
        float[] w = new float[(rows + 3) / 4 * ((width + 3) / 4) * 256];
        CHOSEN.outerByLanes(d, 0, rows, rows, steps, r, 0, width, width, w);
        float[] expected = new float[w.length];
        PLAIN.outerByLanes(d, 0, rows, rows, steps, r, 0, width, width, expected);
        float[] sums = new float[rows * width];
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < width; j++) {
            int at = (i / 4 * ((width + 3) / 4) + j / 4) * 256 + i % 4 * 64 + j % 4 * 16;
            for (int part = at; part < at + 16; part++) {
              assertThat(w[part]).isEqualTo(expected[part]);
              sums[i * width + j] += w[part];
            }
          }
        }
        assertOuter(d, r, rows, width, steps, sums, width);
      }
    }
  }

  private static void assertOuter(
      float[] d, float[] r, int rows, int width, int steps, float[] w, int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < width; j++) {
        double sum = 0;
        for (int t = 0; t < steps; t++) {
          for (int lane = 0; lane < 32; lane++) {
            sum += (double) d[(t * rows + i) * 32 + lane] * r[(t * width + j) * 32 + lane];
          }
        }
        assertThat((double) w[i * columns + j]).isCloseTo(sum, within(1e-4));
      }
    }
  }

  @Test
  void elementwiseOperationsAreEqual() {
    float[] a = random(33 + 32 * 9);
    float[] b = random(32 * 9);
    float[] c = random(32 * 9);
    int n = 32 * 9;
    assertSame(c, n, (k, t) -> k.scale(0.3f, a, 33, t, 0, n));
    assertSame(c, n, (k, t) -> k.scaleAndAdd(0.3f, a, 33, b, 0, t, 0, n));
    assertSame(c, n, (k, t) -> k.combine(0.3f, a, 33, 0.7f, b, 0, t, 0, n));
    assertSame(c, n, (k, t) -> k.add(0.3f, a, 33, t, 0, n));
    assertSame(c, n, (k, t) -> k.scaleLanes(a, 33, t, 0, 9));
    assertSame(c, 32, (k, t) -> k.squares(a, 33, 9, t));
    assertSame(c, 32, (k, t) -> k.magnitudes(a, 33, 9, t));
    a[40] = 0;
    assertSame(c, n, (k, t) -> k.addSign(0.3f, a, 33, t, 0, n));
    for (int rows : new int[] {1, 2, 9}) {
      assertSame(c, 32, (k, t) -> k.readout(a, 2, 0.4f, b, 0, rows, t, 0));
    }
  }

  @Test
  void lossesAreEqual() {
    float[] z = random(32 * 3);
    float[] target = random(32 * 3);
    float[] mask = random(32 * 3);
    for (int lane = 0; lane < 32; lane += 3) {
      target[lane] = target[32 + lane] = target[64 + lane] = 0;
      mask[2 * lane / 3] = 0;
    }
    float[] sums = new float[32];
    float[] scratch = new float[64];
    float[] d = random(32 * 3);
    assertSame(d, 96, (k, t) -> k.squaredError(z, 0, target, mask, 0, 3, 0.1f, t, 0, sums));
    assertSame(
        d, 96, (k, t) -> k.crossEntropy(z, 0, target, mask, 0, 3, 0.1f, t, 0, sums, scratch));
    Arrays.fill(sums, 0f);
    assertSame(sums, 32, (k, t) -> k.squaredError(z, 0, target, mask, 0, 3, 0.1f, d, 0, t));
    assertSame(
        sums, 32, (k, t) -> k.crossEntropy(z, 0, target, mask, 0, 3, 0.1f, d, 0, t, scratch));
  }

  @Test
  void randomNumbersAreEqual() {
    int[] expectedState = random.ints(64).toArray();
    int[] foundState = expectedState.clone();
    int[] expected = new int[320];
    int[] found = new int[320];
    PLAIN.randomBits(expectedState, expected, 320);
    CHOSEN.randomBits(foundState, found, 320);
    assertThat(found).containsExactly(expected);
    assertThat(foundState).containsExactly(expectedState);
    assertSame(new float[160], 160, (k, t) -> k.radii(found, 160, 1.5f, t));
    float[] radii = random(160);
    assertSame(new float[320], 320, (k, t) -> k.normals(found, radii, 160, t));
  }

  @Test
  void aStepOfAdamIsEqual() {
    int n = 45;
    float[] gradient = random(n);
    float[] m = random(n);
    float[] v = new float[n];
    Arrays.fill(v, 0.3f);
    assertSame(
        random(n),
        n,
        (k, t) -> k.adam(t, gradient, m.clone(), v.clone(), 0.9f, 0.999f, 0.1f, 1.1f, 1e-8f));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void activationsAreEqualAndAccurate(Activation f) {
    int n = 32 * 500;
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) ((i - n / 2) * 20.0 / n * (i % 2 == 0 ? 1 : 5));
    }
    float[] y = new float[n];
    CHOSEN.activate(f, x, 0, y, 0, n);
    float[] one = new float[n];
    Arrays.fill(one, 2f);
    float[] slope = new float[n];
    float[] base = Kernels.slopeFollowsFromValue(f) ? y : x;
    CHOSEN.slope(f, 0.5f, one, 0, base, 0, slope, 0, n);
    double worst = 0;
    double worstSlope = 0;
    for (int i = 0; i < n; i++) {
      double value = f.value(x[i]);
      worst = Math.max(worst, Math.abs(y[i] - value) / Math.max(value, 1));
      worstSlope = Math.max(worstSlope, Math.abs(slope[i] - f.slope(x[i])));
    }
    assertThat(worst).as("error of the value").isLessThan(3e-7);
    assertThat(worstSlope).as("error of the slope").isLessThan(7e-7);
    assertSame(new float[n], n, (k, t) -> k.activate(f, x, 0, t, 0, n));
    assertSame(new float[n], n, (k, t) -> k.slope(f, 0.5f, one, 0, base, 0, t, 0, n));
  }

  @Test
  void farOutThePositiveActivationsKeepTheirRelativeAccuracy() {
    for (float x : new float[] {-80, -50, -20, -10, -5}) {
      for (Activation f : new Activation[] {Activation.SOFTPLUS, Activation.SIGMOID}) {
        float[] y = new float[32];
        float[] in = new float[32];
        Arrays.fill(in, x);
        CHOSEN.activate(f, in, 0, y, 0, 32);
        double value = f.value(x);
        assertThat((double) y[0]).as("%s at %s", f, x).isCloseTo(value, within(5e-7 * value));
        float[] slope = new float[32];
        float[] one = new float[32];
        Arrays.fill(one, 1f);
        CHOSEN.slope(f, 1, one, 0, y, 0, slope, 0, 32);
        double expected = f.slope(x);
        assertThat((double) slope[0]).as("slope").isCloseTo(expected, within(1e-6 * expected));
      }
    }
  }

  @Test
  void notANumberStaysVisible() {
    for (Activation f : Activation.values()) {
      float[] y = new float[32];
      float[] x = new float[32];
      Arrays.fill(x, Float.NaN);
      CHOSEN.activate(f, x, 0, y, 0, 32);
      assertThat(y[0]).as(f.name()).isNaN();
    }
  }

  @Test
  void theyTellWhatTheyAre() {
    String wish = System.getProperty(KernelChoice.PROPERTY, "auto");
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    assertThat(CHOSEN.description())
        .contains(vectors ? "Vector API with vectors of" : "on OpenBLAS and plain Java loops")
        .contains(wish.equals("auto") ? " " : wish + " bits");
  }
}
