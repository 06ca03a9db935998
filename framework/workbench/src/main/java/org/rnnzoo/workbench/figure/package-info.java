/** Figures of runs, drawn again from their data in other sizes and formats. */
package org.rnnzoo.workbench.figure;
