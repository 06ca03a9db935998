/**
 * From an experiment to a run folder.
 *
 * <p>{@code config} reads what a user wrote, {@code plugin} finds the plugins it names, {@code run}
 * trains, evaluates and analyses, {@code io} keeps files whole, and {@code figure} draws.
 * Everything a run produces is in its folder, in formats that Python reads without this program.
 */
package org.rnnzoo.core;
