package org.rnnzoo.api.figure;

/** The colours of a figure, told apart also by colour-blind readers (Okabe &amp; Ito 2008). */
public enum Ink {
  BLACK,
  GREY,
  LIGHT_GREY,
  ORANGE,
  SKY_BLUE,
  GREEN,
  YELLOW,
  BLUE,
  VERMILION,
  PURPLE;

  private static final Ink[] SERIES = {BLUE, VERMILION, GREEN, ORANGE, PURPLE, SKY_BLUE};

  /** The colour of the i-th of several things shown together. */
  public static Ink series(int index) {
    return SERIES[Math.floorMod(index, SERIES.length)];
  }
}
