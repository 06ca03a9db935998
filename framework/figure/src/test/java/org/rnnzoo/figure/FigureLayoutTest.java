package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Layer.Curve;
import org.rnnzoo.api.figure.Layer.Mark;
import org.rnnzoo.api.figure.Layer.Points;
import org.rnnzoo.api.figure.Layer.Style;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Plot;
import org.rnnzoo.figure.RecordingCanvas.Shape;
import org.rnnzoo.figure.RecordingCanvas.Word;

class FigureLayoutTest {

  @Test
  void everyWordOfEverySampleIsOnThePage() {
    SampleFigures.all().forEach(FigureLayoutTest::assertWordsOnPage);
  }

  @Test
  void everyWordOfRandomFiguresIsOnThePage() {
    RandomFigures figures = new RandomFigures(1);
    for (int i = 0; i < 75; i++) {
      assertWordsOnPage("figure " + i, figures.next());
    }
  }

  @Test
  void everyShapeOfRandomFiguresIsOnThePage() {
    RandomFigures figures = new RandomFigures(2);
    for (int i = 0; i < 75; i++) {
      Figure figure = figures.next();
      Box page = page(figure).grown(1e-5);
      for (Shape shape : RecordingCanvas.of(figure).shapes) {
        for (int k = 0; k < shape.x().length; k++) {
          assertThat(page.contains(shape.x()[k], shape.y()[k]))
              .as("figure %d: (%s, %s) in %s", i, shape.x()[k], shape.y()[k], page)
              .isTrue();
        }
      }
    }
  }

  private static void assertWordsOnPage(String name, Figure figure) {
    Box page = page(figure).grown(1e-6);
    for (Word word : RecordingCanvas.of(figure).words) {
      assertThat(
              page.contains(word.box().left(), word.box().top())
                  && page.contains(word.box().right(), word.box().bottom()))
          .as("%s: '%s' at %s on %s", name, word.text(), word.box(), page)
          .isTrue();
    }
  }

  private static Box page(Figure figure) {
    FigureLayout layout = FigureLayout.of(figure);
    return new Box(0, 0, layout.width(), layout.height());
  }

  @Test
  void wordsOfSamplesDoNotOverlap() {
    SampleFigures.all().forEach(FigureLayoutTest::assertWordsApart);
  }

  private static void assertWordsApart(String name, Figure figure) {
    List<Word> words = RecordingCanvas.of(figure).words;
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < i; j++) {
        Box a = words.get(i).box().grown(-0.3);
        Box b = words.get(j).box().grown(-0.3);
        assertThat(a.overlaps(b))
            .as("%s: %s over %s", name, words.get(i).text(), words.get(j).text())
            .isFalse();
      }
    }
  }

  @Test
  void numbersBesideALowBarOfColoursDoNotOverlap() {
    Layer raster =
        new Layer.Raster("target", new double[][] {{0.2, 1.2}}, 0, 1, 0, 1, Layer.Scale.SEQUENTIAL);
    Panel.Plot low =
        new Panel.Plot("", Axis.of("time"), Axis.of("output"), 0.1, false, List.of(raster));
    Figure figure = new Figure("", "Colours.", Figure.Width.COLUMN, 1, List.of(low));
    assertThat(RecordingCanvas.of(figure).texts()).contains("1.0");
    assertWordsApart("low bar", figure);
  }

  @Test
  void pagesAreAsWideAsJournalsPrintThem() {
    assertThat(page(Width.COLUMN).width()).isEqualTo(85);
    assertThat(page(Width.WIDE).width()).isEqualTo(114);
    assertThat(page(Width.PAGE).width()).isEqualTo(174);
  }

  private static Box page(Width width) {
    return page(new Figure("", "", width, 1, List.of(SampleFigures.scatter())));
  }

  @Test
  void panelsAreLetteredIfThereAreSeveral() {
    assertThat(RecordingCanvas.of(SampleFigures.all().get("page")).texts())
        .contains("a", "b", "c", "d", "e");
    assertThat(RecordingCanvas.of(SampleFigures.phasePortrait()).texts()).doesNotContain("a");
  }

  @Test
  void framesOfAColumnStartAtTheSamePlaceWhateverTheirLabels() {
    List<Double> lefts =
        RecordingCanvas.of(SampleFigures.training()).shapes.stream()
            .filter(shape -> shape.look().equals(Strokes.AXIS) && shape.x().length == 3)
            .map(shape -> shape.x()[0])
            .toList();
    assertThat(lefts).hasSize(2);
    assertThat(lefts.get(0)).isEqualTo(lefts.get(1));
  }

  @Test
  void panelsBelowOneAnotherShareTheirAxisAndTheNamesOfEpochs() {
    List<String> texts = RecordingCanvas.of(SampleFigures.trial()).texts();
    assertThat(texts).containsOnlyOnce("time (ms)", "3000", "fixation", "delay");
  }

  @Test
  void aLegendInAFrameCoversNoData() {
    for (double corner : new double[] {0, 1}) {
      double[] x = {0, 0.5, 1};
      double[] y = {corner, 0.5, 1 - corner};
      RecordingCanvas canvas =
          RecordingCanvas.of(plot(new Curve("rate", x, y, Ink.BLUE, Style.SOLID)));
      Word word = canvas.words.stream().filter(w -> w.text().equals("rate")).findAny().get();
      Shape axes = axes(canvas);
      assertThat(word.box().top()).isGreaterThan(axes.y()[0]);
      Shape curve = longest(canvas.lines(Colour.of(Ink.BLUE)));
      for (int i = 0; i <= 100; i++) {
        double px = curve.x()[0] + (last(curve.x()) - curve.x()[0]) * i / 100;
        double py = curve.y()[0] + (last(curve.y()) - curve.y()[0]) * i / 100;
        assertThat(word.box().contains(px, py)).isFalse();
      }
    }
  }

  @Test
  void aLegendWithoutRoomStandsAboveTheFrame() {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      x.add(i % 50 / 49.0);
      y.add(Math.floorDiv(i, 50) / 49.0);
    }
    double[] xs = x.stream().mapToDouble(v -> v).toArray();
    double[] ys = y.stream().mapToDouble(v -> v).toArray();
    RecordingCanvas canvas =
        RecordingCanvas.of(plot(new Points("rate", xs, ys, Ink.BLUE, Mark.DOT)));
    Word word = canvas.words.stream().filter(w -> w.text().equals("rate")).findAny().get();
    assertThat(word.box().bottom()).isLessThan(axes(canvas).y()[0]);
  }

  @Test
  void aLegendEntryThatIsTooLongGoesOnBelow() {
    String mixture = "delayed-match-to-sample@v1, delayed-non-match-to-sample@v1, flip-flop@v1";
    double[] xs = new double[2500];
    double[] ys = new double[2500];
    for (int i = 0; i < 2500; i++) {
      xs[i] = i % 50;
      ys[i] = Math.floorDiv(i, 50);
    }
    Panel panel =
        new Plot(
            "",
            Axis.of("x"),
            Axis.of("y"),
            0.6,
            false,
            List.of(
                new Points(mixture, xs, ys, Ink.BLUE, Mark.DOT),
                new Points("flip-flop@v2", xs, ys, Ink.GREEN, Mark.DOT)));
    RecordingCanvas canvas =
        RecordingCanvas.of(new Figure("", "", Width.PAGE, 3, List.of(panel, panel, panel)));
    List<String> texts = canvas.words.stream().map(Word::text).toList();
    assertThat(texts)
        .contains("delayed-match-to-sample@v1,", "delayed-non-match-to-sample@v1,", "flip-flop@v1");
    Word last = canvas.words.stream().filter(w -> w.text().equals("flip-flop@v1")).findAny().get();
    Word next = canvas.words.stream().filter(w -> w.text().equals("flip-flop@v2")).findAny().get();
    assertThat(next.box().top()).isGreaterThanOrEqualTo(last.box().bottom());
    assertThat(next.box().bottom()).isLessThan(axes(canvas).y()[0]);
  }

  @Test
  void longNamesOfAnXAxisStayApart() {
    List<String> names = new ArrayList<>();
    for (String last : List.of("one", "two", "three", "four", "five", "six")) {
      names.add("delayed-match-to-sample-with-distractors-" + last);
    }
    Layer dot = new Points("", new double[] {0}, new double[] {0}, Ink.BLUE, Mark.DOT);
    Panel panel = new Plot("", Axis.categories("", names), Axis.of("y"), 0.6, false, List.of(dot));
    assertThat(RecordingCanvas.of(new Figure("", "", Width.COLUMN, 1, List.of(panel))).words)
        .extracting(Word::text)
        .filteredOn(word -> word.startsWith("…"))
        .hasSize(6)
        .doesNotHaveDuplicates();
  }

  @Test
  void anAxisWithoutAnyNameHasNoLine() {
    Axis nameless = Axis.categories("words", List.of(""));
    Layer dot = new Points("", new double[] {0}, new double[] {0}, Ink.BLUE, Mark.DOT);
    RecordingCanvas canvas =
        RecordingCanvas.of(
            new Figure(
                "",
                "",
                Width.COLUMN,
                1,
                List.of(new Plot("", nameless, nameless, 0.6, false, List.of(dot)))));
    assertThat(canvas.shapes).noneMatch(shape -> shape.look().equals(Strokes.AXIS));
    assertThat(canvas.words).extracting(Word::text).contains("words");
  }

  private static Figure plot(Layer layer) {
    Panel panel = new Plot("", Axis.of("x"), Axis.of("y"), 0.6, false, List.of(layer));
    return new Figure("", "", Width.COLUMN, 1, List.of(panel));
  }

  private static Shape axes(RecordingCanvas canvas) {
    return canvas.shapes.stream()
        .filter(s -> s.look().equals(Strokes.AXIS) && s.x().length == 3)
        .findFirst()
        .orElseThrow();
  }

  private static Shape longest(List<Shape> shapes) {
    return shapes.stream()
        .max(Comparator.comparingDouble(s -> Math.abs(last(s.x()) - s.x()[0])))
        .orElseThrow();
  }

  private static double last(double[] values) {
    return values[values.length - 1];
  }

  /** A point in each of three rows, the names of which take some room. */
  private static Plot rows(String label) {
    return new Plot(
        "",
        Axis.of("x"),
        Axis.categories("", List.of("a name of a row", "a name of b row", "a name of c row")),
        1,
        false,
        List.of(
            new Points(
                label, new double[] {0, 0, 0}, new double[] {0, 1, 2}, Ink.BLUE, Mark.DISC)));
  }

  private static Word word(Figure figure, String text) {
    return RecordingCanvas.of(figure).words.stream()
        .filter(word -> word.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLegendOfPointsInNamedRowsStandsAboveThem() {
    Figure figure = new Figure("", "", Width.COLUMN, 1, List.of(rows("seen")));
    assertThat(word(figure, "seen").box().bottom())
        .isLessThan(word(figure, "a name of c row").box().top());
  }

  @Test
  void anAxisTitleStaysWithItsTicksBelowAPanelWithLongNames() {
    Plot below =
        new Plot(
            "",
            Axis.of("x", 0, 1),
            Axis.of("change", 70, 80),
            1,
            false,
            List.of(
                new Curve("", new double[] {0, 1}, new double[] {70, 80}, Ink.BLUE, Style.SOLID)));
    Figure figure = new Figure("", "", Width.WIDE, 2, List.of(rows(""), rows(""), below, below));
    Word title = word(figure, "change");
    Word tick = word(figure, "70");
    assertThat(tick.box().left() - title.box().right()).isBetween(0.0, 4.0);
  }

  @Test
  void anAxisThatMeasuresNothingIsNotDrawn() {
    Axis bare = new Axis("", -1, 1, false, List.of(""));
    Plot diagram =
        new Plot(
            "",
            bare,
            bare,
            1,
            true,
            List.of(new Points("", new double[] {0}, new double[] {0}, Ink.BLUE, Mark.DISC)));
    RecordingCanvas canvas =
        RecordingCanvas.of(new Figure("", "", Width.COLUMN, 1, List.of(diagram)));
    assertThat(canvas.words).isEmpty();
    assertThat(canvas.shapes).noneMatch(shape -> !shape.closed());
  }
}
