package org.rnnzoo.workbench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.compare.StoredComparison;

/** A comparison in a report. */
final class ComparisonSection {

  private final StoredComparison comparison;
  private final String anchor;

  ComparisonSection(StoredComparison comparison) {
    this.comparison = comparison;
    this.anchor = Html.anchor("comparison", name());
  }

  String anchor() {
    return anchor;
  }

  String name() {
    return comparison.path().toAbsolutePath().normalize().getFileName().toString();
  }

  /** Writes the section. */
  void write(Html html, Methods methods, FigureBudget figures) {
    Map<String, Object> about = comparison.about();
    PluginUse plugin = methods.add(PluginUse.of("comparison", about.get("comparison"), about));
    html.open("section", "aria-labelledby", anchor);
    html.element("h2", "Comparison " + name(), "id", anchor);
    html.element("p", StoredNumbers.settings(about));
    if (about.get("partial") instanceof String why) {
      html.element("p", "This result is not complete: " + why, "class", "warning");
    }
    if (!comparison.missing().isEmpty()) {
      html.element(
          "p",
          "%s of %s runs are missing; the table below says why."
              .formatted(
                  comparison.missing().size(),
                  comparison.missing().size() + comparison.runs().size()),
          "class",
          "warning");
    }
    ReportTable.Source source =
        out -> {
          out.text("Source: comparison ").link(anchor, name()).text(" of ");
          out.link(anchor + "-runs", comparison.runs().size() + " runs").text(" by ");
          out.link(plugin.anchor(), plugin.name()).text(" (" + plugin.shortHash() + ").");
        };
    StoredNumbers.write(html, comparison.result(), name(), source);
    figures.write(html, comparison.path(), "comparison " + name(), source);
    runs(html);
    html.close();
  }

  private void runs(Html html) {
    html.element("h3", "Compared runs", "id", anchor + "-runs");
    ReportTable.stored(
            "Compared runs",
            comparison.runs().stream().map(ComparisonSection::flat).toList(),
            List.of())
        .write(html, ReportTable.Source.ITSELF);
    ReportTable.stored("Missing runs", comparison.missing(), List.of())
        .write(html, ReportTable.Source.ITSELF);
  }

  /** Without maps in cells. */
  private static Map<String, Object> flat(Map<String, Object> run) {
    Map<String, Object> row = new LinkedHashMap<>();
    run.forEach(
        (key, value) -> row.put(key, value instanceof Map<?, ?> ? Trees.jsonLine(value) : value));
    return row;
  }
}
