package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.runs.Curve;
import org.rnnzoo.workbench.runs.RunComparison;
import org.rnnzoo.workbench.runs.RunIndex;
import org.rnnzoo.workbench.runs.RunQuery;
import org.rnnzoo.workbench.runs.RunRow;

/** The runs that a query selects, side by side. */
public final class CompareResource implements Resource {

  /** More curves cannot be told apart, and more columns cannot be read. */
  private static final int MOST_SHOWN = 12;

  private static final int MOST_POINTS = 400;

  private final Workspace workspace;
  private final RunIndex index;

  public CompareResource(Workspace workspace, RunIndex index) {
    this.workspace = workspace;
    this.index = index;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/compare", this::compare);
  }

  private void compare(Context context) {
    RunQuery query = RunQuery.parse(Optional.ofNullable(context.queryParam("where")).orElse(""));
    List<RunRow> selected = query.select(index.rows());
    List<RunRow> shown = selected.subList(0, Math.min(MOST_SHOWN, selected.size()));
    Map<String, Object> curves = new LinkedHashMap<>();
    List<Map<String, Object>> configurations = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RunRow row : shown) {
      RunFolder run = workspace.run(row.name());
      names.add(row.name());
      curves.put(
          row.name(), Curve.of(new MetricsLog(run.metrics()).read()).thinned(MOST_POINTS).tree());
      configurations.add(Trees.readYaml(run.config()));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("selected", selected.size());
    tree.put("shown", shown.size());
    tree.put("runs", names);
    tree.put("curves", curves);
    tree.put("differences", RunComparison.differences(configurations));
    tree.put("groups", RunComparison.groups(selected));
    Exchange.answer(context, tree);
  }
}
