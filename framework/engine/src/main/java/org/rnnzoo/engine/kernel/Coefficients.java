package org.rnnzoo.engine.kernel;

/** Constants of the elementary functions, shared by both kinds of kernels. */
final class Coefficients {

  private Coefficients() {}

  // tanh x = x P(x²)/Q(x²) for |x| up to a limit beyond which it is 1: the rational approximation
  // that Eigen uses, largest error 2.7e-7.
  static final float TANH_LIMIT = 7.905311f;
  static final float TANH_P0 = 4.8935246e-3f;
  static final float TANH_P1 = 6.3726195e-4f;
  static final float TANH_P2 = 1.48572235e-5f;
  static final float TANH_P3 = 5.1222973e-8f;
  static final float TANH_P4 = -8.604672e-11f;
  static final float TANH_P5 = 2.000188e-13f;
  static final float TANH_P6 = -2.7607684e-16f;
  static final float TANH_Q0 = 4.893525e-3f;
  static final float TANH_Q1 = 2.2684347e-3f;
  static final float TANH_Q2 = 1.1853471e-4f;
  static final float TANH_Q3 = 1.1982584e-6f;

  // exp x = 2ⁿ (1 + q(f)), x = n ln 2 + f with |f| at most ln 2 / 2. Adding and subtracting
  // ROUND rounds to a whole number; ln 2 is split in two so that f is exact.
  static final float EXP_LOW = -87f;
  static final float EXP_HIGH = 88f;
  static final float LOG2_E = 1.442695f;
  static final float ROUND = 12582912f;
  static final float LN2_HIGH = 355f / 512;
  static final float LN2_LOW = -2.1219444e-4f;
  static final float EXP_2 = 0.5f;
  static final float EXP_3 = 0.16666666f;
  static final float EXP_4 = 4.1665796e-2f;
  static final float EXP_5 = 8.333452e-3f;
  static final float EXP_6 = 1.3981999e-3f;
  static final float EXP_7 = 1.9875691e-4f;

  // log(1 + e) = 2 artanh(s), s = e/(2 + e) in [0, 1/3]: the series of artanh.
  static final float ARTANH_3 = 1f / 3;
  static final float ARTANH_5 = 1f / 5;
  static final float ARTANH_7 = 1f / 7;
  static final float ARTANH_9 = 1f / 9;
  static final float ARTANH_11 = 1f / 11;
  static final float ARTANH_13 = 1f / 13;
  static final float ARTANH_15 = 1f / 15;

  // Φ(−a) = exp(−a²/2) p(t), t = 1/(1 + 0.34 a): a fit; the largest error of a Φ(−a) is 1.1e-8.
  static final float TAIL_SCALE = 0.34f;
  static final float TAIL_1 = 0.135966461f;
  static final float TAIL_2 = 0.1303474154f;
  static final float TAIL_3 = 0.1541975936f;
  static final float TAIL_4 = -0.0260169624f;
  static final float TAIL_5 = 0.2590855801f;
  static final float TAIL_6 = -0.1978085689f;
  static final float TAIL_7 = 0.0442284921f;
  static final float NORMAL_DENSITY = 0.3989423f;

  // ln u = e ln 2 + y + y² (y p(y) − 1/2): the polynomial of Cephes' logf, largest error 5.2e-7.
  static final int ROOT_HALF_BITS = 0x3f3504f3;
  static final int ROUND_BITS = 0x4b400000;
  static final float LN2 = 0.6931472f;
  static final float LOG_0 = 0.3333333f;
  static final float LOG_1 = -0.24999994f;
  static final float LOG_2 = 0.20000714f;
  static final float LOG_3 = -0.16668057f;
  static final float LOG_4 = 0.14249323f;
  static final float LOG_5 = -0.12420141f;
  static final float LOG_6 = 0.116769984f;
  static final float LOG_7 = -0.1151461f;
  static final float LOG_8 = 7.0376836e-2f;

  // Sine and cosine on [−π/2, π/2], the cosine good to 2.4e-5: enough for noise, not for more.
  static final int ONE_BITS = 0x3f800000;
  static final float PI = 3.1415927f;
  static final float SIN_3 = -0.16666667f;
  static final float SIN_5 = 8.333331e-3f;
  static final float SIN_7 = -1.9840874e-4f;
  static final float SIN_9 = 2.7525562e-6f;
  static final float COS_2 = -0.5f;
  static final float COS_4 = 4.1666638e-2f;
  static final float COS_6 = -1.3888378e-3f;
  static final float COS_8 = 2.4760495e-5f;
}
