package org.rnnzoo.api.comparison;

/**
 * A run that was asked for and cannot be compared.
 *
 * @param name the name of the run
 * @param group the group it belongs to; empty if that is not known
 * @param reason why it is missing, one sentence
 */
public record MissingRun(String name, String group, String reason) {}
