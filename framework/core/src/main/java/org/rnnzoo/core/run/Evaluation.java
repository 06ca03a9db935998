package org.rnnzoo.core.run;

/**
 * How well a network answers trials that it was not trained on.
 *
 * @param loss the task's loss
 * @param accuracy the mean accuracy of the scored trials, as the task defines it
 * @param trialAccuracy the share of scored trials that were right as a whole
 * @param trials the number of scored trials
 */
public record Evaluation(double loss, double accuracy, double trialAccuracy, int trials) {}
