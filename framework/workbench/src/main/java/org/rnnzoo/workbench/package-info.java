/**
 * What a person does with experiments and runs, whatever face shows it: the command line, a browser
 * or a worker of a sweep make the same calls. Knows no face and no plugin host.
 */
package org.rnnzoo.workbench;
