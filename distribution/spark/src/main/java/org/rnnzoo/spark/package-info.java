/**
 * Workers on a sweep as tasks of Apache Spark.
 *
 * <p>Spark is only asked what it is good at: to put as many workers as wished onto the machines of
 * a cluster and to replace those that are lost with their machine. Each task runs the program
 * {@code zoo sweep work} as a process of its own, so that nothing of the program meets Spark's
 * libraries, and a worker that wants a fresh process gets one. Which cell is whose, what is done
 * and what is left stays in the folder of the sweep, which all machines must see.
 */
package org.rnnzoo.spark;
