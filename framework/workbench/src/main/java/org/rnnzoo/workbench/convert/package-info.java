/** The network of a run in its other form, checked and written as a run of its own. */
package org.rnnzoo.workbench.convert;
