package org.rnnzoo.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChoiceRuleTest {

  private static final Channels CHANNELS =
      new Channels(List.of("stimulus"), List.of("fixation", "left", "right"));

  /** 200 ms of fixation, then 300 ms in which left is wanted, at 20 ms. */
  private static Trial trial(ChoiceRule rule) {
    TrialBuilder trial = new TrialBuilder(CHANNELS, new Clock(20), new SplittableRandom(1));
    Epoch fixation = trial.epoch("fixation", 200);
    Epoch response = trial.epoch("response", 300);
    rule.hold(trial, "fixation", fixation);
    rule.respond(trial, "left", response);
    return trial.build();
  }

  private static float[] outputs(Trial trial, int before, int after) {
    float[] outputs = new float[trial.steps() * 3];
    for (int step = 0; step < trial.steps(); step++) {
      outputs[step * 3 + (step < 10 ? before : after)] = 1;
    }
    return outputs;
  }

  private static Verdict judge(Trial trial, float[] outputs) {
    return ChoiceRule.judge(trial, new Response(outputs, trial.steps(), 3, 0));
  }

  @Test
  void nothingCountsDuringBurnInAndGraceAndMostInTheResponse() {
    Trial trial = trial(ChoiceRule.STANDARD);
    double[] expected = new double[25];
    java.util.Arrays.fill(expected, 5, 10, 1);
    java.util.Arrays.fill(expected, 15, 25, 5);
    for (int step = 0; step < 25; step++) {
      for (int output = 0; output < 3; output++) {
        assertEquals(expected[step], trial.mask(step, output), "mask at step " + step);
      }
      assertEquals(step < 10 ? 1 : 0, trial.target(step, 0), "fixation at step " + step);
      assertEquals(step < 10 ? 0 : 1, trial.target(step, 1), "left at step " + step);
    }
    assertEquals(
        List.of(new Decision("response", 1, new Epoch("response", 15, 25))), trial.decisions());
  }

  @Test
  void aGraceNeverTakesTheWholeResponse() {
    Trial trial = trial(new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 900, 2));
    assertEquals(new Epoch("response", 24, 25), trial.decisions().get(0).window());
  }

  @Test
  void theHighestMeanOfAllOutputsWins() {
    Trial trial = trial(ChoiceRule.STANDARD);
    Verdict right = judge(trial, outputs(trial, 0, 1));
    assertTrue(right.correct());
    assertEquals(1, right.accuracy());
    assertEquals(1, right.measures().get("hold"));
    assertEquals(1, right.measures().get("steps"));
    assertEquals(0, right.measures().get("premature"));
    assertFalse(judge(trial, outputs(trial, 0, 2)).correct());
    assertFalse(judge(trial, outputs(trial, 0, 0)).correct());
  }

  @Test
  void anEarlyAnswerIsPremature() {
    Trial trial = trial(ChoiceRule.STANDARD);
    Verdict early = judge(trial, outputs(trial, 1, 1));
    assertTrue(early.correct());
    assertEquals(0, early.measures().get("hold"));
    assertEquals(1, early.measures().get("premature"));
  }

  @Test
  void anAnswerThatIsNotANumberIsWrong() {
    Trial trial = trial(ChoiceRule.STANDARD);
    float[] outputs = outputs(trial, 0, 1);
    outputs[outputs.length - 1] = Float.NaN;
    assertFalse(judge(trial, outputs).correct());
  }

  @Test
  void everyOfSeveralDecisionsCountsTheSame() {
    TrialBuilder builder = new TrialBuilder(CHANNELS, new Clock(20), new SplittableRandom(1));
    Epoch first = builder.epoch("test-1", 200);
    Epoch second = builder.epoch("test-2", 200);
    ChoiceRule.MATCH.respond(builder, "left", first);
    ChoiceRule.MATCH.respond(builder, "right", second);
    Trial trial = builder.build();
    float[] outputs = outputs(trial, 1, 1);
    Verdict verdict = judge(trial, outputs);
    assertEquals(0.5, verdict.accuracy());
    assertFalse(verdict.correct());
    assertEquals(1, verdict.measures().get("test-1"));
    assertEquals(0, verdict.measures().get("test-2"));
  }

  @Test
  void aTrialWithoutDecisionIsNotScored() {
    TrialBuilder builder = new TrialBuilder(CHANNELS, new Clock(20), new SplittableRandom(1));
    ChoiceRule.MATCH.hold(builder, "fixation", builder.epoch("fixation", 200));
    Trial trial = builder.build();
    assertFalse(judge(trial, outputs(trial, 0, 0)).scored());
    assertEquals(1, judge(trial, outputs(trial, 0, 0)).measures().get("hold"));
  }

  @Test
  void nonsenseIsRefusedInWords() {
    assertEquals(
        "low is 0.2 and high is 1.2; with cross-entropy they must be 0 and 1.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChoiceRule(Loss.CROSS_ENTROPY, 0.2, 1.2, 0, 0, 1))
            .getMessage());
    assertEquals(
        "graceMs is -1.0 ms; it must be from 0 to 60000 ms.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, -1, 1))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, Double.NaN, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 0, 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new ChoiceRule(Loss.SQUARED_ERROR, 1, 1, 0, 0, 1));
  }
}
