package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class MinusSignTest {

  @ParameterizedTest
  @CsvSource({
    "r = -0.29, r = −0.29",
    "-1.05, −1.05",
    "sign = -1, sign = −1",
    "'[-.5, -1]', '[−.5, −1]'",
    "x -∞, x −∞"
  })
  void aHyphenBeforeANumberIsAMinus(String text, String written) {
    assertThat(MinusSign.in(text)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"flip-flop", "flip-flop-v1", "2026-12-01", "1e-5", "--5", "a - b", "k_-1"})
  void aHyphenElsewhereStays(String text) {
    assertThat(MinusSign.in(text)).isEqualTo(text);
  }

  @Test
  void everyWordOfAFigureIsWrittenSo() {
    Panel panel =
        new Panel.Plot(
            "r = -0.29",
            Axis.of("x -1"),
            Axis.categories("y -2", List.of("-3", "-4")),
            1,
            false,
            List.of(
                new Layer.Text("at -5", 0.5, 0.5, Ink.BLACK),
                new Layer.Points(
                    "sign = -6",
                    new double[] {0, 1},
                    new double[] {0, 1},
                    Ink.BLUE,
                    Layer.Mark.DISC)));
    Figure figure = new Figure("title -7", "", Figure.Width.COLUMN, 1, List.of(panel));
    assertThat(Figures.svg(figure))
        .contains(">r = −0.29<", ">x −1<", ">y −2<", ">−3<", ">−4<", ">at −5<", ">sign = −6<")
        .contains(">title −7<");
  }
}
