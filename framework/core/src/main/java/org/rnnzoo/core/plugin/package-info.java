/**
 * Plugins as the rest of the core sees them: found by kind, name and version, with their origin.
 *
 * <p>Where they come from is somebody else's business: the class path in tests and when the zoo is
 * used as a library, Felix in the launcher.
 */
package org.rnnzoo.core.plugin;
