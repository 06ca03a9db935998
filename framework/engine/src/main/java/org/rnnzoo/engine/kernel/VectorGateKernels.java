package org.rnnzoo.engine.kernel;

import static org.rnnzoo.engine.kernel.VectorMath.FLOATS;
import static org.rnnzoo.engine.kernel.VectorMath.WIDTH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Kernels of gates and synapses on the Vector API. */
abstract class VectorGateKernels implements GateKernels {

  @Override
  public final void product(
      float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length) {
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector.fromArray(FLOATS, a, aAt + k)
          .mul(FloatVector.fromArray(FLOATS, b, bAt + k))
          .intoArray(target, targetAt + k);
    }
  }

  @Override
  public final void addProduct(
      float[] a, int aAt, float[] b, int bAt, float[] target, int targetAt, int length) {
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector.fromArray(FLOATS, a, aAt + k)
          .fma(
              FloatVector.fromArray(FLOATS, b, bAt + k),
              FloatVector.fromArray(FLOATS, target, targetAt + k))
          .intoArray(target, targetAt + k);
    }
  }

  @Override
  public final void gruStep(float[] gates, int at, float[] h, int hAt, int nextAt, int length) {
    int zAt = at + 2 * length;
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector n = FloatVector.fromArray(FLOATS, gates, at + k);
      FloatVector z = FloatVector.fromArray(FLOATS, gates, zAt + k);
      z.fma(FloatVector.fromArray(FLOATS, h, hAt + k).sub(n), n).intoArray(h, nextAt + k);
    }
  }

  @Override
  public final void gruBack(
      float[] gates, int at, float[] h, int hAt, float[] lambda, float[] d, int dAt, int length) {
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector n = FloatVector.fromArray(FLOATS, gates, at + k);
      FloatVector r = FloatVector.fromArray(FLOATS, gates, at + length + k);
      FloatVector z = FloatVector.fromArray(FLOATS, gates, at + 2 * length + k);
      FloatVector m = FloatVector.fromArray(FLOATS, gates, at + 3 * length + k);
      FloatVector l = FloatVector.fromArray(FLOATS, lambda, k);
      FloatVector dn = l.mul(one.sub(z)).mul(n.neg().fma(n, one));
      dn.intoArray(d, dAt + k);
      dn.mul(m).mul(r.neg().fma(r, r)).intoArray(d, dAt + length + k);
      l.mul(FloatVector.fromArray(FLOATS, h, hAt + k).sub(n))
          .mul(z.neg().fma(z, z))
          .intoArray(d, dAt + 2 * length + k);
      dn.mul(r).intoArray(d, dAt + 3 * length + k);
      l.mul(z).intoArray(lambda, k);
    }
  }

  @Override
  public final void lstmStep(
      float[] gates, int at, float[] cells, int cellsAt, int nextAt, int length) {
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector i = FloatVector.fromArray(FLOATS, gates, at + k);
      FloatVector f = FloatVector.fromArray(FLOATS, gates, at + length + k);
      FloatVector g = FloatVector.fromArray(FLOATS, gates, at + 2 * length + k);
      f.fma(FloatVector.fromArray(FLOATS, cells, cellsAt + k), i.mul(g))
          .intoArray(cells, nextAt + k);
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
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    for (int k = 0; k < length; k += WIDTH) {
      FloatVector i = FloatVector.fromArray(FLOATS, gates, at + k);
      FloatVector f = FloatVector.fromArray(FLOATS, gates, at + length + k);
      FloatVector g = FloatVector.fromArray(FLOATS, gates, at + 2 * length + k);
      FloatVector o = FloatVector.fromArray(FLOATS, gates, at + 3 * length + k);
      FloatVector s = FloatVector.fromArray(FLOATS, squashed, squashedAt + k);
      FloatVector l = FloatVector.fromArray(FLOATS, lambda, k);
      FloatVector c = FloatVector.fromArray(FLOATS, cells, cellsAt + k);
      FloatVector dc =
          l.mul(o).fma(s.neg().fma(s, one), FloatVector.fromArray(FLOATS, cellLambda, k));
      dc.mul(g).mul(i.neg().fma(i, i)).intoArray(d, dAt + k);
      dc.mul(c).mul(f.neg().fma(f, f)).intoArray(d, dAt + length + k);
      dc.mul(i).mul(g.neg().fma(g, one)).intoArray(d, dAt + 2 * length + k);
      l.mul(s).mul(o.neg().fma(o, o)).intoArray(d, dAt + 3 * length + k);
      dc.mul(f).intoArray(cellLambda, k);
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
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    int length = units * Kernels.LANES;
    for (int k = 0; k < length; k += WIDTH) {
      int unit = k / Kernels.LANES;
      FloatVector base = FloatVector.broadcast(FLOATS, constants[unit]);
      FloatVector towardsU = FloatVector.broadcast(FLOATS, constants[units + unit]);
      FloatVector towardsX = FloatVector.broadcast(FLOATS, constants[2 * units + unit]);
      FloatVector u = FloatVector.fromArray(FLOATS, synapses, at + k);
      FloatVector x = FloatVector.fromArray(FLOATS, synapses, at + length + k);
      FloatVector r = FloatVector.fromArray(FLOATS, rates, ratesAt + k);
      FloatVector spikes = r.mul(delta);
      FloatVector nextU =
          base.mul(one.sub(u)).fma(spikes, base.sub(u).fma(towardsU, u)).max(0f).min(1f);
      FloatVector nextX = u.mul(x).neg().fma(spikes, one.sub(x).fma(towardsX, x)).max(0f).min(1f);
      nextU.intoArray(synapses, nextAt + k);
      nextX.intoArray(synapses, nextAt + length + k);
      nextU.mul(nextX).mul(r).intoArray(passed, passedAt + k);
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
    FloatVector zero = FloatVector.broadcast(FLOATS, 0f);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector seconds = FloatVector.broadcast(FLOATS, delta);
    int length = units * Kernels.LANES;
    for (int k = 0; k < length; k += WIDTH) {
      int unit = k / Kernels.LANES;
      FloatVector base = FloatVector.broadcast(FLOATS, constants[unit]);
      FloatVector towardsU = FloatVector.broadcast(FLOATS, constants[units + unit]);
      FloatVector towardsX = FloatVector.broadcast(FLOATS, constants[2 * units + unit]);
      FloatVector u = FloatVector.fromArray(FLOATS, synapses, at + k);
      FloatVector x = FloatVector.fromArray(FLOATS, synapses, at + length + k);
      FloatVector nextU = FloatVector.fromArray(FLOATS, synapses, nextAt + k);
      FloatVector nextX = FloatVector.fromArray(FLOATS, synapses, nextAt + length + k);
      FloatVector r = FloatVector.fromArray(FLOATS, rates, ratesAt + k);
      FloatVector g = FloatVector.fromArray(FLOATS, passedGradient, passedAt + k);
      FloatVector spikes = r.mul(delta);
      FloatVector opening = base.mul(one.sub(u));
      FloatVector used = u.mul(x);
      FloatVector freeU = opening.fma(spikes, base.sub(u).fma(towardsU, u));
      FloatVector freeX = used.neg().fma(spikes, one.sub(x).fma(towardsX, x));
      VectorMask<Float> stuckU =
          freeU.compare(VectorOperators.LT, 0f).or(freeU.compare(VectorOperators.GT, 1f));
      VectorMask<Float> stuckX =
          freeX.compare(VectorOperators.LT, 0f).or(freeX.compare(VectorOperators.GT, 1f));
      FloatVector share = g.mul(r);
      FloatVector du =
          share.fma(nextX, FloatVector.fromArray(FLOATS, synapseLambda, k)).blend(zero, stuckU);
      FloatVector dx =
          share
              .fma(nextU, FloatVector.fromArray(FLOATS, synapseLambda, length + k))
              .blend(zero, stuckX);
      FloatVector lost = dx.mul(spikes);
      du.fma(one.sub(towardsU).sub(base.mul(spikes)), lost.mul(x).neg())
          .intoArray(synapseLambda, k);
      dx.fma(one.sub(towardsX), lost.mul(u).neg()).intoArray(synapseLambda, length + k);
      FloatVector byRate = du.fma(opening, dx.mul(used).neg());
      byRate
          .fma(seconds, g.fma(nextU.mul(nextX), FloatVector.fromArray(FLOATS, rateGradient, k)))
          .intoArray(rateGradient, k);
    }
  }
}
