package org.rnnzoo.core;

/**
 * One thing that is wrong with what somebody wrote.
 *
 * @param path where it stands, as a JSON pointer: {@code /task/bits}; empty for the whole
 * @param sentence what is wrong and what is allowed, complete in itself
 */
public record Mistake(String path, String sentence) {}
