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

  /** The blocks of steps that a helper may make ahead, the present one counted in. */
  private static final int AHEAD = 4;

  private final float deviation;
  private final int stepLength;
  private final int steps;
  private final int[] state = new int[64];
  private final int[] bits;
  private final float[] radii;

  private final Backlog blocks = new Backlog(this::make);

  /** Blocks of numbers; block b goes to place b mod {@code reach}. */
  private final float[][] ring = new float[AHEAD][];

  private int reach;
  private int count;
  private float[] values = {};

  NormalNoise(int units, float deviation) {
    this.deviation = deviation;
    this.stepLength = units * LANES;
    this.steps = Math.max(1, AT_ONCE / stepLength);
    this.bits = new int[steps * stepLength];
    this.radii = new float[bits.length / 2];
  }

  /**
   * Goes to the first step of a chunk's noise.
   *
   * @param time the number of steps
   * @param helped whether another thread makes blocks ahead
   */
  void start(long key, int chunk, int time, boolean helped) {
    blocks.reset();
    reach = helped ? AHEAD : 1;
    count = (time + steps - 1) / steps;
    for (int i = 0; i < reach; i++) {
      if (ring[i] == null) {
        ring[i] = new float[bits.length];
      }
    }
    long seed = new RandomStream(key).keyOf(chunk);
    RandomStream words = new RandomStream(seed);
    for (int i = 0; i < state.length; i++) {
      state[i] = (int) (words.keyOf(i) >>> 32);
    }
  }

  private void make(int block) {
    KERNELS.randomBits(state, bits, bits.length);
    KERNELS.radii(bits, radii.length, deviation, radii);
    KERNELS.normals(bits, radii, radii.length, ring[block % reach]);
  }

  /** The blocks of steps that are to be made, for a helper. */
  Backlog blocks() {
    return blocks;
  }

  /** Where the numbers of a step lie in {@link #values}; steps are asked for in their order. */
  int at(int step) {
    int inBlock = step % steps;
    if (inBlock == 0) {
      int block = step / steps;
      blocks.open(Math.min(block + reach, count));
      blocks.finish(block + 1);
      values = ring[block % reach];
    }
    return inBlock * stepLength;
  }

  /** The numbers of the block of the step that was asked for last. */
  float[] values() {
    return values;
  }
}
