/**
 * Networks that were trained elsewhere, on their way to runs of ours.
 *
 * <p>What an array of a file means is data: an {@link org.rnnzoo.workbench.importing.ImportMap}
 * tells it for each format, and a third party writes one without Java. Every array is accounted
 * for, and the network is replayed on the trials that came with it before anybody relies on it.
 */
package org.rnnzoo.workbench.importing;
