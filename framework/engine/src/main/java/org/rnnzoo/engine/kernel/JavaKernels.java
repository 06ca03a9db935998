package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.Coefficients.*;

import java.util.Arrays;
import org.rnnzoo.dynamics.Activation;

/** Kernels of plain loops, for processes without the Vector API. */
class JavaKernels extends JavaGateKernels implements Kernels {

  private static final float LEAK = (float) Activation.LEAK;

  private final String reason;

  JavaKernels(String reason) {
    this.reason = reason;
  }

  /** Why there are no vectors. */
  final String reason() {
    return reason;
  }

  @Override
  public String description() {
    return "The engine runs on plain Java loops, because " + reason + ".";
  }

  @Override
  public void multiply(float[] a, int rows, int columns, float[] b, int bAt, float[] c, int cAt) {
    for (int i = 0; i < rows; i++) {
      int row = i / PANEL * PANEL * columns + i % PANEL;
      int k = 0;
      for (; k + 4 <= columns; k += 4) {
        addFourRows(a, row + k * PANEL, b, bAt + k * LANES, c, cAt + i * LANES);
      }
      for (; k < columns; k++) {
        addRow(a[row + k * PANEL], b, bAt + k * LANES, c, cAt + i * LANES);
      }
    }
  }

  private static void addFourRows(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    float a0 = a[aAt];
    float a1 = a[aAt + PANEL];
    float a2 = a[aAt + 2 * PANEL];
    float a3 = a[aAt + 3 * PANEL];
    for (int l = 0; l < LANES; l++) {
      float sum = Math.fma(a0, b[bAt + l], c[cAt + l]);
      sum = Math.fma(a1, b[bAt + LANES + l], sum);
      sum = Math.fma(a2, b[bAt + 2 * LANES + l], sum);
      c[cAt + l] = Math.fma(a3, b[bAt + 3 * LANES + l], sum);
    }
  }

  private static void addRow(float a, float[] b, int bAt, float[] c, int cAt) {
    for (int l = 0; l < LANES; l++) {
      c[cAt + l] = Math.fma(a, b[bAt + l], c[cAt + l]);
    }
  }

  @Override
  public void transpose(
      float[] source, int sourceAt, int rows, float[] target, int targetAt, int panel) {
    Transposition.scalar(source, sourceAt, rows, target, targetAt, panel);
  }

  @Override
  public void outer(
      float[] d,
      int dAt,
      int stride,
      int rows,
      int steps,
      float[] r,
      int rAt,
      int panel,
      float[] w,
      int columns) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j += COLUMNS) {
        int from = rAt + j / LANES * panel + j % LANES;
        for (int t = 0; t < steps; t++) {
          for (int l = 0; l < LANES; l++) {
            float factor = d[dAt + (t * stride + i) * LANES + l];
            addColumns(factor, r, from + t * LANES * LANES + l * LANES, w, i * columns + j);
          }
        }
      }
    }
  }

  private static void addColumns(float factor, float[] r, int rAt, float[] w, int wAt) {
    for (int j = 0; j < COLUMNS; j++) {
      w[wAt + j] = Math.fma(factor, r[rAt + j], w[wAt + j]);
    }
  }

  @Override
  public void outerByLanes(
      float[] d,
      int dAt,
      int dStride,
      int rows,
      int steps,
      float[] r,
      int rAt,
      int rStride,
      int columns,
      float[] w) {
    int width = (columns + 3) / 4;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int to = (i / 4 * width + j / 4) * 256 + i % 4 * 64 + j % 4 * 16;
        for (int s = 0; s < 2 * steps; s++) {
          int half = s % 2 * LANES / 2;
          int p = dAt + (s / 2 * dStride + i) * LANES + half;
          int q = rAt + (s / 2 * rStride + j) * LANES + half;
          addProducts(d, p, r, q, w, to);
        }
      }
    }
  }

  private static void addProducts(float[] d, int dAt, float[] r, int rAt, float[] w, int wAt) {
    for (int l = 0; l < LANES / 2; l++) {
      w[wAt + l] = Math.fma(d[dAt + l], r[rAt + l], w[wAt + l]);
    }
  }

  @Override
  public void readout(
      float[] w, int wAt, float b, float[] r, int rAt, int rows, float[] z, int zAt) {
    for (int l = 0; l < LANES; l++) {
      float even = b;
      float odd = 0;
      for (int i = 0; i < rows; i++) {
        float rate = r[rAt + i * LANES + l];
        if (i % 2 == 0) {
          even = Math.fma(rate, w[wAt + i], even);
        } else {
          odd = Math.fma(rate, w[wAt + i], odd);
        }
      }
      z[zAt + l] = even + odd;
    }
  }

  @Override
  public void activate(
      Activation f, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    for (int i = 0; i < length; i++) {
      float x = source[sourceAt + i];
      target[targetAt + i] =
          switch (f) {
            case TANH -> ScalarMath.tanh(x);
            case RELU -> Math.max(x, 0f);
            case LEAKY_RELU -> Math.max(x, x * LEAK);
            case GELU -> ScalarMath.gelu(x);
            case SOFTPLUS -> ScalarMath.softplus(x);
            case SIGMOID -> ScalarMath.sigmoid(x);
            case LINEAR -> x;
          };
    }
  }

  @Override
  public void slope(
      Activation f,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] base,
      int baseAt,
      float[] target,
      int targetAt,
      int length) {
    for (int i = 0; i < length; i++) {
      float r = base[baseAt + i];
      float slope =
          switch (f) {
            case TANH -> Math.fma(-r, r, 1f);
            case RELU -> r > 0 ? 1f : 0f;
            case LEAKY_RELU -> r > 0 ? 1f : LEAK;
            case GELU -> ScalarMath.geluSlope(r);
            case SOFTPLUS -> -ScalarMath.expMinus1(-r);
            case SIGMOID -> Math.fma(-r, r, r);
            case LINEAR -> 1f;
          };
      target[targetAt + i] = gradient[gradientAt + i] * factor * slope;
    }
  }

  @Override
  public void scale(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] = factor * source[sourceAt + i];
    }
  }

  @Override
  public void scaleAndAdd(
      float factor,
      float[] source,
      int sourceAt,
      float[] addend,
      int addendAt,
      float[] target,
      int targetAt,
      int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] = Math.fma(factor, source[sourceAt + i], addend[addendAt + i]);
    }
  }

  @Override
  public void add(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] = Math.fma(factor, source[sourceAt + i], target[targetAt + i]);
    }
  }

  @Override
  public void combine(
      float factor,
      float[] source,
      int sourceAt,
      float otherFactor,
      float[] other,
      int otherAt,
      float[] target,
      int targetAt,
      int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] =
          Math.fma(factor, source[sourceAt + i], otherFactor * other[otherAt + i]);
    }
  }

  @Override
  public void scaleLanes(float[] lanes, int lanesAt, float[] target, int targetAt, int rows) {
    for (int i = 0; i < rows; i++) {
      for (int l = 0; l < LANES; l++) {
        target[targetAt + i * LANES + l] *= lanes[lanesAt + l];
      }
    }
  }

  @Override
  public void squares(float[] source, int sourceAt, int rows, float[] sums) {
    Arrays.fill(sums, 0, LANES, 0f);
    for (int i = 0; i < rows; i++) {
      for (int l = 0; l < LANES; l++) {
        float r = source[sourceAt + i * LANES + l];
        sums[l] = Math.fma(r, r, sums[l]);
      }
    }
  }

  @Override
  public void magnitudes(float[] source, int sourceAt, int rows, float[] sums) {
    Arrays.fill(sums, 0, LANES, 0f);
    for (int i = 0; i < rows; i++) {
      for (int l = 0; l < LANES; l++) {
        sums[l] += Math.abs(source[sourceAt + i * LANES + l]);
      }
    }
  }

  @Override
  public void addSign(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    for (int i = 0; i < length; i++) {
      target[targetAt + i] += factor * Math.signum(source[sourceAt + i]);
    }
  }

  @Override
  public void squaredError(
      float[] z,
      int zAt,
      float[] target,
      float[] mask,
      int targetAt,
      int outputs,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] sums) {
    Arrays.fill(sums, 0, LANES, 0f);
    for (int o = 0; o < outputs; o++) {
      for (int l = 0; l < LANES; l++) {
        int at = o * LANES + l;
        float error = z[zAt + at] - target[targetAt + at];
        float weighted = error * mask[targetAt + at];
        gradient[gradientAt + at] = weighted * (2 * factor);
        sums[l] = Math.fma(weighted, error, sums[l]);
      }
    }
  }

  @Override
  public void crossEntropy(
      float[] z,
      int zAt,
      float[] target,
      float[] mask,
      int targetAt,
      int outputs,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] sums,
      float[] scratch) {
    for (int l = 0; l < LANES; l++) {
      float top = z[zAt + l];
      for (int o = 1; o < outputs; o++) {
        top = Math.max(top, z[zAt + o * LANES + l]);
      }
      float total = 0;
      for (int o = 0; o < outputs; o++) {
        float e = ScalarMath.exp(z[zAt + o * LANES + l] - top);
        gradient[gradientAt + o * LANES + l] = e;
        total += e;
      }
      float weight = mask[targetAt + l];
      float logTotal = top + ScalarMath.log(total);
      float sum = 0;
      float allWanted = 0;
      for (int o = 0; o < outputs; o++) {
        int at = o * LANES + l;
        float wanted = target[targetAt + at];
        float share = gradient[gradientAt + at] / total;
        gradient[gradientAt + at] = (share - wanted) * (weight * factor);
        sum = Math.fma(wanted, logTotal - z[zAt + at], sum);
        allWanted += wanted;
      }
      sums[l] =
          allWanted == 0 && weight != 0
              ? silence(z, zAt + l, outputs, weight, factor, gradient, gradientAt + l)
              : sum * weight;
    }
  }

  /** The error and the gradient of one lane in which nothing is wanted. */
  private static float silence(
      float[] z, int zAt, int outputs, float weight, float factor, float[] gradient, int to) {
    float gradientWeight = weight * (2 * factor);
    float sum = 0;
    for (int o = 0; o < outputs; o++) {
      float output = z[zAt + o * LANES];
      gradient[to + o * LANES] = output * gradientWeight;
      sum = Math.fma(output, output, sum);
    }
    return sum * weight;
  }

  @Override
  public void randomBits(int[] state, int[] bits, int length) {
    for (int g = 0; g < 16; g++) {
      int s0 = state[g];
      int s1 = state[16 + g];
      int s2 = state[32 + g];
      int s3 = state[48 + g];
      for (int j = g; j < length; j += 16) {
        bits[j] = Integer.rotateLeft(s0 + s3, 7) + s0;
        int t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Integer.rotateLeft(s3, 11);
      }
      state[g] = s0;
      state[16 + g] = s1;
      state[32 + g] = s2;
      state[48 + g] = s3;
    }
  }

  @Override
  public void radii(int[] bits, int length, float deviation, float[] radii) {
    for (int i = 0; i < length; i++) {
      float u = 2 - Float.intBitsToFloat(bits[i] >>> 9 | ONE_BITS);
      float square = ScalarMath.log(u) * (-2 * deviation * deviation);
      radii[i] = (float) Math.sqrt(Math.max(square, 0f));
    }
  }

  @Override
  public void normals(int[] bits, float[] radii, int length, float[] normals) {
    for (int i = 0; i < length; i++) {
      float a = (Float.intBitsToFloat(bits[length + i] >>> 9 | ONE_BITS) - 1.5f) * PI;
      float a2 = a * a;
      float sin = Math.fma(a2, SIN_9, SIN_7);
      sin = Math.fma(sin, a2, SIN_5);
      sin = Math.fma(sin, a2, SIN_3);
      sin = Math.fma(sin * a2, a, a);
      float cos = Math.fma(a2, COS_8, COS_6);
      cos = Math.fma(cos, a2, COS_4);
      cos = Math.fma(cos, a2, COS_2);
      cos = Math.fma(cos, a2, 1f);
      float twice = sin * -2f;
      normals[i] = radii[i] * Math.fma(twice, sin, 1f);
      normals[length + i] = radii[i] * (twice * cos);
    }
  }

  @Override
  public void adam(
      float[] values,
      float[] gradient,
      float[] firstMoment,
      float[] secondMoment,
      float beta1,
      float beta2,
      float rate,
      float scale,
      float epsilon) {
    ScalarMath.adam(
        values, gradient, firstMoment, secondMoment, beta1, beta2, rate, scale, epsilon, 0);
  }
}
