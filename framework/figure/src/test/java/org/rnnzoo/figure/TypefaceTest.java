package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class TypefaceTest {

  private final Typeface typeface = Typeface.bundled();

  /** Widths as the horizontal metrics of DejaVu Sans 2.37 give them, in 2048ths of the size. */
  @Test
  void widthsAreThoseOfTheFont() {
    assertThat(typeface.width("M", 2048)).isEqualTo(1767);
    assertThat(typeface.width("i", 2048)).isEqualTo(569);
    assertThat(typeface.width(" ", 2048)).isEqualTo(651);
    assertThat(typeface.width("0123456789", 2048)).isEqualTo(13030);
    assertThat(typeface.width("Mi", 1)).isEqualTo((1767 + 569) / 2048.0, within(1e-12));
  }

  @Test
  void hasTheCharactersThatFiguresOfThisFieldNeed() {
    Area missing = new Area(shape("漢"));
    "αβγδελμπρσττωΔΘΛΣΦΩẋ₀₁₂₃ᵢⱼ⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−·×±≤≥≈→⊣∞∂√ąéöşñłПж"
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> assertThat(new Area(shape(c)).equals(missing)).as(c).isFalse());
    assertThat(new Area(shape("国")).equals(missing)).isTrue();
  }

  @Test
  void outlinesStandOnTheBaseline() {
    Rectangle2D bounds = shape("H").getBounds2D();
    assertThat(bounds.getMaxY()).isEqualTo(0, within(0.5));
    assertThat(bounds.getHeight()).isEqualTo(72.9, within(0.5)); // 1493 of 2048 units
    assertThat(bounds.getMinX()).isPositive();
    assertThat(bounds.getMaxX()).isLessThan(typeface.width("H", 100));
  }

  @Test
  void lettersStandSideBySide() {
    double one = shape("H").getBounds2D().getMaxX();
    assertThat(shape("HH").getBounds2D().getMaxX())
        .isEqualTo(typeface.width("H", 100) + one, within(1e-9));
  }

  @Test
  void lettersThatAreMadeOfPartsHaveAllOfThem() {
    assertThat(shape("ö").getBounds2D().getHeight())
        .isGreaterThan(shape("o").getBounds2D().getHeight() + 10);
    assertThat(new Area(shape("ö")).contains(shape("o").getBounds2D())).isFalse();
    assertThat(new Area(shape("i")).isSingular()).isFalse();
  }

  @Test
  void countersAreOpen() {
    Rectangle2D bounds = shape("o").getBounds2D();
    assertThat(shape("o").contains(bounds.getCenterX(), bounds.getCenterY())).isFalse();
    assertThat(shape("o").contains(bounds.getMinX() + 5, bounds.getCenterY())).isTrue();
  }

  private Path2D shape(String text) {
    Path2D.Double shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
    typeface
        .outline(text, 100)
        .trace(
            new Outline.Pen() {
              @Override
              public void moveTo(double x, double y) {
                shape.moveTo(x, y);
              }

              @Override
              public void lineTo(double x, double y) {
                shape.lineTo(x, y);
              }

              @Override
              public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
                shape.curveTo(x1, y1, x2, y2, x, y);
              }

              @Override
              public void close() {
                shape.closePath();
              }
            });
    return shape;
  }
}
