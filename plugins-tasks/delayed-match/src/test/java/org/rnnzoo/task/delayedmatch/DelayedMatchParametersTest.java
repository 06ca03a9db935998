package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.AngleCode;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;

class DelayedMatchParametersTest {

  private static final Cue CUE = Cue.of(Cue.Span.FULL);

  @ParameterizedTest
  @CsvSource({"-0.1, -0.1", "1.5, 1.5", "NaN, NaN"})
  void probabilitiesAreFrom0To1(double probability, String written) {
    String range = " is %s; it must be from 0 to 1.".formatted(written);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frames.matching(Frame.BASIC, probability))
        .withMessage("matchProbability" + range);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frame.BASIC.timed(fixed(1), fixed(1), fixed(1), probability))
        .withMessage("catchProbability" + range);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleMatch(8, probability, Frame.BASIC))
        .withMessage("lureProbability" + range);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThreeRuleMix(8, 90, probability, CUE, Frame.BASIC))
        .withMessage("lureProbability" + range);
  }

  @Test
  void stimuliAndFixationLast() {
    DurationLaw brief = DurationLaw.uniform(0, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frame.BASIC.timed(fixed(0), fixed(1), fixed(1), 0))
        .withMessage("fixationMs is 0; it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frame.BASIC.timed(fixed(1), brief, fixed(1), 0))
        .withMessage("sampleMs is U(0, 100); it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frames.test(Frame.BASIC, fixed(0)))
        .withMessage("testMs is 0; it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frames.decision(Frame.BASIC, brief))
        .withMessage("decisionMs is U(0, 100); it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cue(Cue.Span.RETRO, fixed(0), fixed(0), 1, 1))
        .withMessage("cue.lengthMs is 0; it must always be above 0 ms.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistractorMatch(8, 0, List.of(1), fixed(0), Frame.BASIC))
        .withMessage("distractorMs is 0; it must always be above 0 ms.");
  }

  @ParameterizedTest
  @CsvSource({"-1, 1, 1, 0.1", "1, 0, 1, 0.1", "1, 1.3, 0.7, 0.1", "1, 1, 11, 0.1", "1, 1, 1, NaN"})
  void channelsGainsAndNoiseAreWithinTheirRanges(int neurons, double low, double high, double sd) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Frame.BASIC.presented(AngleCode.quad(4), neurons, low, high, sd, ChoiceRule.MATCH))
        .withMessageMatching("(fixationNeurons|(low|high)estGain|sigma) is .*; it must be from .*");
  }

  @ParameterizedTest
  @ValueSource(ints = {-8, 0, 1, 361})
  void thereAreFrom2To360Directions(int directions) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SampleMatch(directions, 0, Frame.BASIC))
        .withMessage("directions is %d; it must be from 2 to 360.", directions);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DistractorMatch(directions, 0, List.of(1), fixed(1), Frame.BASIC))
        .withMessage("directions is %d; it must be from 2 to 360.", directions);
  }

  @Test
  void categoriesHaveTheSameNumberOfDirections() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMatch(7, 0, 0, Frame.BASIC))
        .withMessage("directions is 7; it must be a multiple of 2 from 2 to 360.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMix(9, 0, CUE, Frame.BASIC))
        .withMessage("directions is 9; it must be a multiple of 2 from 2 to 360.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMatch(0, Double.NaN, 0, Frame.BASIC))
        .withMessage("boundaryDeg is NaN; it must be from -360 to 360.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CategoryMatch(0, 0, 90, Frame.BASIC))
        .withMessage("marginDeg is 90; it must be from 0 to 89.");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "360, 360", "50, 50", "NaN, NaN"})
  void aRotationLeadsFromADirectionToAnother(double rotation, String written) {
    String sentence =
        "A rotation is by %s degrees; with 8 directions it must be a multiple of 45 degrees, and no full turn."
            .formatted(written);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(90.0, rotation), 0, CUE, Frame.BASIC))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMix(8, rotation, 0, CUE, Frame.BASIC))
        .withMessage(sentence);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ThreeRuleMix(8, rotation, 0, CUE, Frame.BASIC))
        .withMessage(sentence);
  }

  @Test
  void thereAreRotationsAndNoneTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(), 0, CUE, Frame.BASIC))
        .withMessageStartingWith("rotationsDeg is empty; it must hold at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RotationMatch(8, List.of(-90.0, 270.0), 0, CUE, Frame.BASIC))
        .withMessage("rotationsDeg is [270.0, 270.0], which repeats a rotation.");
  }

  @Test
  void distractorsAreCounted() {
    for (List<Integer> numbers : List.of(List.<Integer>of(), List.of(-1), List.of(1, 21))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DistractorMatch(8, 0, numbers, fixed(1), Frame.BASIC))
          .withMessage(
              "distractors is %s; it must hold at least one number, each from 0 to 20.", numbers);
    }
  }

  @Test
  void aCueHasChannelsThatAreSeen() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CUE.on(0))
        .withMessage("cue.neurons is 0; it must be from 1 to 100.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cue(Cue.Span.FULL, fixed(1), fixed(1), 1, -1))
        .withMessage("cue.gain is -1; it must be from 0.001 to 100.");
  }
}
