package org.rnnzoo.task.flipflop;

import org.rnnzoo.api.task.Polarity;
import org.rnnzoo.api.task.Version;

/** The parameters of the versions, and variations of them. */
final class Presets {

  private Presets() {}

  static FlipFlopParameters version(String name) {
    return new FlipFlopTask()
        .versions().stream()
            .filter(version -> version.name().equals(name))
            .map(Version::parameters)
            .findFirst()
            .orElseThrow();
  }

  static FlipFlopParameters with(FlipFlopParameters p, int bits, Polarity polarity, double sigma) {
    return p.withMemory(m -> m.withBits(bits).withPolarity(polarity)).withSigma(sigma);
  }
}
