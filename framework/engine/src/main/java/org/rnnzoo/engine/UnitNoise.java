package org.rnnzoo.engine;

import org.rnnzoo.api.Parameter;

/**
 * The noise of the units of a leaky network, as a group of parameters.
 *
 * @param noise σ
 * @param noisePlacement where it enters
 */
public record UnitNoise(
    @Parameter(
            help = "Size of the noise of the units during training.",
            symbol = "σ",
            min = 0,
            max = 10)
        double noise,
    @Parameter(
            help =
                "Where the noise enters: the effect of 'outside' does not depend on dt, that of"
                    + " 'inside' grows and that of 'additive' shrinks with it.")
        Noise.Placement noisePlacement) {

  /** The noise itself. */
  public Noise source() {
    return new Noise(noisePlacement, noise);
  }
}
