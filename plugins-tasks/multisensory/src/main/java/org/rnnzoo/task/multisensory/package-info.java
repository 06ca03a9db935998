/**
 * Multisensory integration: one decision from two noisy senses.
 *
 * <p>Two senses together are more reliable than either alone, if an observer adds their evidence.
 * How much better an observer must become follows from the noise, so the gain of the trials with
 * both senses is the signature of integration. If one sense is noisier than the other, the best
 * observer trusts it less, and the last version asks for that.
 */
package org.rnnzoo.task.multisensory;
