package org.rnnzoo.workbench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.figure.FigureOptions;

class StoredFigureTest {

  @TempDir Path path;
  private RunFolder run;

  private static Figure figure(String title) {
    return new Figure(
        title,
        "A line.",
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("x"),
                Axis.of("y"),
                0.5,
                false,
                List.of(
                    new Layer.Curve(
                        "line",
                        new double[] {0, 1},
                        new double[] {2, 3},
                        Ink.BLUE,
                        Layer.Style.SOLID)))));
  }

  @BeforeEach
  void makeRun() throws IOException {
    run = new RunFolder(path);
    store(run.figures(), "training", "Training");
    store(result("fixed-points"), "portrait", "Default");
    store(result("fixed-points~other"), "portrait", "Other");
    store(result("fixed-points~other"), "only-here", "Only here");
  }

  private Path result(String name) throws IOException {
    Path folder = Files.createDirectories(path.resolve("analysis").resolve(name));
    Files.writeString(folder.resolve("result.json"), "{\"about\": {}}");
    return folder;
  }

  private static void store(Path folder, String name, String title) throws IOException {
    Files.createDirectories(folder);
    FigureFiles.write(folder, name, figure(title));
  }

  @Test
  void theFiguresOfARunAreItsOwnAndThoseOfItsResults() {
    assertThat(StoredFigure.list(run))
        .extracting(StoredFigure::title)
        .containsExactly(
            "training",
            "fixed-points/portrait",
            "fixed-points~other/only-here",
            "fixed-points~other/portrait");
  }

  @Test
  void aNameThatIsThereOnceIsEnough() {
    assertThat(StoredFigure.find(run, "only-here", Optional.empty()).figure().title())
        .isEqualTo("Only here");
    assertThat(StoredFigure.find(run, "portrait", Optional.of("fixed-points")).figure().title())
        .isEqualTo("Default");
  }

  @Test
  void aNameThatIsThereTwiceOrNeverIsRefusedInWords() {
    assertThatThrownBy(() -> StoredFigure.find(run, "portrait", Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "Several results have a figure 'portrait': fixed-points, fixed-points~other. Choose one"
                + " by --analysis.");
    assertThatThrownBy(() -> StoredFigure.find(run, "flow", Optional.of("flow-field")))
        .hasMessageContaining("has no figure 'flow' of flow-field; it has training, fixed-points/");
  }

  @Test
  void everyFormatHasItsFile() {
    Figure figure = figure("Title");
    assertThat(text(FigureFormat.parse("svg"), figure)).startsWith("<svg ");
    assertThat(text(FigureFormat.parse("PDF"), figure)).startsWith("%PDF-1.4");
    assertThat(text(FigureFormat.parse("png"), figure)).contains("PNG");
    assertThat(text(FigureFormat.parse("csv"), figure)).contains("1,,1,curve,line,1.0,3.0,,,");
    assertThatThrownBy(() -> FigureFormat.parse("bmp"))
        .hasMessage("There is no format 'bmp'; there are svg, pdf, png, csv.");
  }

  private static String text(FigureFormat format, Figure figure) {
    return new String(format.file(figure, FigureOptions.NONE), StandardCharsets.ISO_8859_1);
  }
}
