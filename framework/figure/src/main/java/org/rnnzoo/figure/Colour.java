package org.rnnzoo.figure;

import java.util.Locale;
import org.rnnzoo.api.figure.Ink;

/**
 * A colour.
 *
 * @param rgb red, green and blue, a byte each
 * @param opacity 0 (nothing) to 1
 */
record Colour(int rgb, double opacity) {

  static final Colour NONE = new Colour(0, 0);
  static final Colour BLACK = new Colour(0x000000, 1);
  static final Colour WHITE = new Colour(0xFFFFFF, 1);

  /** For words that matter less than the data. */
  static final Colour SMALL_PRINT = new Colour(0x6B6B6B, 1);

  static Colour of(Ink ink) {
    return new Colour(
        switch (ink) {
          case BLACK -> 0x000000;
          case GREY -> 0x757575;
          case LIGHT_GREY -> 0xBDBDBD;
          case ORANGE -> 0xE69F00;
          case SKY_BLUE -> 0x56B4E9;
          case GREEN -> 0x009E73;
          case YELLOW -> 0xF0E442;
          case BLUE -> 0x0072B2;
          case VERMILION -> 0xD55E00;
          case PURPLE -> 0xCC79A7;
        },
        1);
  }

  Colour withOpacity(double value) {
    return new Colour(rgb, value);
  }

  /** The colour on the way to another, from 0 (this one) to 1. */
  Colour towards(Colour other, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = rgb >> shift & 0xFF;
      int to = other.rgb >> shift & 0xFF;
      mixed |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return new Colour(mixed, opacity + share * (other.opacity - opacity));
  }

  boolean visible() {
    return opacity > 0;
  }

  /** As CSS writes it, without the opacity. */
  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
