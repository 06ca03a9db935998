package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;

/**
 * The constants of a synapse whose strength follows the recent rate of the unit before it
 * (Mongillo, Barak &amp; Tsodyks 2008): {@code du/dt = (U − u)/τ_u + U (1 − u) r}, {@code dx/dt =
 * (1 − x)/τ_x − u x r}, r in Hz. It passes on {@code u x r}.
 *
 * @param tauU the time constant of facilitation τ_u in ms, above 0
 * @param tauX the time constant of depression τ_x in ms, above 0
 * @param release the release probability at rest U, in [0, 1]
 */
public record ShortTermPlasticity(
    @Parameter(
            help = "How long facilitation lasts.",
            unit = "ms",
            symbol = "τ_u",
            min = 0.001,
            max = 1e6)
        double tauU,
    @Parameter(
            help = "How long depression lasts.",
            unit = "ms",
            symbol = "τ_x",
            min = 0.001,
            max = 1e6)
        double tauX,
    @Parameter(help = "Release probability at rest.", symbol = "U", min = 0, max = 1)
        double release) {

  /** Synapses that facilitate, as in Masse et al. (2019). */
  public static final ShortTermPlasticity FACILITATING = new ShortTermPlasticity(1500, 200, 0.15);

  /** Synapses that depress, as in Masse et al. (2019). */
  public static final ShortTermPlasticity DEPRESSING = new ShortTermPlasticity(200, 1500, 0.45);

  public ShortTermPlasticity {
    if (!(tauU > 0 && tauX > 0 && release >= 0 && release <= 1)) {
      throw new IllegalArgumentException(
          "The constants of a synapse are tauU = "
              + tauU
              + " ms, tauX = "
              + tauX
              + " ms and release = "
              + release
              + "; the first two must be above 0 and the last from 0 to 1.");
    }
  }
}
