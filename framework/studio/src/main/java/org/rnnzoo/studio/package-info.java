/**
 * The zoo in a browser. A server for one person on one machine: it holds views and no science, and
 * every answer is a call into the workbench that the command line makes, too.
 *
 * <p>{@link org.rnnzoo.studio.gate} decides who comes in, before anything else sees a request;
 * {@link org.rnnzoo.studio.page} serves the pages; {@link org.rnnzoo.studio.resource} answers their
 * questions; {@link org.rnnzoo.studio.live} tells them what changes.
 */
package org.rnnzoo.studio;
