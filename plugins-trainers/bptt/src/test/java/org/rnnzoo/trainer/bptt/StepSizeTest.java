package org.rnnzoo.trainer.bptt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.trainer.bptt.StepSize.Schedule;

class StepSizeTest {

  @ParameterizedTest
  @CsvSource({
    "CONSTANT, 1, 1, 1, 1",
    "HALVING, 1, 0.70710678, 0.5, 0.0625",
    "LINEAR, 1, 0.5, 0, 0",
    "COSINE, 1, 0.5, 0, 0"
  })
  void aScheduleHasItsCourse(
      Schedule schedule, double start, double halfway, double end, double later) {
    StepSize size = new StepSize(0.01, schedule, 100, 0);
    assertThat(size.after(0)).isCloseTo(0.01 * start, within(1e-9));
    assertThat(size.after(50)).isCloseTo(0.01 * halfway, within(1e-9));
    assertThat(size.after(100)).isCloseTo(0.01 * end, within(1e-9));
    assertThat(size.after(400)).isCloseTo(0.01 * later, within(1e-9));
  }

  @Test
  void itWarmsUpAndIsNever0AtTheStart() {
    StepSize size = new StepSize(0.01, Schedule.CONSTANT, 0, 4);
    assertThat(size.after(0)).isCloseTo(0.002, within(1e-12));
    assertThat(size.after(3)).isCloseTo(0.008, within(1e-12));
    assertThat(size.after(4)).isEqualTo(0.01);
    assertThat(size.after(1000)).isEqualTo(0.01);
  }

  @Test
  void noLearningIsAllowed() {
    assertThat(new StepSize(0, Schedule.COSINE, 100, 4).after(50)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-3, 2, Double.NaN})
  void theLearningRateIsFrom0To1(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StepSize.constant(rate))
        .withMessage("learningRate is %s; it must be from 0 to 1.", rate);
  }

  @ParameterizedTest
  @EnumSource(names = {"HALVING", "LINEAR", "COSINE"})
  void aScheduleNeedsALength(Schedule schedule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StepSize(0.01, schedule, 0, 0))
        .withMessage(
            "scheduleSteps is 0; with schedule %s it must be at least 1.",
            schedule.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void stepsAreNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StepSize(0.01, Schedule.CONSTANT, 0, -1))
        .withMessage("warmUpSteps is -1; it must be at least 0.");
  }
}
