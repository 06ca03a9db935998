package org.rnnzoo.figure;

/**
 * The space that a panel takes.
 *
 * @param start where its frame begins, from the place it was given
 * @param left beside its frame, for ticks and labels
 * @param corner how much of that is taken at the upper end of the frame
 * @param right beside its frame
 * @param above its frame, without the title
 * @param below its frame
 * @param height of its frame
 */
record Space(
    double start,
    double left,
    double corner,
    double right,
    double above,
    double below,
    double height) {}
