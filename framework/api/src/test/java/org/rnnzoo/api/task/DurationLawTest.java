package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;

class DurationLawTest {

  @Property(seed = "1")
  void itsTextIsReadBackAsTheSameLaw(@ForAll("laws") DurationLaw law) {
    assertThat(DurationLaw.parse(law.toString())).isEqualTo(law);
  }

  @Property(tries = 200, seed = "1")
  void drawsLieBetweenTheShortestAndTheLongest(@ForAll("laws") DurationLaw law, @ForAll long seed) {
    RandomGenerator random = RandomStream.root(seed).generator();
    for (int i = 0; i < 100; i++) {
      assertThat(law.draw(random)).isBetween(law.shortest(), law.longest());
    }
  }

  @Property(tries = 60, seed = "1")
  void itsMeanIsThatOfManyDraws(@ForAll("laws") DurationLaw law) {
    RandomGenerator random = RandomStream.root(7).generator();
    int draws = 20_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double ms = law.draw(random);
      sum += ms;
      squares += ms * ms;
    }
    double mean = sum / draws;
    double error = Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
    assertThat(law.mean()).isCloseTo(mean, within(5 * error + 1e-6 * (1 + mean)));
  }

  @Provide
  Arbitrary<DurationLaw> laws() {
    Arbitrary<Double> ms = Arbitraries.doubles().between(0, 5000).ofScale(3);
    Arbitrary<Double> scale = Arbitraries.doubles().between(0.1, 1000).ofScale(1);
    return Arbitraries.oneOf(
        ms.map(DurationLaw::fixed),
        Combinators.combine(ms, ms).as((lo, more) -> DurationLaw.uniform(lo, lo + more)),
        ms.list().ofMinSize(1).ofMaxSize(5).map(DurationLaw.Choice::new),
        Combinators.combine(ms, scale).as(DurationLaw::exponential),
        Combinators.combine(ms, scale, ms)
            .as((lo, s, more) -> new DurationLaw.TruncatedExponential(lo, s, lo + more)));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 200, 1500, 548",
    "400, 300, 1500, 637",
    "300, 300, 1000, 525",
    "400, 300, 1200, 594"
  })
  void theMeanOfATruncatedExponentialIsBelowLoPlusScale(
      double scale, double lo, double hi, double mean) {
    assertThat(new DurationLaw.TruncatedExponential(lo, scale, hi).mean())
        .isCloseTo(mean, within(0.5));
  }

  @Test
  void aTruncatedExponentialMayBeCutOffAtOnce() {
    DurationLaw law = new DurationLaw.TruncatedExponential(200, 300, 200);
    assertThat(law.mean()).isEqualTo(200);
    assertThat(law.draw(RandomStream.root(1).generator())).isEqualTo(200);
  }

  @Test
  void theTextOfPeopleIsUnderstood() {
    assertThat(DurationLaw.parse("500 ms")).isEqualTo(DurationLaw.fixed(500));
    assertThat(DurationLaw.parse(" u( 300 ms,700 ms )")).isEqualTo(DurationLaw.uniform(300, 700));
    assertThat(DurationLaw.parse("C(300, 500)"))
        .isEqualTo(new DurationLaw.Choice(List.of(300.0, 500.0)));
    assertThat(DurationLaw.parse("E(lo=200, scale=300)"))
        .isEqualTo(DurationLaw.exponential(200, 300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "U(1)",
        "U(1, 2",
        "E(200, 300)",
        "TE(lo=1, scale=2)",
        "N(1, 2)",
        "C()"
      })
  void otherTextIsRefusedWithTheForms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationLaw.parse(text))
        .withMessageStartingWith("'" + text + "' is not a duration.")
        .withMessageContaining("U(300, 700)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "NaN", "Infinity", "U(-1, 2)", "C(1, -1)", "E(lo=-1, scale=3)"})
  void impossibleDurationsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationLaw.parse(text))
        .withMessageEndingWith("ms is not possible; it must be 0 or more.");
  }

  @Test
  void theShortestIsNotAboveTheLongest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationLaw.uniform(700, 300))
        .withMessage("The shortest duration, 700 ms, is above the longest, 300 ms.");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void theScaleIsAbove0(double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationLaw.exponential(0, scale))
        .withMessageStartingWith("The scale of an exponential duration is");
  }
}
