package org.rnnzoo.engine.kernel;

import org.rnnzoo.dynamics.Activation;

/** Operations on rows of 32 lanes. Lengths of flat operations are multiples of 32. */
public interface Kernels extends GateKernels {

  /** The number of trials side by side. */
  int LANES = 32;

  /** The number of rows of a packed panel. */
  int PANEL = 8;

  /** The number of columns that a gradient accumulator is rounded up to a multiple of. */
  int COLUMNS = 16;

  /** The kernels of this process. */
  Kernels CHOSEN = KernelChoice.choose();

  /** One sentence on what these kernels are, for people. */
  String description();

  /**
   * {@code c += a b}, where a is packed in panels of 8 rows.
   *
   * <p>Element (i, k) of a lies at {@code (i div 8)·8·columns + 8k + (i mod 8)}; missing rows of
   * the last panel are 0. Up to 7 rows of c behind the last one are read and written without
   * meaning.
   *
   * @param a {@code [rows, columns]}, packed
   * @param b {@code [columns, 32]}
   * @param c {@code [rows, 32]}
   */
  void multiply(float[] a, int rows, int columns, float[] b, int bAt, float[] c, int cAt);

  /**
   * Writes rows as columns: element (row, lane) goes to {@code (row div 32)·panel + 32·lane + (row
   * mod 32)}.
   *
   * @param panel the distance of two panels of 32 rows in the target
   */
  void transpose(float[] source, int sourceAt, int rows, float[] target, int targetAt, int panel);

  /**
   * {@code w += Σ d rᵀ} over steps and lanes.
   *
   * <p>Up to 7 rows of d behind the last one are read; what they add to w has no meaning.
   *
   * @param d {@code [steps, stride, 32]}, of which the first {@code rows} rows of each step
   * @param stride the number of rows of d per step
   * @param r {@link #transpose transposed} rows; step s of a panel starts {@code 1024·s} behind the
   *     first
   * @param columns a multiple of 16
   * @param w {@code [rows rounded up to 8, columns]}
   */
  void outer(
      float[] d,
      int dAt,
      int stride,
      int rows,
      int steps,
      float[] r,
      int rAt,
      int panel,
      float[] w,
      int columns);

  /**
   * {@code w += Σ d rᵀ} over steps and the two halves of the lanes. Every element of the product
   * has 16 sums, which are still to be added up; in return, nothing has to be transposed.
   *
   * <p>Up to 3 rows behind the last of d and r are read; what they add to w has no meaning.
   *
   * @param d {@code [steps, dStride, 32]}, of which the first {@code rows} rows of each step
   * @param r {@code [steps, rStride, 32]}, of which the first {@code columns} rows of each step
   * @param w {@code [rows/4, columns/4, 4, 4, 16]}, both numbers rounded up: tiles of 4 × 4
   *     elements
   */
  void outerByLanes(
      float[] d,
      int dAt,
      int dStride,
      int rows,
      int steps,
      float[] r,
      int rAt,
      int rStride,
      int columns,
      float[] w);

  /**
   * {@code z = b + w r} for one output.
   *
   * @param w {@code [rows]}
   * @param r {@code [rows, 32]}
   * @param z {@code [32]}
   */
  void readout(float[] w, int wAt, float b, float[] r, int rAt, int rows, float[] z, int zAt);

  /** {@code target = f(source)}. */
  void activate(
      Activation f, float[] source, int sourceAt, float[] target, int targetAt, int length);

  /** Whether the slope f'(x) follows from the value f(x), so that x need not be kept. */
  static boolean slopeFollowsFromValue(Activation f) {
    return f != Activation.GELU;
  }

  /**
   * {@code target = factor · gradient · f'(x)}.
   *
   * @param base the values f(x) if {@link #slopeFollowsFromValue the slope follows from them}, else
   *     x
   */
  void slope(
      Activation f,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] base,
      int baseAt,
      float[] target,
      int targetAt,
      int length);

  /** {@code target = factor · source}. */
  void scale(float factor, float[] source, int sourceAt, float[] target, int targetAt, int length);

  /** {@code target = factor · source + addend}. */
  void scaleAndAdd(
      float factor,
      float[] source,
      int sourceAt,
      float[] addend,
      int addendAt,
      float[] target,
      int targetAt,
      int length);

  /** {@code target += factor · source}. */
  void add(float factor, float[] source, int sourceAt, float[] target, int targetAt, int length);

  /** {@code target = factor · source + otherFactor · other}, the second product rounded first. */
  void combine(
      float factor,
      float[] source,
      int sourceAt,
      float otherFactor,
      float[] other,
      int otherAt,
      float[] target,
      int targetAt,
      int length);

  /**
   * {@code target *= lanes}, lane by lane.
   *
   * @param lanes the factor of each lane, {@code [32]}
   * @param target {@code [rows, 32]}
   */
  void scaleLanes(float[] lanes, int lanesAt, float[] target, int targetAt, int rows);

  /** {@code sums[lane] = Σ rows²}. */
  void squares(float[] source, int sourceAt, int rows, float[] sums);

  /** {@code sums[lane] = Σ |rows|}. */
  void magnitudes(float[] source, int sourceAt, int rows, float[] sums);

  /** {@code target += factor · sign(source)}, where the sign of 0 is 0. */
  void addSign(
      float factor, float[] source, int sourceAt, float[] target, int targetAt, int length);

  /**
   * The squared error of one step, and its gradient.
   *
   * @param z outputs, {@code [outputs, 32]}
   * @param target wanted outputs, {@code [outputs, 32]}
   * @param mask weights, {@code [outputs, 32]}
   * @param factor what the gradient is multiplied by
   * @param gradient {@code factor · 2 · mask · (z − target)}, {@code [outputs, 32]}
   * @param sums {@code Σ mask · (z − target)²} over the outputs, {@code [32]}
   */
  void squaredError(
      float[] z,
      int zAt,
      float[] target,
      float[] mask,
      int targetAt,
      int outputs,
      float factor,
      float[] gradient,
      int gradientAt,
      float[] sums);

  /**
   * The cross-entropy of one step, and its gradient; arguments as for {@link #squaredError}. The
   * weight of the step is the mask of the first output. In lanes whose targets are all 0 it is the
   * sum of the squared outputs instead.
   *
   * @param scratch {@code [64]}, of no meaning afterwards
   */
  void crossEntropy(
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
      float[] scratch);

  /**
   * Draws random bits from 16 xoshiro128++ generators side by side (Blackman &amp; Vigna 2021).
   *
   * @param state four words of 16 generators, advanced
   * @param length a multiple of 16
   */
  void randomBits(int[] state, int[] bits, int length);

  /**
   * Radii of normal pairs (Box &amp; Muller 1958): {@code deviation · sqrt(−2 ln u)}, u in (0, 1]
   * from the given bits.
   */
  void radii(int[] bits, int length, float deviation, float[] radii);

  /**
   * Normal numbers: radii times the cosine, and then radii times the sine, of an angle from the
   * bits behind the first {@code length}.
   *
   * @param normals {@code [2·length]}
   */
  void normals(int[] bits, float[] radii, int length, float[] normals);

  /** One step of Adam; {@code rate} and {@code scale} hold the corrections of the bias. */
  void adam(
      float[] values,
      float[] gradient,
      float[] firstMoment,
      float[] secondMoment,
      float beta1,
      float beta2,
      float rate,
      float scale,
      float epsilon);
}
