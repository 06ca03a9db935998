package org.rnnzoo.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at most: GFLOP per second of CPU time in independent chains of fused
 * multiply-adds. It prints the best of many short stretches.
 */
final class Peak {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ITERATIONS = 1_000_000;

  private Peak() {}

  /** Prints one number. */
  public static void main(String[] arguments) {
    ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double operations = 2.0 * CHAINS * SPECIES.length() * ITERATIONS;
    double best = 0;
    float sum = 0;
    for (int i = 0; i < 200; i++) {
      long start = clock.getCurrentThreadCpuTime();
      sum += chains(0.9999f, 1e-4f);
      best = Math.max(best, operations / (clock.getCurrentThreadCpuTime() - start));
    }
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("The chains have left the range of numbers.");
    }
    System.out.printf(Locale.ROOT, "%.1f%n", best);
  }

  /** All chains go to factor·x + addend, whose limit is 1. */
  private static float chains(float factor, float addend) {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    FloatVector a = FloatVector.broadcast(SPECIES, addend);
    FloatVector x0 = a;
    FloatVector x1 = a;
    FloatVector x2 = a;
    FloatVector x3 = a;
    FloatVector x4 = a;
    FloatVector x5 = a;
    FloatVector x6 = a;
    FloatVector x7 = a;
    FloatVector x8 = a;
    FloatVector x9 = a;
    FloatVector x10 = a;
    FloatVector x11 = a;
    for (int i = 0; i < ITERATIONS; i++) {
      x0 = x0.fma(f, a);
      x1 = x1.fma(f, a);
      x2 = x2.fma(f, a);
      x3 = x3.fma(f, a);
      x4 = x4.fma(f, a);
      x5 = x5.fma(f, a);
      x6 = x6.fma(f, a);
      x7 = x7.fma(f, a);
      x8 = x8.fma(f, a);
      x9 = x9.fma(f, a);
      x10 = x10.fma(f, a);
      x11 = x11.fma(f, a);
    }
    FloatVector low = x0.add(x1).add(x2).add(x3).add(x4).add(x5);
    FloatVector high = x6.add(x7).add(x8).add(x9).add(x10).add(x11);
    return low.add(high).lane(0);
  }
}
