/** Analyses as a person asks for them. */
package org.rnnzoo.workbench.analyse;
