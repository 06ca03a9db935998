/**
 * Many experiments that differ in a few keys, trained by any number of processes on any number of
 * machines.
 *
 * <p>The folder of a sweep is its whole memory. {@code cells.jsonl} says which points there are,
 * each point is an ordinary run below {@code cells/} named by the hash of its configuration, and
 * the lock of that run says who works on it. So nothing has to stay alive, nothing is scheduled
 * here, and a sweep that gains an axis keeps what is done.
 */
package org.rnnzoo.workbench.sweep;
