/**
 * The dual delayed match to sample: two memories, of which a cue asks for one at a time.
 *
 * <p>The point of the task is what becomes of the sample that is not asked for yet. It only has one
 * if the cue is needed, so the test at the other location matches as often as the cued one does:
 * who ignores the cue is right in three of four tests. With tests drawn at random there, as is
 * usual, it would be fifteen of sixteen.
 */
package org.rnnzoo.task.dualmatch;
