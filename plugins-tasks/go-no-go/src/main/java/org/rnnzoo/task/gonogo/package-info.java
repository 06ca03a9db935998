/**
 * Go/no-go: whether to act at all.
 *
 * <p>The two answers are not alike. One is an action, the other is to go on doing nothing, and when
 * go trials are frequent the action becomes a habit that must be held back. A share of right
 * answers hides that, so hits and correct rejections are counted apart.
 */
package org.rnnzoo.task.gonogo;
