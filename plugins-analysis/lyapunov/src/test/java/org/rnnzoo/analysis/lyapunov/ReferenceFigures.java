package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The largest exponent of random networks of 500 units beside figures that were measured with other
 * code on other draws. It takes a minute, so its name keeps it out of the suite; run it with {@code
 * -Dtest=ReferenceFigures}.
 */
class ReferenceFigures {

  private static final int UNITS = 500;
  private static final int DRAWS = 8;

  /** A step of 0.1 τ; 100 τ to settle, and the first 30 of 300 τ for the alignment. */
  private static final Schedule SCHEDULE = new Schedule(10, 100, 30, 270);

  @ParameterizedTest
  @CsvSource({"1.5, 0.053, 0.024", "2, 0.096, 0.087", "3, 0.207, 0.209"})
  void theLargestExponentAgreesWithinTwoStandardErrors(double gain, double one, double other) {
    Estimate reference = Estimate.of(new double[] {one, other});
    Estimate found =
        Estimate.of(
            IntStream.range(0, DRAWS).mapToDouble(draw -> largestExponent(gain, draw)).toArray());
    System.out.printf(
        Locale.ROOT,
        "g = %.1f: %.4f ± %.4f over %d draws; reference %.4f ± %.4f%n",
        gain,
        found.mean(),
        found.standardError(),
        DRAWS,
        reference.mean(),
        reference.standardError());
    double error = Math.hypot(found.standardError(), reference.standardError());
    assertThat(Math.abs(found.mean() - reference.mean())).isLessThan(2 * error);
  }

  private static double largestExponent(double gain, int draw) {
    RandomStream stream = RandomStream.root(draw);
    LeakyNetwork network = RandomNetwork.of(Form.CURRENT, UNITS, gain, stream.named("network"));
    Orbit orbit =
        new Orbit(
            network,
            Drive.constant(new double[1]),
            SCHEDULE,
            RandomNetwork.state(UNITS, stream.named("state")),
            Frame.random(1, UNITS, stream.named("frame").generator()),
            stream.generator());
    orbit.advance(SCHEDULE.length());
    return orbit.exponents()[0];
  }
}
