package org.rnnzoo.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void briefNumbersHaveNoNeedlessDigits() {
    assertEquals("1", Numbers.brief(1));
    assertEquals("0.98", Numbers.brief(0.98));
    assertEquals("0.1235", Numbers.brief(0.123456));
    assertEquals("1000", Numbers.brief(1000));
    assertEquals("2.50e-05", Numbers.brief(2.5e-5));
    assertEquals("0", Numbers.brief(0));
    assertEquals("-", Numbers.brief(Double.NaN));
  }

  @Test
  void plainValuesLookAsTheyAreWritten() {
    assertEquals("2000", Numbers.plain(2000.0));
    assertEquals("0.01", Numbers.plain(0.01));
    assertEquals("0.0001", Numbers.plain(1e-4));
    assertEquals("1e-12", Numbers.plain(1e-12));
    assertEquals("2.5e16", Numbers.plain(2.5e16));
    assertEquals("NaN", Numbers.plain(Double.NaN));
    assertEquals("[0.5, 1]", Numbers.plain(List.of(0.5, 1.0)));
    assertEquals("signed", Numbers.plain("signed"));
  }

  @Test
  void durationsGrowCoarser() {
    assertEquals("3.2 s", Numbers.duration(3.21));
    assertEquals("10 s", Numbers.duration(9.96));
    assertEquals("2 min 5 s", Numbers.duration(125.2));
    assertEquals("1 min 0 s", Numbers.duration(59.7));
    assertEquals("1 h 3 min", Numbers.duration(3800));
  }
}
