package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayoffTest {

  private final Payoff payoff = new Payoff();

  /** Makes steps at the given costs and counts those with helpers. */
  private int helped(int steps, double without, double with) {
    int helped = 0;
    for (int i = 0; i < steps; i++) {
      boolean helps = payoff.helps();
      helped += helps ? 1 : 0;
      payoff.note(helps ? with : without);
    }
    return helped;
  }

  @Test
  void helpersThatMakeStepsFasterAreKept() {
    assertThat(helped(256, 1, 0.9)).isEqualTo(248);
  }

  @Test
  void helpersThatMakeStepsSlowerAreTriedFromTimeToTime() {
    assertThat(helped(256, 1, 1.1)).isEqualTo(8);
  }

  @Test
  void itIsFoundOutAgainWhetherTheyPay() {
    helped(256, 1, 1.1);
    assertThat(helped(256, 1, 0.9)).isEqualTo(248);
    assertThat(helped(256, 1, 1.1)).isEqualTo(8);
  }

  /** Another program may get in the way of a step. */
  @Test
  void threeStepsOfEightThatWereHeldUpDecideNothing() {
    for (int i = 0; i < 16; i++) {
      payoff.note(i < 6 && payoff.helps() ? 50 : payoff.helps() ? 0.9 : 1);
    }
    assertThat(payoff.helps()).isTrue();
  }
}
