package org.rnnzoo.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.sweep.Cell;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepStatus;
import org.rnnzoo.workbench.sweep.SweepTable;

/** A sweep in a report: means over seeds with what is missing, and every cell. */
final class SweepSection {

  private static final int MOST_MEASURES = 12;

  private final SweepFolder folder;
  private final SweepStatus status;
  private final String anchor;

  SweepSection(SweepFolder folder) {
    this.folder = folder;
    this.status = SweepStatus.of(folder);
    this.anchor = Html.anchor("sweep", name());
  }

  String anchor() {
    return anchor;
  }

  String name() {
    return folder.path().toAbsolutePath().normalize().getFileName().toString();
  }

  /** Writes the section. */
  void write(Html html, Methods methods, FigureBudget figures) {
    html.open("section", "aria-labelledby", anchor);
    html.element("h2", "Sweep " + name(), "id", anchor);
    ReportTable counts = ReportTable.of("Cells by state", "state", "cells");
    status.counts().forEach((state, count) -> counts.row(state.word(), count));
    counts.write(html, ReportTable.Source.ITSELF);
    int missing = status.missing().size();
    if (missing > 0) {
      html.element(
          "p",
          "%s of %s cells are not done; means are over those that are, and say how many."
              .formatted(missing, status.cells().size()),
          "class",
          "warning");
    }
    means(html);
    cells(html, methods);
    failures(html);
    figures.write(html, folder.path().resolve("figures"), "sweep " + name(), this::source);
    html.element("h3", "Plan", "id", anchor + "-plan");
    html.element(
        "pre",
        Trees.yaml(Trees.readYaml(folder.file())),
        "tabindex",
        "0",
        "role",
        "group",
        "aria-label",
        "Plan of sweep " + name());
    html.close();
  }

  private void source(Html html) {
    html.text("Source: sweep ").link(anchor, name()).text(", plan ");
    html.link(anchor + "-plan", Hashes.sha256(folder.file()).substring(0, 12)).text(", ");
    html.link(anchor + "-cells", "cells").text(" with their configurations and plugins.");
  }

  private void means(Html html) {
    SweepTable table = status.table();
    List<String> keys = table.keys().stream().filter(key -> !key.equals("seed")).toList();
    List<String> measures = new ArrayList<>();
    for (String usual : List.of("accuracy", "loss", "steps")) {
      if (table.measures().contains(usual)) {
        measures.add(usual);
      }
    }
    table.measures().stream()
        .filter(measure -> measure.contains(".") && !measure.startsWith("measures."))
        .filter(measure -> !measure.startsWith("stress."))
        .limit(MOST_MEASURES)
        .forEach(measures::add);
    if (measures.isEmpty()) {
      html.element("p", "No cell is done, so there are no means.");
      return;
    }
    List<String> headings = new ArrayList<>(keys.isEmpty() ? List.of("cells") : keys);
    headings.addAll(measures);
    ReportTable means =
        new ReportTable("Means over seeds ± standard errors", headings, new ArrayList<>());
    List<List<SweepTable.Group>> columns = measures.stream().map(table::groups).toList();
    for (int i = 0; i < columns.get(0).size(); i++) {
      List<Object> row = new ArrayList<>();
      Map<String, Object> point = columns.get(0).get(i).point();
      keys.forEach(key -> row.add(Numbers.plain(point.getOrDefault(key, "–"))));
      if (keys.isEmpty()) {
        row.add("all");
      }
      for (List<SweepTable.Group> column : columns) {
        row.add(column.get(i).words());
      }
      means.row(row.toArray());
    }
    means.write(html, this::source);
  }

  private void cells(Html html, Methods methods) {
    List<String> keys = status.table().keys();
    List<String> headings = new ArrayList<>(List.of("cell"));
    headings.addAll(keys);
    headings.addAll(List.of("state", "accuracy", "configuration", "plugins"));
    ReportTable table = new ReportTable("Cells", headings, new ArrayList<>());
    for (Map.Entry<Cell, CellState> entry : status.cells().entrySet()) {
      RunFolder run = folder.run(entry.getKey());
      List<Object> row = new ArrayList<>(List.of(entry.getKey().name()));
      keys.forEach(key -> row.add(Numbers.plain(entry.getKey().changes().getOrDefault(key, "–"))));
      row.add(entry.getValue().word());
      row.add(accuracy(run));
      row.add(run.isRun() ? Hashes.sha256(run.config()).substring(0, 12) : "–");
      row.add(plugins(run, methods));
      table.row(row.toArray());
    }
    html.element("h3", "Cells", "id", anchor + "-cells");
    table.write(html, ReportTable.Source.ITSELF);
  }

  private static Object accuracy(RunFolder run) {
    try {
      return run.readSummary().get("accuracy") instanceof Number number
          ? (Object) number.doubleValue()
          : null;
    } catch (UserException e) {
      return null;
    }
  }

  private static String plugins(RunFolder run, Methods methods) {
    List<String> words = new ArrayList<>();
    try {
      Manifest.origins(run)
          .forEach(
              (name, origin) -> {
                String[] parts = name.split(" ", 2);
                PluginUse use =
                    methods.add(
                        new PluginUse(
                            parts[0],
                            parts[1],
                            origin.bundle(),
                            origin.version().toString(),
                            origin.sha256()));
                words.add(use.name() + " " + use.shortHash());
              });
    } catch (UserException e) {
      words.add("the manifest is damaged");
    }
    return words.isEmpty() ? "–" : String.join(", ", words);
  }

  private void failures(Html html) {
    ReportTable table = ReportTable.of("Cells that failed", "cell", "why");
    status.failures().forEach((cell, why) -> table.row(cell.name(), why));
    table.write(html, ReportTable.Source.ITSELF);
  }
}
