package org.rnnzoo.engine.kernel;

/** Kernels of gates and synapses in plain loops. */
abstract class JavaGateKernels implements GateKernels {

  @Override
  public final void product(
      float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length) {
    for (int k = 0; k < length; k++) {
      target[targetAt + k] = a[aAt + k] * b[bAt + k];
    }
  }

  @Override
  public final void addProduct(
      float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length) {
    for (int k = 0; k < length; k++) {
      target[targetAt + k] = Math.fma(a[aAt + k], b[bAt + k], target[targetAt + k]);
    }
  }

  @Override
  public final void gruStep(float[] gates, int at, float[] h, int hAt, int nextAt, int length) {
    for (int k = 0; k < length; k++) {
      float n = gates[at + k];
      float z = gates[at + 2 * length + k];
      h[nextAt + k] = Math.fma(z, h[hAt + k] - n, n);
    }
  }

  @Override
  public final void gruBack(
      float[] gates, int at, float[] h, int hAt, float[] lambda, float[] d, int dAt, int length) {
    for (int k = 0; k < length; k++) {
      float n = gates[at + k];
      float r = gates[at + length + k];
      float z = gates[at + 2 * length + k];
      float m = gates[at + 3 * length + k];
      float l = lambda[k];
      float dn = l * (1 - z) * Math.fma(-n, n, 1f);
      d[dAt + k] = dn;
      d[dAt + length + k] = dn * m * Math.fma(-r, r, r);
      d[dAt + 2 * length + k] = l * (h[hAt + k] - n) * Math.fma(-z, z, z);
      d[dAt + 3 * length + k] = dn * r;
      lambda[k] = l * z;
    }
  }

  @Override
  public final void lstmStep(
      float[] gates, int at, float[] cells, int cellsAt, int nextAt, int length) {
    for (int k = 0; k < length; k++) {
      float i = gates[at + k];
      float f = gates[at + length + k];
      float g = gates[at + 2 * length + k];
      cells[nextAt + k] = Math.fma(f, cells[cellsAt + k], i * g);
    }
  }

  @Override
  public final void lstmBack(
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
      int length) {
    for (int k = 0; k < length; k++) {
      float i = gates[at + k];
      float f = gates[at + length + k];
      float g = gates[at + 2 * length + k];
      float o = gates[at + 3 * length + k];
      float s = squashed[squashedAt + k];
      float dc = Math.fma(lambda[k] * o, Math.fma(-s, s, 1f), cellLambda[k]);
      d[dAt + k] = dc * g * Math.fma(-i, i, i);
      d[dAt + length + k] = dc * cells[cellsAt + k] * Math.fma(-f, f, f);
      d[dAt + 2 * length + k] = dc * i * Math.fma(-g, g, 1f);
      d[dAt + 3 * length + k] = lambda[k] * s * Math.fma(-o, o, o);
      cellLambda[k] = dc * f;
    }
  }

  @Override
  public final void synapseStep(
      float[] constants,
      int units,
      float delta,
      float[] synapses,
      int at,
      int nextAt,
      float[] rates,
      int ratesAt,
      float[] passed,
      int passedAt) {
    int length = units * Kernels.LANES;
    for (int k = 0; k < length; k++) {
      int unit = k / Kernels.LANES;
      float base = constants[unit];
      float u = synapses[at + k];
      float x = synapses[at + length + k];
      float r = rates[ratesAt + k];
      float spikes = r * delta;
      float nextU =
          Math.fma(base * (1 - u), spikes, Math.fma(base - u, constants[units + unit], u));
      float nextX = Math.fma(-(u * x), spikes, Math.fma(1 - x, constants[2 * units + unit], x));
      nextU = Math.min(Math.max(nextU, 0f), 1f);
      nextX = Math.min(Math.max(nextX, 0f), 1f);
      synapses[nextAt + k] = nextU;
      synapses[nextAt + length + k] = nextX;
      passed[passedAt + k] = nextU * nextX * r;
    }
  }

  @Override
  public final void synapseBack(
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
      float[] rateGradient) {
    int length = units * Kernels.LANES;
    for (int k = 0; k < length; k++) {
      int unit = k / Kernels.LANES;
      float base = constants[unit];
      float towardsU = constants[units + unit];
      float towardsX = constants[2 * units + unit];
      float u = synapses[at + k];
      float x = synapses[at + length + k];
      float nextU = synapses[nextAt + k];
      float nextX = synapses[nextAt + length + k];
      float r = rates[ratesAt + k];
      float g = passedGradient[passedAt + k];
      float spikes = r * delta;
      float opening = base * (1 - u);
      float used = u * x;
      float freeU = Math.fma(opening, spikes, Math.fma(base - u, towardsU, u));
      float freeX = Math.fma(-used, spikes, Math.fma(1 - x, towardsX, x));
      float share = g * r;
      float du = Math.fma(share, nextX, synapseLambda[k]);
      float dx = Math.fma(share, nextU, synapseLambda[length + k]);
      du = freeU < 0 || freeU > 1 ? 0 : du;
      dx = freeX < 0 || freeX > 1 ? 0 : dx;
      float lost = dx * spikes;
      synapseLambda[k] = Math.fma(du, 1 - towardsU - base * spikes, -(lost * x));
      synapseLambda[length + k] = Math.fma(dx, 1 - towardsX, -(lost * u));
      float byRate = Math.fma(du, opening, -(dx * used));
      rateGradient[k] = Math.fma(byRate, delta, Math.fma(g, nextU * nextX, rateGradient[k]));
    }
  }
}
