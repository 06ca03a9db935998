package org.rnnzoo.core.picture;

import java.util.HashSet;
import java.util.stream.Stream;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;

/**
 * How one of many curves is drawn: there are fewer colours that everybody can tell apart than there
 * are curves, so that after a round of colours the lines are broken.
 *
 * @param ink its colour
 * @param style its line
 */
public record CurveLook(Ink ink, Layer.Style style) {

  private static final Ink[] INKS =
      Stream.iterate(0, i -> i + 1)
          .map(Ink::series)
          .takeWhile(new HashSet<>()::add)
          .toArray(Ink[]::new);
  private static final Layer.Style[] STYLES = {
    Layer.Style.SOLID, Layer.Style.DASHED, Layer.Style.DOTTED
  };

  /** The look of the curve with this number, counted from 0. */
  public static CurveLook of(int number) {
    return new CurveLook(INKS[number % INKS.length], STYLES[number / INKS.length % STYLES.length]);
  }
}
