package org.rnnzoo.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void itPassesAfterItsTime() {
    assertThat(Deadline.in(-1e-3).passed()).isTrue();
    assertThat(Deadline.in(1).passed()).isFalse();
    assertThat(Deadline.in(Double.POSITIVE_INFINITY).passed()).isFalse();
  }

  @Test
  void aSecondHasABillionNanoseconds() {
    long before = System.nanoTime();
    long nanos = Deadline.in(1000).nanos();
    assertThat(nanos - before).isBetween(1_000_000_000_000L, 1_060_000_000_000L);
  }
}
