package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.compare.ComparisonRequest;
import org.rnnzoo.workbench.compare.StoredComparison;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;
import org.rnnzoo.workbench.runs.RunIndex;
import org.rnnzoo.workbench.runs.RunQuery;
import org.rnnzoo.workbench.runs.RunRow;

/** Questions asked of several networks at once, and their answers. */
public final class ComparisonsResource implements Resource {

  /** More names do not fit into a command that somebody can read. */
  private static final int MOST_NAMED = 300;

  private final Workspace workspace;
  private final RunIndex index;
  private final Plugins plugins;
  private final Jobs jobs;

  public ComparisonsResource(Workspace workspace, RunIndex index, Plugins plugins, Jobs jobs) {
    this.workspace = workspace;
    this.index = index;
    this.plugins = plugins;
    this.jobs = jobs;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/comparisons", this::list);
    routes.get("/api/comparisons/{comparison}", this::show);
    routes.get("/api/comparisons/{comparison}/file/<path>", this::file);
    routes.post("/api/comparisons", this::ask);
  }

  private void list(Context context) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (StoredComparison stored : StoredComparison.list(workspace.runs())) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", stored.path().getFileName().toString());
      row.put("comparison", stored.about().get("comparison"));
      row.put("label", stored.about().get("label"));
      row.put("group", stored.about().get("group"));
      row.put("groups", stored.about().get("groups"));
      row.put("runs", stored.runs().size());
      row.put("missing", stored.missing().size());
      row.put(
          "sentence",
          stored.result().get("report") instanceof List<?> lines && !lines.isEmpty()
              ? lines.get(0)
              : "");
      rows.add(row);
    }
    java.util.Collections.reverse(rows);
    Exchange.answer(context, rows);
  }

  private void show(Context context) {
    Path folder = workspace.comparison(context.pathParam("comparison"));
    Map<String, Object> tree = new ResultFolder(folder).tree();
    tree.put("path", folder.toAbsolutePath().toString());
    Exchange.answer(context, tree);
  }

  private void file(Context context) throws IOException {
    Path folder = workspace.comparison(context.pathParam("comparison"));
    String path = context.pathParam("path");
    Download.answer(context, workspace, folder, path, folder.getFileName() + "_" + path);
  }

  /** Starts a comparison in a process of its own, after its settings were found to be right. */
  private void ask(Context context) {
    Map<String, Object> body = Exchange.body(context);
    String comparison = Exchange.text(body, "comparison");
    List<String> settings = new ArrayList<>();
    Exchange.map(body, "set")
        .forEach(
            (key, value) ->
                settings.add(
                    key + "=" + (value instanceof String ? value : Trees.jsonLine(value))));
    ComparisonRequest.of(comparison, settings, plugins);
    String word = Exchange.text(body, "weights");
    WeightsChoice weights = word.isBlank() ? WeightsChoice.FINAL : new WeightsChoice(word.strip());
    List<String> names = selected(Exchange.text(body, "where"));
    List<String> arguments = new ArrayList<>(List.of("compare", comparison));
    names.forEach(
        name -> arguments.add(workspace.run(name).path().toAbsolutePath().normalize().toString()));
    arguments.addAll(List.of("--runs", workspace.runs().toAbsolutePath().normalize().toString()));
    add(arguments, "--group", Exchange.text(body, "group"));
    add(arguments, "--as", Exchange.text(body, "label"));
    add(arguments, "--weights", weights.isFinal() ? "" : weights.word());
    settings.forEach(setting -> add(arguments, "--set", setting));
    Job job =
        jobs.ask(
            jobs.place(),
            "Compare %s by %s"
                .formatted(names.size() == 1 ? "1 run" : names.size() + " runs", comparison),
            Job.Lane.ANALYSIS,
            "",
            arguments);
    Exchange.answer(context, job.tree());
  }

  private List<String> selected(String where) {
    List<String> names =
        RunQuery.parse(where).select(index.rows()).stream().map(RunRow::name).toList();
    if (names.isEmpty()) {
      throw UserException.input("No run fits the filter; there is nothing to compare.");
    } else if (names.size() > MOST_NAMED) {
      throw UserException.input(
          "The filter selects %s runs; at most %s are compared from here. Narrow it, or use 'zoo compare --where'."
              .formatted(names.size(), MOST_NAMED));
    }
    return names;
  }

  private static void add(List<String> arguments, String option, String value) {
    if (!value.isBlank()) {
      arguments.addAll(List.of(option, value));
    }
  }
}
