package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.Table;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.folder.FigureFiles;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;

class ResultFilesTest {

  @TempDir Path folder;

  @Test
  void aResultIsItsValuesItsReportAndWhatItDependsOn() {
    ResultFiles.write(
        Result.builder().line("One.").line("Two.").value("x", 3).build(),
        Map.of("analysis", "a"),
        folder);
    assertThat(Trees.readJson(folder.resolve("result.json")))
        .isEqualTo(
            Map.of("x", 3, "report", List.of("One.", "Two."), "about", Map.of("analysis", "a")));
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("result.json", "arrays.npz");
  }

  @Test
  void everyTableIsAFileAndItsColumnsAreDescribed() {
    Table table =
        Table.with(Table.Column.of("node", "Node", "n"), Table.Column.of("kind"))
            .row(1, "stable")
            .build();
    ResultFiles.write(Result.builder().table("points", table).build(), Map.of(), folder);
    assertThat(folder.resolve("points.csv")).hasContent(table.csv());
    assertThat(Trees.readJson(folder.resolve("result.json")))
        .containsEntry("points", List.of(Map.of("node", 1, "kind", "stable")))
        .extractingByKey("columns")
        .extracting("points")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .first()
        .isEqualTo(Map.of("name", "node", "label", "Node", "unit", "n"));
  }

  @Test
  void arraysKeepTheirPrecision() {
    ResultFiles.write(
        Result.builder().array("d", Nd4j.createFromArray(new double[] {1e300})).build(),
        Map.of(),
        folder);
    assertThat(Npz.read(folder.resolve("arrays.npz")).get("d").doubles()).containsExactly(1e300);
  }

  @Test
  void everyFigureIsStored() {
    double[] one = {1};
    Panel plot =
        new Panel.Plot(
            "",
            Axis.of("x"),
            Axis.of("y"),
            1,
            false,
            List.of(new Layer.Points("", one, one, Ink.BLACK, Layer.Mark.DISC)));
    Figure figure = new Figure("", "One point.", Figure.Width.COLUMN, 1, List.of(plot));
    ResultFiles.write(Result.builder().figure("point", figure).build(), Map.of(), folder);
    assertThat(FigureFiles.read(folder, "point").orElseThrow().description())
        .isEqualTo("One point.");
  }
}
