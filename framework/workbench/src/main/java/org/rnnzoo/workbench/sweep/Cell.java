package org.rnnzoo.workbench.sweep;

import java.util.Map;

/**
 * A point of a sweep.
 *
 * @param name the hash of its complete configuration, which names its run
 * @param changes what sets it apart from the experiment of the sweep, by key
 */
public record Cell(String name, Map<String, Object> changes) {}
