package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.Coefficients.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Elementary functions of arrays, and the width of all vectors. */
final class VectorMath {

  /** The width of all vectors of this process. */
  static final VectorSpecies<Float> FLOATS = species();

  /** As many integers as there are floats in a vector. */
  static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

  /** The number of floats in a vector. */
  static final int WIDTH = FLOATS.length();

  private VectorMath() {}

  private static VectorSpecies<Float> species() {
    String wish = System.getProperty(KernelChoice.PROPERTY, "auto");
    return switch (wish) {
      case "128" -> FloatVector.SPECIES_128;
      case "256" -> FloatVector.SPECIES_256;
      case "512" -> FloatVector.SPECIES_512;
      case "auto" ->
          FloatVector.SPECIES_PREFERRED.length() < 4
              ? FloatVector.SPECIES_128
              : FloatVector.SPECIES_PREFERRED.length() > 16
                  ? FloatVector.SPECIES_512
                  : FloatVector.SPECIES_PREFERRED;
      default ->
          throw new IllegalArgumentException(
              "The system property "
                  + KernelChoice.PROPERTY
                  + " is '"
                  + wish
                  + "'; it may be auto, 512, 256, 128 or java.");
    };
  }

  /** {@code y = tanh x}. */
  static void tanh(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector high = FloatVector.broadcast(FLOATS, TANH_LIMIT);
    FloatVector low = FloatVector.broadcast(FLOATS, -TANH_LIMIT);
    FloatVector p0 = FloatVector.broadcast(FLOATS, TANH_P0);
    FloatVector p1 = FloatVector.broadcast(FLOATS, TANH_P1);
    FloatVector p2 = FloatVector.broadcast(FLOATS, TANH_P2);
    FloatVector p3 = FloatVector.broadcast(FLOATS, TANH_P3);
    FloatVector p4 = FloatVector.broadcast(FLOATS, TANH_P4);
    FloatVector p5 = FloatVector.broadcast(FLOATS, TANH_P5);
    FloatVector p6 = FloatVector.broadcast(FLOATS, TANH_P6);
    FloatVector q0 = FloatVector.broadcast(FLOATS, TANH_Q0);
    FloatVector q1 = FloatVector.broadcast(FLOATS, TANH_Q1);
    FloatVector q2 = FloatVector.broadcast(FLOATS, TANH_Q2);
    FloatVector q3 = FloatVector.broadcast(FLOATS, TANH_Q3);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).min(high).max(low);
      FloatVector s = v.mul(v);
      FloatVector p = s.fma(p6, p5);
      p = p.fma(s, p4);
      p = p.fma(s, p3);
      p = p.fma(s, p2);
      p = p.fma(s, p1);
      p = p.fma(s, p0);
      FloatVector q = s.fma(q3, q2);
      q = q.fma(s, q1);
      q = q.fma(s, q0);
      p.mul(v).div(q).intoArray(y, yAt + i);
    }
  }

  /** {@code y = exp x}. */
  static void exp(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector high = FloatVector.broadcast(FLOATS, EXP_HIGH);
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector e2 = FloatVector.broadcast(FLOATS, EXP_2);
    FloatVector e3 = FloatVector.broadcast(FLOATS, EXP_3);
    FloatVector e4 = FloatVector.broadcast(FLOATS, EXP_4);
    FloatVector e5 = FloatVector.broadcast(FLOATS, EXP_5);
    FloatVector e6 = FloatVector.broadcast(FLOATS, EXP_6);
    FloatVector e7 = FloatVector.broadcast(FLOATS, EXP_7);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).min(high).max(low);
      FloatVector shifted = v.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, v));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q = f.fma(e7, e6);
      q = q.fma(f, e5);
      q = q.fma(f, e4);
      q = q.fma(f, e3);
      q = q.fma(f, e2);
      q = q.mul(f).fma(f, f);
      q.fma(power, power).intoArray(y, yAt + i);
    }
  }

  /** {@code y = 1/(1 + exp(−x))}. */
  static void sigmoid(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector high = FloatVector.broadcast(FLOATS, EXP_HIGH);
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector e2 = FloatVector.broadcast(FLOATS, EXP_2);
    FloatVector e3 = FloatVector.broadcast(FLOATS, EXP_3);
    FloatVector e4 = FloatVector.broadcast(FLOATS, EXP_4);
    FloatVector e5 = FloatVector.broadcast(FLOATS, EXP_5);
    FloatVector e6 = FloatVector.broadcast(FLOATS, EXP_6);
    FloatVector e7 = FloatVector.broadcast(FLOATS, EXP_7);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).neg().min(high).max(low);
      FloatVector shifted = v.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, v));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q = f.fma(e7, e6);
      q = q.fma(f, e5);
      q = q.fma(f, e4);
      q = q.fma(f, e3);
      q = q.fma(f, e2);
      q = q.mul(f).fma(f, f);
      one.div(q.fma(power, power).add(one)).intoArray(y, yAt + i);
    }
  }

  /** {@code y = log(1 + exp x)} as {@code max(x, 0) + log(1 + e)} with {@code e = exp(−|x|)}. */
  static void softplus(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector two = FloatVector.broadcast(FLOATS, 2f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i).abs().neg().max(low);
      FloatVector shifted = v.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, v));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q =
          f.fma(FloatVector.broadcast(FLOATS, EXP_7), FloatVector.broadcast(FLOATS, EXP_6));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_5));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_4));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.mul(f).fma(f, f);
      FloatVector e = q.fma(power, power);
      FloatVector s = e.div(e.add(two));
      FloatVector s2 = s.mul(s);
      FloatVector p =
          s2.fma(
              FloatVector.broadcast(FLOATS, ARTANH_15), FloatVector.broadcast(FLOATS, ARTANH_13));
      p = p.fma(s2, FloatVector.broadcast(FLOATS, ARTANH_11));
      p = p.fma(s2, FloatVector.broadcast(FLOATS, ARTANH_9));
      p = p.fma(s2, FloatVector.broadcast(FLOATS, ARTANH_7));
      p = p.fma(s2, FloatVector.broadcast(FLOATS, ARTANH_5));
      p = p.fma(s2, FloatVector.broadcast(FLOATS, ARTANH_3));
      FloatVector above = FloatVector.fromArray(FLOATS, x, xAt + i).max(0f);
      p.mul(s2).fma(s, s).fma(two, above).intoArray(y, yAt + i);
    }
  }

  /** {@code d = factor · g · (1 − exp(−y))}, the slope of softplus from its value. */
  static void softplusSlope(
      float factor, float[] g, int gAt, float[] y, int yAt, float[] d, int dAt, int length) {
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, y, yAt + i).neg().max(low);
      FloatVector shifted = v.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, v));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q =
          f.fma(FloatVector.broadcast(FLOATS, EXP_7), FloatVector.broadcast(FLOATS, EXP_6));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_5));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_4));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.mul(f).fma(f, f);
      FloatVector slope = q.fma(power, power.sub(one)).neg();
      FloatVector.fromArray(FLOATS, g, gAt + i).mul(factor).mul(slope).intoArray(d, dAt + i);
    }
  }

  /** {@code y = x Φ(x)}. */
  static void gelu(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
      FloatVector square = v.mul(v).mul(-0.5f).max(low);
      FloatVector shifted = square.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, square));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q =
          f.fma(FloatVector.broadcast(FLOATS, EXP_7), FloatVector.broadcast(FLOATS, EXP_6));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_5));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_4));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.mul(f).fma(f, f);
      FloatVector bell = q.fma(power, power);
      FloatVector t = one.div(v.abs().fma(FloatVector.broadcast(FLOATS, TAIL_SCALE), one));
      FloatVector p =
          t.fma(FloatVector.broadcast(FLOATS, TAIL_7), FloatVector.broadcast(FLOATS, TAIL_6));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_5));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_4));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_3));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_2));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_1));
      FloatVector tail = p.mul(t).mul(bell);
      FloatVector share = tail.blend(one.sub(tail), v.compare(VectorOperators.GT, 0f));
      v.mul(share).intoArray(y, yAt + i);
    }
  }

  /** {@code d = factor · g · (Φ(x) + x Φ'(x))}. */
  static void geluSlope(
      float factor, float[] g, int gAt, float[] x, int xAt, float[] d, int dAt, int length) {
    FloatVector low = FloatVector.broadcast(FLOATS, EXP_LOW);
    FloatVector log2e = FloatVector.broadcast(FLOATS, LOG2_E);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2High = FloatVector.broadcast(FLOATS, -LN2_HIGH);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, -LN2_LOW);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int i = 0; i < length; i += WIDTH) {
      FloatVector v = FloatVector.fromArray(FLOATS, x, xAt + i);
      FloatVector square = v.mul(v).mul(-0.5f).max(low);
      FloatVector shifted = square.fma(log2e, round);
      FloatVector n = shifted.sub(round);
      FloatVector f = n.fma(ln2Low, n.fma(ln2High, square));
      IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
      FloatVector power = exponent.add(ONE_BITS).reinterpretAsFloats();
      FloatVector q =
          f.fma(FloatVector.broadcast(FLOATS, EXP_7), FloatVector.broadcast(FLOATS, EXP_6));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_5));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_4));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_3));
      q = q.fma(f, FloatVector.broadcast(FLOATS, EXP_2));
      q = q.mul(f).fma(f, f);
      FloatVector bell = q.fma(power, power);
      FloatVector t = one.div(v.abs().fma(FloatVector.broadcast(FLOATS, TAIL_SCALE), one));
      FloatVector p =
          t.fma(FloatVector.broadcast(FLOATS, TAIL_7), FloatVector.broadcast(FLOATS, TAIL_6));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_5));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_4));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_3));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_2));
      p = p.fma(t, FloatVector.broadcast(FLOATS, TAIL_1));
      FloatVector tail = p.mul(t).mul(bell);
      FloatVector share = tail.blend(one.sub(tail), v.compare(VectorOperators.GT, 0f));
      FloatVector slope = v.mul(NORMAL_DENSITY).fma(bell, share);
      FloatVector.fromArray(FLOATS, g, gAt + i).mul(factor).mul(slope).intoArray(d, dAt + i);
    }
  }

  /** {@code y = deviation · sqrt(−2 ln u)}, u uniform on (0, 1] with steps of 2⁻²³. */
  static void radii(int[] bits, int length, float deviation, float[] y) {
    FloatVector factor = FloatVector.broadcast(FLOATS, -2 * deviation * deviation);
    FloatVector two = FloatVector.broadcast(FLOATS, 2f);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector zero = FloatVector.broadcast(FLOATS, 0f);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2 = FloatVector.broadcast(FLOATS, LN2);
    FloatVector minusHalf = FloatVector.broadcast(FLOATS, -0.5f);
    FloatVector l0 = FloatVector.broadcast(FLOATS, LOG_0);
    FloatVector l1 = FloatVector.broadcast(FLOATS, LOG_1);
    FloatVector l2 = FloatVector.broadcast(FLOATS, LOG_2);
    FloatVector l3 = FloatVector.broadcast(FLOATS, LOG_3);
    FloatVector l4 = FloatVector.broadcast(FLOATS, LOG_4);
    FloatVector l5 = FloatVector.broadcast(FLOATS, LOG_5);
    FloatVector l6 = FloatVector.broadcast(FLOATS, LOG_6);
    FloatVector l7 = FloatVector.broadcast(FLOATS, LOG_7);
    FloatVector l8 = FloatVector.broadcast(FLOATS, LOG_8);
    for (int i = 0; i < length; i += WIDTH) {
      IntVector mantissa =
          IntVector.fromArray(INTS, bits, i)
              .lanewise(VectorOperators.LSHR, 9)
              .lanewise(VectorOperators.OR, ONE_BITS);
      IntVector u = two.sub(mantissa.reinterpretAsFloats()).reinterpretAsInts();
      IntVector e = u.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      IntVector reduced = u.sub(e.lanewise(VectorOperators.LSHL, 23));
      FloatVector v = reduced.reinterpretAsFloats().sub(one);
      FloatVector exponent = e.add(ROUND_BITS).reinterpretAsFloats().sub(round);
      FloatVector p = v.fma(l8, l7);
      p = p.fma(v, l6);
      p = p.fma(v, l5);
      p = p.fma(v, l4);
      p = p.fma(v, l3);
      p = p.fma(v, l2);
      p = p.fma(v, l1);
      p = p.fma(v, l0);
      FloatVector v2 = v.mul(v);
      FloatVector log = exponent.fma(ln2, v2.fma(minusHalf, p.mul(v).mul(v2)).add(v));
      log.mul(factor).max(zero).sqrt().intoArray(y, i);
    }
  }

  /** Radii times the cosine and the sine of 2a, a uniform on [−π/2, π/2). */
  static void normals(int[] bits, float[] radii, int length, float[] y) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector middle = FloatVector.broadcast(FLOATS, 1.5f);
    FloatVector minusTwo = FloatVector.broadcast(FLOATS, -2f);
    FloatVector pi = FloatVector.broadcast(FLOATS, PI);
    FloatVector s3 = FloatVector.broadcast(FLOATS, SIN_3);
    FloatVector s5 = FloatVector.broadcast(FLOATS, SIN_5);
    FloatVector s7 = FloatVector.broadcast(FLOATS, SIN_7);
    FloatVector s9 = FloatVector.broadcast(FLOATS, SIN_9);
    FloatVector c2 = FloatVector.broadcast(FLOATS, COS_2);
    FloatVector c4 = FloatVector.broadcast(FLOATS, COS_4);
    FloatVector c6 = FloatVector.broadcast(FLOATS, COS_6);
    FloatVector c8 = FloatVector.broadcast(FLOATS, COS_8);
    for (int i = 0; i < length; i += WIDTH) {
      IntVector mantissa =
          IntVector.fromArray(INTS, bits, length + i)
              .lanewise(VectorOperators.LSHR, 9)
              .lanewise(VectorOperators.OR, ONE_BITS);
      FloatVector a = mantissa.reinterpretAsFloats().sub(middle).mul(pi);
      FloatVector a2 = a.mul(a);
      FloatVector sin = a2.fma(s9, s7);
      sin = sin.fma(a2, s5);
      sin = sin.fma(a2, s3);
      sin = sin.mul(a2).fma(a, a);
      FloatVector cos = a2.fma(c8, c6);
      cos = cos.fma(a2, c4);
      cos = cos.fma(a2, c2);
      cos = cos.fma(a2, one);
      FloatVector radius = FloatVector.fromArray(FLOATS, radii, i);
      FloatVector twice = sin.mul(minusTwo);
      radius.mul(twice.fma(sin, one)).intoArray(y, i);
      radius.mul(twice.mul(cos)).intoArray(y, length + i);
    }
  }

  /** {@code y = ln x} for positive normal x. */
  static void log(float[] x, int xAt, float[] y, int yAt, int length) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector round = FloatVector.broadcast(FLOATS, ROUND);
    FloatVector ln2 = FloatVector.broadcast(FLOATS, LN2);
    FloatVector minusHalf = FloatVector.broadcast(FLOATS, -0.5f);
    FloatVector l0 = FloatVector.broadcast(FLOATS, LOG_0);
    FloatVector l1 = FloatVector.broadcast(FLOATS, LOG_1);
    FloatVector l2 = FloatVector.broadcast(FLOATS, LOG_2);
    FloatVector l3 = FloatVector.broadcast(FLOATS, LOG_3);
    FloatVector l4 = FloatVector.broadcast(FLOATS, LOG_4);
    FloatVector l5 = FloatVector.broadcast(FLOATS, LOG_5);
    FloatVector l6 = FloatVector.broadcast(FLOATS, LOG_6);
    FloatVector l7 = FloatVector.broadcast(FLOATS, LOG_7);
    FloatVector l8 = FloatVector.broadcast(FLOATS, LOG_8);
    for (int i = 0; i < length; i += WIDTH) {
      IntVector u = FloatVector.fromArray(FLOATS, x, xAt + i).reinterpretAsInts();
      IntVector e = u.sub(ROOT_HALF_BITS).lanewise(VectorOperators.ASHR, 23);
      IntVector reduced = u.sub(e.lanewise(VectorOperators.LSHL, 23));
      FloatVector v = reduced.reinterpretAsFloats().sub(one);
      FloatVector exponent = e.add(ROUND_BITS).reinterpretAsFloats().sub(round);
      FloatVector p = v.fma(l8, l7);
      p = p.fma(v, l6);
      p = p.fma(v, l5);
      p = p.fma(v, l4);
      p = p.fma(v, l3);
      p = p.fma(v, l2);
      p = p.fma(v, l1);
      p = p.fma(v, l0);
      FloatVector v2 = v.mul(v);
      exponent.fma(ln2, v2.fma(minusHalf, p.mul(v).mul(v2)).add(v)).intoArray(y, yAt + i);
    }
  }
}
