package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rate form behind plastic synapses: {@code r ← (1 − α) r + α φ(W (u ∘ x ∘ r) + W_in i + b)}.
 *
 * <p>The synapses make their step before they are used, with the rates before the step.
 */
final class SynapticChunk extends RateChunk {

  private final Synapses plasticity;
  private final float[] constants;
  private final float delta;
  private final int length;

  /** u and x, {@code [time + 1, 2, units, 32]}. */
  private final float[] synapses;

  /** The gradients of u and x, {@code [2, units, 32]}. */
  private final float[] synapseLambda;

  SynapticChunk(
      Geometry geometry, Recurrence recurrence, Cell cell, Synapses plasticity, int index) {
    super(geometry, recurrence, cell, index);
    this.plasticity = plasticity;
    this.constants = plasticity.constants();
    this.delta = (float) plasticity.seconds();
    this.length = geometry.stateLength();
    this.synapses = new float[Geometry.slots(geometry.time() + 1, 2 * geometry.units())];
    this.synapseLambda = new float[2 * length];
  }

  @Override
  void start(float[] initial) {
    super.start(initial);
    for (int i = 0; i < geometry.units(); i++) {
      float release = (float) plasticity.release()[i];
      Arrays.fill(synapses, i * LANES, (i + 1) * LANES, release);
    }
    Arrays.fill(synapses, length, 2 * length, 1f);
  }

  @Override
  void step(int t, float @Nullable [] noise, int noiseAt) {
    int rates = geometry.driveAt(t);
    KERNELS.synapseStep(
        constants,
        geometry.units(),
        delta,
        synapses,
        synapsesAt(t),
        synapsesAt(t + 1),
        drives,
        rates,
        drives,
        rates + length);
    super.step(t, noise, noiseAt);
  }

  private int synapsesAt(int slot) {
    return slot * 2 * length;
  }

  @Override
  void beginBack() {
    super.beginBack();
    Arrays.fill(synapseLambda, 0f);
  }

  @Override
  void pull(int slot, float[] lambda) {
    super.pull(slot, lambda);
    if (slot < lanes.steps()) {
      KERNELS.synapseBack(
          constants,
          geometry.units(),
          delta,
          synapses,
          synapsesAt(slot),
          synapsesAt(slot + 1),
          drives,
          geometry.driveAt(slot),
          gradients,
          geometry.gradientAt(slot) + length,
          synapseLambda,
          lambda);
    }
  }
}
