package org.rnnzoo.engine;

import static org.rnnzoo.engine.kernel.Kernels.LANES;

import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.kernel.Kernels;

/**
 * Normal numbers for all units and lanes of a chunk, several steps at a time.
 *
 * <p>They depend on the key, the chunk and the step alone.
 */
final class NormalNoise {

  private static final Kernels KERNELS = Kernels.CHOSEN;

  /** About as many numbers as fit into the first level of the cache with bits and radii. */
  private static final int AT_ONCE = 3072;

  private final float deviation;
  private final int stepLength;
  private final int steps;
  private final int[] state = new int[64];
  private final int[] bits;
  private final float[] radii;

  /** The numbers of the last block of steps. */
  final float[] values;

  NormalNoise(int units, float deviation) {
    this.deviation = deviation;
    this.stepLength = units * LANES;
    this.steps = Math.max(1, AT_ONCE / stepLength);
    this.bits = new int[steps * stepLength];
    this.radii = new float[bits.length / 2];
    this.values = new float[bits.length];
  }

  /** Goes to the first step of a chunk's noise. */
  void start(long key, int chunk) {
    long seed = new RandomStream(key).keyOf(chunk);
    RandomStream words = new RandomStream(seed);
    for (int i = 0; i < state.length; i++) {
      state[i] = (int) (words.keyOf(i) >>> 32);
    }
  }

  /** Where the numbers of a step lie in {@link #values}; steps are asked for in their order. */
  int at(int step) {
    int inBlock = step % steps;
    if (inBlock == 0) {
      KERNELS.randomBits(state, bits, bits.length);
      KERNELS.radii(bits, radii.length, deviation, radii);
      KERNELS.normals(bits, radii, radii.length, values);
    }
    return inBlock * stepLength;
  }
}
