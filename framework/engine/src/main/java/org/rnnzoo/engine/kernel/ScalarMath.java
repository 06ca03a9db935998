package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.Coefficients.*;

/** Elementary functions in float32, operation for operation those of {@code VectorMath}. */
final class ScalarMath {

  private ScalarMath() {}

  static float tanh(float x) {
    float v = Math.max(Math.min(x, TANH_LIMIT), -TANH_LIMIT);
    float s = v * v;
    float p = Math.fma(s, TANH_P6, TANH_P5);
    p = Math.fma(p, s, TANH_P4);
    p = Math.fma(p, s, TANH_P3);
    p = Math.fma(p, s, TANH_P2);
    p = Math.fma(p, s, TANH_P1);
    p = Math.fma(p, s, TANH_P0);
    float q = Math.fma(s, TANH_Q3, TANH_Q2);
    q = Math.fma(q, s, TANH_Q1);
    q = Math.fma(q, s, TANH_Q0);
    return p * v / q;
  }

  /** {@code exp(f) − 1} for |f| at most ln 2 / 2. */
  private static float smallExpMinus1(float f) {
    float q = Math.fma(f, EXP_7, EXP_6);
    q = Math.fma(q, f, EXP_5);
    q = Math.fma(q, f, EXP_4);
    q = Math.fma(q, f, EXP_3);
    q = Math.fma(q, f, EXP_2);
    return Math.fma(q * f, f, f);
  }

  static float exp(float x) {
    float v = Math.max(Math.min(x, EXP_HIGH), EXP_LOW);
    float shifted = Math.fma(v, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float f = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
    float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE_BITS);
    return Math.fma(smallExpMinus1(f), power, power);
  }

  static float expMinus1(float x) {
    float v = Math.max(Math.min(x, EXP_HIGH), EXP_LOW);
    float shifted = Math.fma(v, LOG2_E, ROUND);
    float n = shifted - ROUND;
    float f = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, v));
    float power = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE_BITS);
    return Math.fma(smallExpMinus1(f), power, power - 1f);
  }

  /** {@code ln u} for positive normal u. */
  static float log(float u) {
    int bits = Float.floatToRawIntBits(u);
    int e = (bits - ROOT_HALF_BITS) >> 23;
    float y = Float.intBitsToFloat(bits - (e << 23)) - 1f;
    float exponent = Float.intBitsToFloat(e + ROUND_BITS) - ROUND;
    float p = Math.fma(y, LOG_8, LOG_7);
    p = Math.fma(p, y, LOG_6);
    p = Math.fma(p, y, LOG_5);
    p = Math.fma(p, y, LOG_4);
    p = Math.fma(p, y, LOG_3);
    p = Math.fma(p, y, LOG_2);
    p = Math.fma(p, y, LOG_1);
    p = Math.fma(p, y, LOG_0);
    float y2 = y * y;
    return Math.fma(exponent, LN2, Math.fma(y2, -0.5f, p * y * y2) + y);
  }

  static float softplus(float x) {
    float e = exp(-Math.abs(x));
    float s = e / (e + 2f);
    float s2 = s * s;
    float p = Math.fma(s2, ARTANH_15, ARTANH_13);
    p = Math.fma(p, s2, ARTANH_11);
    p = Math.fma(p, s2, ARTANH_9);
    p = Math.fma(p, s2, ARTANH_7);
    p = Math.fma(p, s2, ARTANH_5);
    p = Math.fma(p, s2, ARTANH_3);
    return Math.fma(Math.fma(p * s2, s, s), 2f, Math.max(x, 0f));
  }

  static float sigmoid(float x) {
    return 1f / (exp(-x) + 1f);
  }

  static float gelu(float x) {
    return x * normalDistribution(x, bell(x));
  }

  static float geluSlope(float x) {
    float bell = bell(x);
    return Math.fma(x * NORMAL_DENSITY, bell, normalDistribution(x, bell));
  }

  private static float bell(float x) {
    return exp(x * x * -0.5f);
  }

  private static float normalDistribution(float x, float bell) {
    float t = 1f / Math.fma(Math.abs(x), TAIL_SCALE, 1f);
    float p = Math.fma(t, TAIL_7, TAIL_6);
    p = Math.fma(p, t, TAIL_5);
    p = Math.fma(p, t, TAIL_4);
    p = Math.fma(p, t, TAIL_3);
    p = Math.fma(p, t, TAIL_2);
    p = Math.fma(p, t, TAIL_1);
    float tail = p * t * bell;
    return x > 0 ? 1f - tail : tail;
  }

  /** Adam from an index on: the tail that no vector covers, or all. */
  static void adam(
      float[] values,
      float[] gradient,
      float[] firstMoment,
      float[] secondMoment,
      float beta1,
      float beta2,
      float rate,
      float scale,
      float epsilon,
      int from) {
    for (int i = from; i < values.length; i++) {
      float g = gradient[i];
      float m = firstMoment[i] * beta1 + g * (1 - beta1);
      float v = secondMoment[i] * beta2 + g * g * (1 - beta2);
      firstMoment[i] = m;
      secondMoment[i] = v;
      values[i] -= m * rate / ((float) Math.sqrt(v) * scale + epsilon);
    }
  }
}
