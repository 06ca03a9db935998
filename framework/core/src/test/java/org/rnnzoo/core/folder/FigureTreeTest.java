package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.figure.Figures;

class FigureTreeTest {

  @TempDir Path folder;

  /** A figure with a layer and a panel of every kind. */
  private static Figure everything() {
    double[] x = {0, 1, Double.NaN, 3};
    double[] y = {1, -2, Double.NaN, 4};
    return new Figure(
        "All \"there\" is, größer",
        "Everything.",
        Figure.Width.PAGE,
        2,
        List.of(
            new Panel.Plot(
                "plot",
                Axis.of("x"),
                Axis.categories("y", List.of("a", "b")),
                0.5,
                true,
                List.of(
                    new Layer.Curve("curve", x, y, Ink.BLUE, Layer.Style.DASHED),
                    new Layer.Points("points", x, y, Ink.GREEN, Layer.Mark.HALF_DISC),
                    new Layer.Arrows("arrows", x, y, y, x, Ink.GREY),
                    new Layer.Band("band", 0, 1),
                    new Layer.Rule("rule", Layer.Orientation.VERTICAL, 2, Ink.BLACK),
                    new Layer.Raster(
                            "raster",
                            new double[][] {{1, 2}, {3, Double.NaN}},
                            0,
                            1,
                            0,
                            1,
                            Layer.Scale.DIVERGING)
                        .between(-5, 5),
                    new Layer.Text("text", 1, 1, Ink.PURPLE),
                    new Layer.Circle("circle", 0, 0, 1, Ink.ORANGE))),
            new Panel.Circuit(
                "circuit",
                1,
                List.of(
                    new Panel.Node("in", Panel.Role.INPUT, 0, 0.5),
                    new Panel.Node("x1", Panel.Role.UNIT, 1, 0.5)),
                List.of(new Panel.Link(0, 1, 0.5), new Panel.Link(1, 1, -0.25)))));
  }

  @Test
  void aStoredFigureIsTheSameFigure() {
    FigureFiles.write(folder, "all", everything());
    Figure read = FigureFiles.read(folder, "all").orElseThrow();
    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(everything());
    assertThat(Figures.svg(read)).isEqualTo(Figures.svg(everything()));
    assertThat(folder.resolve("all.svg")).exists();
  }

  @Test
  void everyKindOfLayerIsAmongThoseTried() {
    List<Layer> layers = ((Panel.Plot) everything().panels().get(0)).layers();
    assertThat(layers.stream().map(layer -> layer.getClass().getName()))
        .containsAll(
            Arrays.stream(Layer.class.getPermittedSubclasses()).map(Class::getName).toList());
  }

  @Test
  void aFigureThatWasNotStoredIsNone() {
    assertThat(FigureFiles.read(folder, "none")).isEmpty();
  }

  @Test
  void aFileThatIsNoFigureIsASentence() throws Exception {
    Files.writeString(folder.resolve("odd.figure.json"), "{\"title\": 3}");
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is no figure. It has 3 where a figure has a string.");
    Files.writeString(
        folder.resolve("odd.figure.json"),
        "{\"title\": \"\", \"description\": \"\", \"width\": \"page\", \"columns\": 1,"
            + " \"panels\": [{\"kind\": \"java.lang.Runtime\"}]}");
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageContaining("No figure has a panel of kind 'java.lang.Runtime'.");
  }

  private void stored(String text) throws IOException {
    Files.writeString(folder.resolve("odd.figure.json"), text);
  }

  private static String figure(String width, String columns, String panels) {
    return "{\"title\": \"\", \"description\": \"\", \"width\": %s, \"columns\": %s, \"panels\": %s}"
        .formatted(width, columns, panels);
  }

  @Test
  void everyValueOfAnotherKindIsToldWithTheKindThatIsWanted() throws IOException {
    stored(figure("\"huge\"", "1", "[]"));
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageEndingWith("is no figure. No figure has the width 'huge'.");
    stored(figure("3", "1", "[]"));
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageEndingWith("It has 3 where a figure has a string.");
    stored(figure("\"page\"", "\"x\"", "[]"));
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageEndingWith("It has x where a figure has a number.");
    stored(figure("\"page\"", "1", "3"));
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageEndingWith("It has 3 where a figure has a list.");
    stored(figure("\"page\"", "1", "[3]"));
    assertThatThrownBy(() -> FigureFiles.read(folder, "odd"))
        .hasMessageEndingWith("It has 3 where a figure has a map.");
  }

  @Test
  void constantsMayBeWrittenInCapitals() throws IOException {
    Object tree = FigureTree.of(everything());
    stored(Trees.jsonLine(tree).replace("\"page\"", "\"PAGE\""));
    assertThat(FigureFiles.read(folder, "odd").orElseThrow().width()).isEqualTo(Figure.Width.PAGE);
  }

  @Test
  void aTreeTellsTheKindWhereSeveralMayStand() {
    Map<?, ?> tree = (Map<?, ?>) FigureTree.of(everything());
    assertThat(tree.get("width")).isEqualTo("page");
    assertThat(tree.containsKey("kind")).isFalse();
    Map<?, ?> plot = (Map<?, ?>) ((List<?>) tree.get("panels")).get(0);
    assertThat(plot.get("kind")).isEqualTo("plot");
    assertThat(((Map<?, ?>) ((List<?>) plot.get("layers")).get(0)).get("kind")).isEqualTo("curve");
  }

  @Test
  void aFigureHasThreeFiles() {
    FigureFiles.write(folder, "all", everything());
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("all.svg", "all.png", "all.figure.json");
    assertThat(folder.resolve("all.png")).hasBinaryContent(Figures.png(everything()));
  }
}
