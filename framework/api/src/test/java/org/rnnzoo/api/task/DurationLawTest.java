package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;

class DurationLawTest {

  @RepeatedTest(1000)
  void itsTextIsReadBackAsTheSameLaw(RepetitionInfo seed) {
    DurationLaw law = anyLaw(seed);
    assertThat(DurationLaw.parse(law.toString())).isEqualTo(law);
  }

  @RepeatedTest(200)
  void drawsLieBetweenTheShortestAndTheLongest(RepetitionInfo seed) {
    DurationLaw law = anyLaw(seed);
    RandomGenerator random = RandomStream.root(seed.getCurrentRepetition()).generator();
    for (int i = 0; i < 100; i++) {
      assertThat(law.draw(random)).isBetween(law.shortest(), law.longest());
    }
  }

  @RepeatedTest(60)
  void itsMeanIsThatOfManyDraws(RepetitionInfo seed) {
    DurationLaw law = anyLaw(seed);
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

  /** The forms in turn; durations that are 0, the largest, or any with three decimal places. */
  private static DurationLaw anyLaw(RepetitionInfo seed) {
    int form = seed.getCurrentRepetition() % 5;
    RandomGenerator random =
        RandomStream.root(seed.getCurrentRepetition()).named("law").generator();
    double lo = anyMs(random);
    double scale = random.nextInt(1, 10_001) / 10.0;
    return switch (form) {
      case 0 -> DurationLaw.fixed(lo);
      case 1 -> DurationLaw.uniform(lo, lo + anyMs(random));
      case 2 ->
          new DurationLaw.Choice(
              Stream.generate(() -> anyMs(random)).limit(random.nextInt(1, 6)).toList());
      case 3 -> DurationLaw.exponential(lo, scale);
      default -> new DurationLaw.TruncatedExponential(lo, scale, lo + anyMs(random));
    };
  }

  private static double anyMs(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> 5000;
      default -> random.nextInt(5_000_001) / 1000.0;
    };
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

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "500; 750",
        "U(300, 700); U(450, 1050)",
        "C(300, 500); C(450, 750)",
        "TE(lo=200, scale=300, hi=1500); TE(lo=300, scale=450, hi=2250)",
        "E(lo=200, scale=300); E(lo=300, scale=450)"
      })
  void everyDurationIsHalfAsLongAgain(String law, String longer) {
    assertThat(DurationLaw.parse(law).times(1.5)).isEqualTo(DurationLaw.parse(longer));
  }
}
