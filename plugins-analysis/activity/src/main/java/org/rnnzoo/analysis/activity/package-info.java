/**
 * Activity: what an experimenter would see who recorded from every unit of a trained network.
 *
 * <p>Averages over trials of a condition, trajectories on principal components, dimensionality,
 * what can be decoded when, and how behaviour depends on the strength of the evidence: the measures
 * of the laboratory, taken from a network, so that both can be laid side by side. Averages and
 * dimensionality are taken without the network's noise; decoding and behaviour, which mean little
 * without noise, with it. Whatever could come out of chance is shown beside what does come out of
 * it: labels shuffled between trials.
 */
package org.rnnzoo.analysis.activity;
