/**
 * A closer look: a network in other conditions than trained, results by condition, durations in
 * steps.
 */
package org.rnnzoo.workbench.inspect;
