package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.VectorMath.FLOATS;
import static org.rnnzoo.engine.kernel.VectorMath.INTS;
import static org.rnnzoo.engine.kernel.VectorMath.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.rnnzoo.dynamics.Activation;

/** Kernels on the Vector API. */
final class VectorKernels extends VectorGateKernels implements Kernels {

  /** Whether there are 32 vector registers: with AVX-512, and on every 64-bit ARM. */
  private static final boolean MANY_REGISTERS =
      WIDTH == 16 || System.getProperty("os.arch").equals("aarch64");

  private static final float LEAK = (float) Activation.LEAK;

  @Override
  public String description() {
    return "The engine runs on the Java Vector API with vectors of "
        + FLOATS.vectorBitSize()
        + " bits.";
  }

  @Override
  public void multiply(float[] a, int rows, int columns, float[] b, int bAt, float[] c, int cAt) {
    for (int lane = 0; lane < LANES; lane += 2 * WIDTH) {
      for (int i = 0; i < rows; i += PANEL) {
        int aAt = i * columns;
        int cRow = cAt + i * LANES + lane;
        if (MANY_REGISTERS && rows - i > 4) {
          Tiles.multiply8(a, aAt, columns, b, bAt + lane, c, cRow);
        } else {
          Tiles.multiply4(a, aAt, columns, b, bAt + lane, c, cRow);
          if (rows - i > 4) {
            Tiles.multiply4(a, aAt + 4, columns, b, bAt + lane, c, cRow + 4 * LANES);
          }
        }
      }
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
    for (int i = 0; i < rows; i += PANEL) {
      int row = dAt + i * LANES;
      for (int j = 0; j < columns; j += 2 * WIDTH) {
        int column = rAt + j / LANES * panel + j % LANES;
        int wAt = i * columns + j;
        if (!MANY_REGISTERS) {
          Tiles.outer4x2(d, row, stride, steps, r, column, w, wAt, columns);
          Tiles.outer4x2(
              d, row + 4 * LANES, stride, steps, r, column, w, wAt + 4 * columns, columns);
        } else if (columns - j >= 2 * WIDTH) {
          Tiles.outer8x2(d, row, stride, steps, r, column, w, wAt, columns);
        } else {
          Tiles.outer8x1(d, row, stride, steps, r, column, w, wAt, columns);
        }
      }
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
    int wAt = 0;
    for (int i = 0; i < rows; i += 4) {
      for (int j = 0; j < columns; j += 4) {
        int row = dAt + i * LANES;
        int column = rAt + j * LANES;
        for (int lane = 0; lane < LANES / 2; lane += WIDTH) {
          int to = wAt + lane;
          if (MANY_REGISTERS) {
            Tiles.lanes4x4(d, row + lane, dStride, steps, r, column + lane, rStride, w, to);
          } else {
            Tiles.lanes2x4(d, row + lane, dStride, steps, r, column + lane, rStride, w, to);
            Tiles.lanes2x4(
                d, row + 2 * LANES + lane, dStride, steps, r, column + lane, rStride, w, to + 128);
          }
        }
        wAt += 256;
      }
    }
  }

  @Override
  public void readout(
      float[] w, int wAt, float b, float[] r, int rAt, int rows, float[] z, int zAt) {
    for (int lane = 0; lane < LANES; lane += 2 * WIDTH) {
      readoutLanes(w, wAt, b, r, rAt + lane, rows, z, zAt + lane);
    }
  }

  private static void readoutLanes(
      float[] w, int wAt, float b, float[] r, int rAt, int rows, float[] z, int zAt) {
    FloatVector evenA = FloatVector.broadcast(FLOATS, b);
    FloatVector evenB = evenA;
    FloatVector oddA = FloatVector.broadcast(FLOATS, 0f);
    FloatVector oddB = oddA;
    int i = 0;
    for (; i + 2 <= rows; i += 2) {
      int p = rAt + i * LANES;
      FloatVector even = FloatVector.broadcast(FLOATS, w[wAt + i]);
      FloatVector odd = FloatVector.broadcast(FLOATS, w[wAt + i + 1]);
      evenA = FloatVector.fromArray(FLOATS, r, p).fma(even, evenA);
      evenB = FloatVector.fromArray(FLOATS, r, p + WIDTH).fma(even, evenB);
      oddA = FloatVector.fromArray(FLOATS, r, p + LANES).fma(odd, oddA);
      oddB = FloatVector.fromArray(FLOATS, r, p + LANES + WIDTH).fma(odd, oddB);
    }
    if (i < rows) {
      FloatVector even = FloatVector.broadcast(FLOATS, w[wAt + i]);
      evenA = FloatVector.fromArray(FLOATS, r, rAt + i * LANES).fma(even, evenA);
      evenB = FloatVector.fromArray(FLOATS, r, rAt + i * LANES + WIDTH).fma(even, evenB);
    }
    evenA.add(oddA).intoArray(z, zAt);
    evenB.add(oddB).intoArray(z, zAt + WIDTH);
  }

  @Override
  public void activate(
      Activation f, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    switch (f) {
      case TANH -> VectorMath.tanh(source, sourceAt, target, targetAt, length);
      case RELU -> relu(source, sourceAt, target, targetAt, length);
      case LEAKY_RELU -> leakyRelu(source, sourceAt, target, targetAt, length);
      case GELU -> VectorMath.gelu(source, sourceAt, target, targetAt, length);
      case SOFTPLUS -> VectorMath.softplus(source, sourceAt, target, targetAt, length);
      case SIGMOID -> VectorMath.sigmoid(source, sourceAt, target, targetAt, length);
      case LINEAR -> scale(1f, source, sourceAt, target, targetAt, length);
    }
  }

  private static void relu(float[] x, int xAt, float[] y, int yAt, int length) {
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector.fromArray(FLOATS, x, xAt + i).max(0f).intoArray(y, yAt + i);
    }
  }

  private static void leakyRelu(float[] x, int xAt, float[] y, int yAt, int length) {
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
      v.max(v.mul(LEAK)).intoArray(y, yAt + i);
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
    switch (f) {
      case TANH -> tanhSlope(factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case RELU -> reluSlope(factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case LEAKY_RELU ->
          leakyReluSlope(factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case GELU ->
          VectorMath.geluSlope(
              factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case SOFTPLUS ->
          VectorMath.softplusSlope(
              factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case SIGMOID ->
          sigmoidSlope(factor, gradient, gradientAt, base, baseAt, target, targetAt, length);
      case LINEAR -> scale(factor, gradient, gradientAt, target, targetAt, length);
    }
  }

  private static void tanhSlope(
      float factor, float[] g, int gAt, float[] y, int yAt, float[] d, int dAt, int length) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector r = FloatVector.fromArray(FLOATS, y, yAt + i);
      FloatVector.fromArray(FLOATS, g, gAt + i)
          .mul(factor)
          .mul(r.neg().fma(r, one))
          .intoArray(d, dAt + i);
    }
  }

  private static void reluSlope(
      float factor, float[] g, int gAt, float[] y, int yAt, float[] d, int dAt, int length) {
    FloatVector zero = FloatVector.broadcast(FLOATS, 0f);
    for (int i = 0; i < length; i += WIDTH) {
      VectorMask<Float> active =
          FloatVector.fromArray(FLOATS, y, yAt + i).compare(VectorOperators.GT, 0f);
      zero.blend(FloatVector.fromArray(FLOATS, g, gAt + i).mul(factor), active)
          .intoArray(d, dAt + i);
    }
  }

  private static void leakyReluSlope(
      float factor, float[] g, int gAt, float[] y, int yAt, float[] d, int dAt, int length) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector leak = FloatVector.broadcast(FLOATS, LEAK);
    for (int i = 0; i < length; i += WIDTH) {
      VectorMask<Float> active =
          FloatVector.fromArray(FLOATS, y, yAt + i).compare(VectorOperators.GT, 0f);
      FloatVector.fromArray(FLOATS, g, gAt + i)
          .mul(factor)
          .mul(leak.blend(one, active))
          .intoArray(d, dAt + i);
    }
  }

  private static void sigmoidSlope(
      float factor, float[] g, int gAt, float[] y, int yAt, float[] d, int dAt, int length) {
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector r = FloatVector.fromArray(FLOATS, y, yAt + i);
      FloatVector.fromArray(FLOATS, g, gAt + i)
          .mul(factor)
          .mul(r.neg().fma(r, r))
          .intoArray(d, dAt + i);
    }
  }

  @Override
  public void scale(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector.fromArray(FLOATS, source, sourceAt + i)
          .mul(factor)
          .intoArray(target, targetAt + i);
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
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector.fromArray(FLOATS, source, sourceAt + i)
          .fma(f, FloatVector.fromArray(FLOATS, addend, addendAt + i))
          .intoArray(target, targetAt + i);
    }
  }

  @Override
  public void add(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    scaleAndAdd(factor, source, sourceAt, target, targetAt, target, targetAt, length);
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
    FloatVector f = FloatVector.broadcast(FLOATS, factor);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector.fromArray(FLOATS, source, sourceAt + i)
          .fma(f, FloatVector.fromArray(FLOATS, other, otherAt + i).mul(otherFactor))
          .intoArray(target, targetAt + i);
    }
  }

  @Override
  public void scaleLanes(float[] lanes, int lanesAt, float[] target, int targetAt, int rows) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector f = FloatVector.fromArray(FLOATS, lanes, lanesAt + lane);
      for (int i = targetAt + lane; i < targetAt + rows * LANES; i += LANES) {
        FloatVector.fromArray(FLOATS, target, i).mul(f).intoArray(target, i);
      }
    }
  }

  @Override
  public void squares(float[] source, int sourceAt, int rows, float[] sums) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector sum = FloatVector.broadcast(FLOATS, 0f);
      for (int i = lane; i < rows * LANES; i += LANES) {
        FloatVector r = FloatVector.fromArray(FLOATS, source, sourceAt + i);
        sum = r.fma(r, sum);
      }
      sum.intoArray(sums, lane);
    }
  }

  @Override
  public void magnitudes(float[] source, int sourceAt, int rows, float[] sums) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector sum = FloatVector.broadcast(FLOATS, 0f);
      for (int i = lane; i < rows * LANES; i += LANES) {
        sum = sum.add(FloatVector.fromArray(FLOATS, source, sourceAt + i).abs());
      }
      sum.intoArray(sums, lane);
    }
  }

  @Override
  public void addSign(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length) {
    FloatVector zero = FloatVector.broadcast(FLOATS, 0f);
    FloatVector up = FloatVector.broadcast(FLOATS, factor);
    FloatVector down = FloatVector.broadcast(FLOATS, -factor);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector x = FloatVector.fromArray(FLOATS, source, sourceAt + i);
      FloatVector step =
          zero.blend(up, x.compare(VectorOperators.GT, 0f))
              .blend(down, x.compare(VectorOperators.LT, 0f));
      FloatVector.fromArray(FLOATS, target, targetAt + i).add(step).intoArray(target, targetAt + i);
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
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector sum = FloatVector.broadcast(FLOATS, 0f);
      for (int i = lane; i < outputs * LANES; i += LANES) {
        FloatVector error =
            FloatVector.fromArray(FLOATS, z, zAt + i)
                .sub(FloatVector.fromArray(FLOATS, target, targetAt + i));
        FloatVector weighted = error.mul(FloatVector.fromArray(FLOATS, mask, targetAt + i));
        weighted.mul(2 * factor).intoArray(gradient, gradientAt + i);
        sum = weighted.fma(error, sum);
      }
      sum.intoArray(sums, lane);
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
    subtractTop(z, zAt, outputs, gradient, gradientAt, sums);
    VectorMath.exp(gradient, gradientAt, gradient, gradientAt, outputs * LANES);
    addTotals(gradient, gradientAt, outputs, scratch);
    VectorMath.log(scratch, 0, scratch, LANES, LANES);
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector total = FloatVector.fromArray(FLOATS, scratch, lane);
      FloatVector logTotal =
          FloatVector.fromArray(FLOATS, sums, lane)
              .add(FloatVector.fromArray(FLOATS, scratch, LANES + lane));
      FloatVector weight = FloatVector.fromArray(FLOATS, mask, targetAt + lane);
      FloatVector gradientWeight = weight.mul(factor);
      FloatVector sum = FloatVector.broadcast(FLOATS, 0f);
      FloatVector allWanted = sum;
      for (int i = lane; i < outputs * LANES; i += LANES) {
        FloatVector wanted = FloatVector.fromArray(FLOATS, target, targetAt + i);
        FloatVector share = FloatVector.fromArray(FLOATS, gradient, gradientAt + i).div(total);
        share.sub(wanted).mul(gradientWeight).intoArray(gradient, gradientAt + i);
        sum = wanted.fma(logTotal.sub(FloatVector.fromArray(FLOATS, z, zAt + i)), sum);
        allWanted = allWanted.add(wanted);
      }
      sum.mul(weight).intoArray(sums, lane);
      allWanted.intoArray(scratch, lane);
    }
    silence(z, zAt, mask, targetAt, outputs, factor, gradient, gradientAt, sums, scratch);
  }

  /** Replaces error and gradient where the step counts and nothing is wanted. */
  private static void silence(
      float[] z,
      int zAt,
      float[] mask,
      int maskAt,
      int outputs,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] sums,
      float[] allWanted) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector weight = FloatVector.fromArray(FLOATS, mask, maskAt + lane);
      VectorMask<Float> silent =
          FloatVector.fromArray(FLOATS, allWanted, lane)
              .compare(VectorOperators.EQ, 0f)
              .and(weight.compare(VectorOperators.NE, 0f));
      if (silent.anyTrue()) {
        FloatVector gradientWeight = weight.mul(2 * factor);
        FloatVector sum = FloatVector.broadcast(FLOATS, 0f);
        for (int i = lane; i < outputs * LANES; i += LANES) {
          FloatVector output = FloatVector.fromArray(FLOATS, z, zAt + i);
          FloatVector.fromArray(FLOATS, gradient, gradientAt + i)
              .blend(output.mul(gradientWeight), silent)
              .intoArray(gradient, gradientAt + i);
          sum = output.fma(output, sum);
        }
        FloatVector.fromArray(FLOATS, sums, lane)
            .blend(sum.mul(weight), silent)
            .intoArray(sums, lane);
      }
    }
  }

  /** {@code target = z − top}, where top is the largest output of each lane. */
  private static void subtractTop(
      float[] z, int zAt, int outputs, float[] target, int targetAt, float[] tops) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector top = FloatVector.fromArray(FLOATS, z, zAt + lane);
      for (int i = lane + LANES; i < outputs * LANES; i += LANES) {
        top = top.max(FloatVector.fromArray(FLOATS, z, zAt + i));
      }
      for (int i = lane; i < outputs * LANES; i += LANES) {
        FloatVector.fromArray(FLOATS, z, zAt + i).sub(top).intoArray(target, targetAt + i);
      }
      top.intoArray(tops, lane);
    }
  }

  private static void addTotals(float[] source, int sourceAt, int outputs, float[] totals) {
    for (int lane = 0; lane < LANES; lane += WIDTH) {
      FloatVector total = FloatVector.broadcast(FLOATS, 0f);
      for (int i = lane; i < outputs * LANES; i += LANES) {
        total = total.add(FloatVector.fromArray(FLOATS, source, sourceAt + i));
      }
      total.intoArray(totals, lane);
    }
  }

  @Override
  public void randomBits(int[] state, int[] bits, int length) {
    for (int lane = 0; lane < 16; lane += WIDTH) {
      randomBitsLanes(state, lane, bits, length);
    }
  }

  private static void randomBitsLanes(int[] state, int lane, int[] bits, int length) {
    IntVector s0 = IntVector.fromArray(INTS, state, lane);
    IntVector s1 = IntVector.fromArray(INTS, state, lane + 16);
    IntVector s2 = IntVector.fromArray(INTS, state, lane + 32);
    IntVector s3 = IntVector.fromArray(INTS, state, lane + 48);
    for (int i = lane; i < length; i += 16) {
      rotate(s0.add(s3), 7).add(s0).intoArray(bits, i);
      IntVector t = s1.lanewise(VectorOperators.LSHL, 9);
      s2 = xor(s2, s0);
      s3 = xor(s3, s1);
      s1 = xor(s1, s2);
      s0 = xor(s0, s3);
      s2 = xor(s2, t);
      s3 = rotate(s3, 11);
    }
    s0.intoArray(state, lane);
    s1.intoArray(state, lane + 16);
    s2.intoArray(state, lane + 32);
    s3.intoArray(state, lane + 48);
  }

  private static IntVector xor(IntVector a, IntVector b) {
    return a.lanewise(VectorOperators.XOR, b);
  }

  private static IntVector rotate(IntVector v, int by) {
    return v.lanewise(VectorOperators.LSHL, by).or(v.lanewise(VectorOperators.LSHR, 32 - by));
  }

  @Override
  public void radii(int[] bits, int length, float deviation, float[] radii) {
    VectorMath.radii(bits, length, deviation, radii);
  }

  @Override
  public void normals(int[] bits, float[] radii, int length, float[] normals) {
    VectorMath.normals(bits, radii, length, normals);
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
    int end = values.length / WIDTH * WIDTH;
    for (int i = 0; i < end; i += WIDTH) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
      FloatVector m =
          FloatVector.fromArray(FLOATS, firstMoment, i).mul(beta1).add(g.mul(1 - beta1));
      FloatVector v =
          FloatVector.fromArray(FLOATS, secondMoment, i).mul(beta2).add(g.mul(g).mul(1 - beta2));
      m.intoArray(firstMoment, i);
      v.intoArray(secondMoment, i);
      FloatVector.fromArray(FLOATS, values, i)
          .sub(m.mul(rate).div(v.sqrt().mul(scale).add(epsilon)))
          .intoArray(values, i);
    }
    ScalarMath.adam(
        values, gradient, firstMoment, secondMoment, beta1, beta2, rate, scale, epsilon, end);
  }
}
