/**
 * The files of a run folder. Each is replaced atomically or only appended to, so that what is there
 * is whole whenever a process dies.
 */
package org.rnnzoo.core.folder;
