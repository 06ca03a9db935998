package org.rnnzoo.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Figure.Width;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer.Text;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.figure.Panel.Circuit;
import org.rnnzoo.api.figure.Panel.Link;
import org.rnnzoo.api.figure.Panel.Plot;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class FiguresTest {

  static Set<String> samples() {
    return new TreeSet<>(SampleFigures.all().keySet());
  }

  /** After a change that is meant, regenerate with {@code -Dgolden.update=true} and look. */
  @ParameterizedTest
  @MethodSource("samples")
  void svgIsAsItWasWhenSomebodyLookedAtIt(String name) throws IOException {
    String svg = Figures.svg(SampleFigures.all().get(name));
    Path golden =
        Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/resources/org/rnnzoo/figure/" + name + ".svg");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void csvHasTheSameColumnsInEveryRow(String name) {
    List<String> rows = Figures.csv(SampleFigures.all().get(name)).lines().toList();
    assertThat(rows.get(0)).isEqualTo("panel,panel title,layer,kind,label,x,y,dx,dy,value");
    assertThat(rows).allSatisfy(row -> assertThat(row.chars().filter(c -> c == ',')).hasSize(9));
  }

  @Test
  void csvHoldsTheNumbersAsTheyAre() {
    assertThat(Figures.csv(one(SampleFigures.eigenvalues())))
        .contains("\r\n1,Spectrum of the Jacobian,1,circle,radius g,-1.0,0.0,,,1.0\r\n")
        .contains("\r\n1,Spectrum of the Jacobian,2,rule,Re λ = 0,0.0,,,,\r\n")
        .contains("\r\n1,Spectrum of the Jacobian,4,point,outlier,0.31,0.0,,,\r\n");
    assertThat(Figures.csv(one(SampleFigures.flipFlopCircuit())))
        .contains("\r\n1,Latent circuit,2,link,x₂ → x₁,,,,,-0.34\r\n");
  }

  @Test
  void csvQuotesCommasAndQuotes() {
    assertThat(Figures.csv(one(text("a, \"b\""))))
        .contains(",text,\"a, \"\"b\"\"\",0.5,0.5,,,\r\n");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sameFigureGivesSameBytes(String name) {
    Figure figure = SampleFigures.all().get(name);
    assertThat(Figures.svg(figure)).isEqualTo(Figures.svg(figure));
    assertThat(Figures.png(figure, 50)).isEqualTo(Figures.png(figure, 50));
  }

  @Test
  void svgIsWellFormedWhateverTheWords() throws Exception {
    String words = "<b> & \"c\" 'd' ]]> Δ \u0000\u000B\uD800 𝜆";
    Figure figure = new Figure(words, words, Width.COLUMN, 1, List.of(text(words)));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Figures.svg(figure))));
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("85mm");
    assertThat(document.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo("<b> & \"c\" 'd' ]]> Δ \uFFFD\uFFFD\uFFFD 𝜆");
    assertThat(texts(document)).anyMatch(text -> text.startsWith("<b> & \"c\" 'd'"));
  }

  private static List<String> texts(Document document) {
    NodeList nodes = document.getElementsByTagName("text");
    return IntStream.range(0, nodes.getLength())
        .mapToObj(i -> nodes.item(i).getTextContent())
        .toList();
  }

  @Test
  void svgNeedsNoIdentifiersSoThatSeveralFitIntoOnePage() {
    SampleFigures.all()
        .forEach((name, figure) -> assertThat(Figures.svg(figure)).as(name).doesNotContain(" id="));
  }

  @Test
  void pngHasTheSizeOfThePageAtItsResolution() throws IOException {
    byte[] png = Figures.png(one(SampleFigures.scatter()));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    double height = FigureLayout.of(one(SampleFigures.scatter())).height();
    assertThat(image.getWidth()).isEqualTo((int) Math.round(85 / 25.4 * 300));
    assertThat(image.getHeight()).isEqualTo((int) Math.round(height / 25.4 * 300));
    int chunk = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    assertThat(ByteBuffer.wrap(png).getInt(chunk + 4)).isEqualTo(11811); // dots per metre
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pngShowsInkOnWhite(String name) throws IOException {
    byte[] png = Figures.png(SampleFigures.all().get(name), 100);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    assertThat(pixels[0]).isEqualTo(0xFFFFFFFF);
    long inked = IntStream.of(pixels).filter(p -> (p & 0xFFFFFF) != 0xFFFFFF).count();
    assertThat(inked).isBetween(pixels.length / 200L, (long) pixels.length);
    assertThat(IntStream.of(pixels).anyMatch(p -> (p & 0xFF) < 80)).isTrue();
  }

  @Test
  void pngDrawsTheSameWordsAtTheSamePlaceAsSvgSays() throws IOException {
    Figure figure = one(text("MMMM"));
    RecordingCanvas.Word word =
        RecordingCanvas.of(figure).words.stream()
            .filter(w -> w.text().equals("MMMM"))
            .findFirst()
            .orElseThrow();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(Figures.png(figure, 254)));
    assertThat(inked(image, word.box())).isBetween(0.15, 0.6);
    Box below = new Box(word.box().left(), word.box().bottom() + 1, word.box().width(), 2);
    assertThat(inked(image, below)).isZero();
  }

  /** The share of dark pixels in a box, at ten pixels per millimetre. */
  private static double inked(BufferedImage image, Box box) {
    int dark = 0;
    int all = 0;
    for (int x = (int) (10 * box.left()); x < 10 * box.right(); x++) {
      for (int y = (int) (10 * box.top()); y < 10 * box.bottom(); y++) {
        dark += (image.getRGB(x, y) & 0xFF) < 128 ? 1 : 0;
        all++;
      }
    }
    return (double) dark / all;
  }

  @Test
  void refusesResolutionsThatMakeNoSense() {
    Figure figure = one(SampleFigures.scatter());
    assertThatThrownBy(() -> Figures.png(figure, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A resolution of 0.0 dpi is not possible; choose 30 to 1200.");
  }

  @Test
  void refusesLinksToNodesThatAreNotThere() {
    Circuit circuit =
        new Circuit("C", 1, SampleFigures.flipFlopCircuit().nodes(), List.of(new Link(0, 6, 1)));
    assertThatThrownBy(() -> Figures.svg(one(circuit)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The circuit 'C' has a link from node 0 to node 6; its nodes are 0 to 5.");
  }

  @Test
  void refusesPanelsWithoutHeight() {
    assertThatThrownBy(() -> Figures.svg(one(new Circuit("C", 0, List.of(), List.of()))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The panel 'C' has an aspect of 0.0; the height over the width must be above 0 and at"
                + " most 10.");
  }

  private static Figure one(Panel panel) {
    return new Figure("", "", Width.COLUMN, 1, List.of(panel));
  }

  private static Plot text(String words) {
    return new Plot(
        "",
        Axis.of("x", 0, 1),
        Axis.of("y", 0, 1),
        0.5,
        false,
        List.of(new Text(words, 0.5, 0.5, Ink.BLACK)));
  }
}
