/**
 * How complex tasks are: plans the networks that the comparison {@code complexity} asks of, trains
 * and analyses them, and has them compared. What complexity is, the comparison says.
 */
package org.rnnzoo.workbench.complexity;
