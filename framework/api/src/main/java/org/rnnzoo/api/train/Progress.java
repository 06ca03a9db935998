package org.rnnzoo.api.train;

import java.util.Map;

/**
 * Where training stands.
 *
 * @param step the number of steps made
 * @param loss the mean training objective since the last report
 * @param gradientNorm the mean norm of the gradient since the last report, before clipping; NaN if
 *     the trainer has none
 * @param state everything beside the weights that the next step depends on, such as the moments of
 *     Adam; read during the call only
 */
public record Progress(long step, double loss, double gradientNorm, Map<String, float[]> state) {}
