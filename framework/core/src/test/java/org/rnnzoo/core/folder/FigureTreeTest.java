package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.UserException;
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
}
