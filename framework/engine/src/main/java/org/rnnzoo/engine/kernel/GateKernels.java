package org.rnnzoo.engine.kernel;

/**
 * What units with gates or plastic synapses do between the products: unit by unit, lane by lane.
 *
 * <p>Lengths are multiples of 32. Several rows per unit lie one kind after the other, each {@code
 * length} long.
 */
public interface GateKernels {

  /** {@code target = a ∘ b}. */
  void product(float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length);

  /** {@code target += a ∘ b}. */
  void addProduct(float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length);

  /**
   * One step of a GRU, {@code next = n + z ∘ (h − n)}.
   *
   * @param gates candidate n, reset r, update z, and the drive m of the candidate by the units
   * @param h the states; the next ones go there, too
   */
  void gruStep(float[] gates, int at, float[] h, int hAt, int nextAt, int length);

  /**
   * One step of a GRU backwards.
   *
   * @param gates as for {@link #gruStep}
   * @param h the states before the step
   * @param lambda the gradient of the states after the step; on return, what of it reaches the
   *     states before the step directly
   * @param d the gradients of the drives of n, r and z and of m
   */
  void gruBack(
      float[] gates, int at, float[] h, int hAt, float[] lambda, float[] d, int dAt, int length);

  /**
   * The cells of an LSTM, {@code next = f ∘ c + i ∘ g}.
   *
   * @param gates input gate i, forget gate f, candidate g and output gate o
   * @param cells the cells c; the next ones go there, too
   */
  void lstmStep(float[] gates, int at, float[] cells, int cellsAt, int nextAt, int length);

  /**
   * One step of an LSTM backwards.
   *
   * @param gates as for {@link #lstmStep}
   * @param cells the cells before the step
   * @param squashed the hyperbolic tangent of the cells after the step
   * @param lambda the gradient of the states after the step
   * @param cellLambda the gradient of the cells, but for the part through {@code lambda}: after the
   *     step, and on return before it
   * @param d the gradients of the drives of i, f, g and o
   */
  void lstmBack(
      float[] gates,
      int at,
      float[] cells,
      int cellsAt,
      float[] squashed,
      int squashedAt,
      float[] lambda,
      float[] cellLambda,
      float[] d,
      int dAt,
      int length);

  /**
   * One step of plastic synapses, and what they pass on: with release probability u and resources
   * x, {@code u ← u + a (U − u) + U (1 − u) δ r}, {@code x ← x + b (1 − x) − u x δ r} with the old
   * u, both kept in [0, 1], and then {@code passed = u x r}.
   *
   * @param constants U, a and b of each unit, {@code [3, units]}
   * @param delta δ, the step in seconds
   * @param synapses u and then x, {@code [2, units, 32]}; those after the step go there, too
   * @param rates r, {@code [units, 32]}
   */
  void synapseStep(
      float[] constants,
      int units,
      float delta,
      float[] synapses,
      int at,
      int nextAt,
      float[] rates,
      int ratesAt,
      float[] passed,
      int passedAt);

  /**
   * One step of plastic synapses backwards; arguments as for {@link #synapseStep}.
   *
   * @param passedGradient the gradient of what they pass on
   * @param synapseLambda the gradients of u and x, {@code [2, units, 32]}: after the step, but for
   *     the part through what is passed on, and on return before it
   * @param rateGradient the gradient of the rates, which is added to, {@code [units, 32]}
   */
  void synapseBack(
      float[] constants,
      int units,
      float delta,
      float[] synapses,
      int at,
      int nextAt,
      float[] rates,
      int ratesAt,
      float[] passedGradient,
      int passedAt,
      float[] synapseLambda,
      float[] rateGradient);
}
