/**
 * Delayed discrimination: hold a graded quantity over a delay, then compare.
 *
 * <p>The second stimulus alone often tells the answer: the lowest of all can only be the lower of
 * two. On the pairs of the original study an observer who ignores the first stimulus is right in
 * seven trials of ten, so the pairs are a parameter, and accuracy is also told for those trials in
 * which the second stimulus leaves both answers open.
 */
package org.rnnzoo.task.delayeddiscrimination;
