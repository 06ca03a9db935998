package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Rule;

/** The lines that layers are drawn with. */
final class Strokes {

  static final Look AXIS = Look.line(Colour.BLACK, 0.25);
  static final Look MINOR_TICK = Look.line(Colour.BLACK, 0.15);

  private Strokes() {}

  static Look of(Curve curve) {
    Colour colour = Colour.of(curve.ink());
    return switch (curve.style()) {
      case SOLID, STEPS -> Look.line(colour, 0.35);
      case DASHED -> Look.line(colour, 0.35, Look.Dash.DASHED);
      case DOTTED -> Look.line(colour, 0.4, Look.Dash.DOTTED);
      case FAINT -> Look.line(colour.withOpacity(0.4), 0.18);
    };
  }

  static Look of(Rule rule) {
    return Look.line(Colour.of(rule.ink()), 0.2, Look.Dash.DASHED);
  }
}
