package org.rnnzoo.api.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The address of a stream of random numbers in a tree that grows from the experiment's seed.
 *
 * <p>A stream is named by its purpose, not by its place in a sequence of calls: {@code
 * root(3).named("trials").indexed(17)} gives the same numbers whatever was drawn before, in
 * whatever order, on whatever thread. That is what makes runs resumable without saving generator
 * state and independent of the batch size and of the number of threads.
 *
 * @param key the 64-bit key of the stream
 */
public record RandomStream(long key) {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The root stream of an experiment with the given seed. */
  public static RandomStream root(long seed) {
    return new RandomStream(mix(seed + GOLDEN));
  }

  /** The child stream for a purpose. */
  public RandomStream named(String purpose) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001B3L;
    }
    return new RandomStream(mix(key ^ mix(hash)));
  }

  /** The child stream for one member of a family, such as one trial. */
  public RandomStream indexed(long index) {
    return new RandomStream(keyOf(index));
  }

  /** The key of {@link #indexed(long) the child stream}, without making an object. */
  public long keyOf(long index) {
    return mix(key + GOLDEN * (index + 1));
  }

  /** A fresh generator at the start of this stream. */
  public RandomGenerator generator() {
    return new SplittableRandom(key);
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea &amp; Flood 2014): every input bit moves every output
   * bit.
   */
  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
