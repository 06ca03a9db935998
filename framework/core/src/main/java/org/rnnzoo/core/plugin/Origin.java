package org.rnnzoo.core.plugin;

import org.osgi.framework.Version;

/**
 * Where a plugin comes from, for the record of a run.
 *
 * @param bundle the symbolic name of its bundle
 * @param version the version of its bundle
 * @param sha256 the SHA-256 of its jar, 64 hexadecimal digits; empty if it is not in a jar
 * @param location the path of its jar or class folder
 */
public record Origin(String bundle, Version version, String sha256, String location) {}
