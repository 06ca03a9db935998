package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class FigureOptionsTest {

  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static FigureOptions sized(OptionalDouble width, OptionalDouble height) {
    return new FigureOptions(
        Optional.of("Another"),
        new FigureOptions.Size(width, height),
        FigureOptions.NONE.colours(),
        NONE,
        OptionalInt.empty());
  }

  private static Figure figure() {
    Layer map =
        new Layer.Raster(
            "rate", new double[][] {{1, 2}, {3, 4}, {5, 6}}, 0, 2, 0, 3, Layer.Scale.SEQUENTIAL);
    Layer curve =
        new Layer.Curve("a", new double[] {0, 1}, new double[] {0, 1}, Ink.BLUE, Layer.Style.SOLID);
    return new Figure(
        "Title",
        "Described.",
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot("", Axis.of("x"), Axis.of("unit", 0, 3), 0.5, false, List.of(map)),
            new Panel.Plot("", Axis.of("x"), Axis.of("y"), 0.5, false, List.of(curve, curve)),
            new Panel.Circuit(
                "",
                0.5,
                List.of(
                    new Panel.Node("a", Panel.Role.UNIT, 0, 0.5),
                    new Panel.Node("b", Panel.Role.UNIT, 1, 0.5)),
                List.of(new Panel.Link(0, 1, 0.3), new Panel.Link(1, 0, -0.9)))));
  }

  @Test
  void aFigureIsAsWideAndHighAsItIsAskedToBe() {
    FigureLayout layout =
        FigureLayout.of(figure(), sized(OptionalDouble.of(120), OptionalDouble.of(200)));
    assertThat(layout.width()).isEqualTo(120);
    assertThat(layout.height()).isCloseTo(200, within(0.5));
    assertThat(FigureLayout.of(figure(), FigureOptions.NONE).width()).isEqualTo(85);
  }

  @Test
  void anotherTitleIsInTheDocument() {
    assertThat(Figures.svg(figure(), sized(NONE, NONE)))
        .contains(">Another</text>")
        .doesNotContain(">Title</text>");
  }

  @Test
  void whatIsLeftOutIsSaid() {
    Figure some =
        new FigureOptions(
                Optional.empty(),
                FigureOptions.NONE.size(),
                new FigureOptions.Colours(OptionalDouble.of(0), OptionalDouble.of(10)),
                OptionalDouble.of(0.5),
                OptionalInt.of(1))
            .applied(figure());
    Panel.Plot map = (Panel.Plot) some.panels().get(0);
    Layer.Raster raster = (Layer.Raster) map.layers().get(0);
    assertThat(map.title()).isEqualTo("1 of 3 rows");
    assertThat(raster.values()).isDeepEqualTo(new double[][] {{5, 6}});
    assertThat(raster.bottom()).isEqualTo(2);
    assertThat(raster.low()).isZero();
    assertThat(raster.high()).isEqualTo(10);
    assertThat(some.panels().get(1).title()).isEqualTo("1 of 2 curves");
    Panel.Circuit circuit = (Panel.Circuit) some.panels().get(2);
    assertThat(circuit.title()).isEqualTo("weights of at least 0.5");
    assertThat(circuit.links()).containsExactly(new Panel.Link(1, 0, -0.9));
  }

  @Test
  void oneScaleOfColoursServesTwoMaps() {
    Layer.Raster faint =
        new Layer.Raster("", new double[][] {{0, 1}}, 0, 1, 0, 1, Layer.Scale.DIVERGING);
    assertThat(ColourMap.of(faint).high()).isEqualTo(1);
    assertThat(ColourMap.of(faint.between(-15, 15)).high()).isEqualTo(15);
    assertThat(ColourMap.of(faint.between(-15, 15)).low()).isEqualTo(-15);
  }

  @Test
  void impossibleOptionsAreRefusedInWords() {
    assertThatThrownBy(() -> sized(OptionalDouble.of(5), NONE))
        .hasMessage("The width is 5.0 mm; it must be from 30 to 1000 mm.");
    assertThatThrownBy(() -> new FigureOptions.Colours(OptionalDouble.of(2), OptionalDouble.of(1)))
        .hasMessageStartingWith("Colours from 2.0 to 1.0 are not possible;");
  }

  @Test
  void namesThatDifferAtTheirEndsLoseTheirBeginnings() {
    List<String> names =
        List.of("delayed-match-to-sample.motion.1", "delayed-match-to-sample.motion.2");
    List<String> shortened = Lines.shortenedApart(names, 25, TextStyle.SMALL);
    assertThat(shortened.get(0)).startsWith("…").endsWith("motion.1");
    assertThat(shortened.get(1)).endsWith("motion.2");
    assertThat(
            Lines.shortenedApart(
                    List.of("first and a long way to go", "other"), 15, TextStyle.SMALL)
                .get(0))
        .startsWith("first")
        .endsWith("…");
  }

  @Test
  void aPdfHasATableThatLeadsToItsObjectsAndAPageOfItsSize() throws Exception {
    byte[] file = Figures.pdf(figure(), FigureOptions.NONE);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-1.4\n").endsWith("%%EOF\n");
    Matcher start = Pattern.compile("startxref\n(\\d+)\n").matcher(text);
    assertThat(start.find()).isTrue();
    int table = Integer.parseInt(start.group(1));
    assertThat(text.substring(table)).startsWith("xref\n0 7\n0000000000 65535 f \n");
    Matcher entries = Pattern.compile("(\\d{10}) 00000 n ").matcher(text.substring(table));
    for (int object = 1; entries.find(); object++) {
      assertThat(text.substring(Integer.parseInt(entries.group(1))))
          .startsWith(object + " 0 obj\n");
    }
    double points = FigureLayout.of(figure()).width() * 72 / 25.4;
    Matcher box = Pattern.compile("/MediaBox \\[0 0 ([\\d.]+) ").matcher(text);
    assertThat(box.find()).isTrue();
    assertThat(Double.parseDouble(box.group(1))).isCloseTo(points, within(1e-3));
    String page = page(file, text);
    // "Title" in hexadecimal digits, invisible over its outlines.
    assertThat(page).contains("3 Tr").contains("<5469746c65> Tj");
    assertThat(page.split(" m ", -1).length).isGreaterThan(50);
    assertThat(page.split("\\bq ", -1).length).isEqualTo(page.split(" Q\n", -1).length);
  }

  private static String page(byte[] file, String text) throws Exception {
    int begin = text.indexOf("stream\n") + 7;
    Inflater inflater = new Inflater();
    inflater.setInput(file, begin, text.indexOf("\nendstream") - begin);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] block = new byte[8192];
    int count = inflater.inflate(block);
    while (count > 0) {
      out.write(block, 0, count);
      count = inflater.inflate(block);
    }
    inflater.end();
    return out.toString(StandardCharsets.US_ASCII);
  }
}
