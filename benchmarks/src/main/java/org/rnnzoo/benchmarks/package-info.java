/**
 * How fast the engine is.
 *
 * <p>{@link org.rnnzoo.benchmarks.KernelBenchmarks} times the inner loops one by one, {@link
 * org.rnnzoo.benchmarks.TrainingStep} a whole training step. A step is only timed after its loss
 * and gradients were compared with those of another implementation on the same numbers, because a
 * wrong gradient can be had at any speed.
 *
 * <p>Time is CPU time wherever one thread works: on a machine that others use as well, the wall
 * clock measures them too.
 */
package org.rnnzoo.benchmarks;
