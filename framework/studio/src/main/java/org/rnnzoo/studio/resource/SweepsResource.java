package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.figure.Figures;
import org.rnnzoo.workbench.draft.Draft;
import org.rnnzoo.workbench.sweep.Cell;
import org.rnnzoo.workbench.sweep.CellState;
import org.rnnzoo.workbench.sweep.KnownCells;
import org.rnnzoo.workbench.sweep.LocalWorkers;
import org.rnnzoo.workbench.sweep.SweepDraft;
import org.rnnzoo.workbench.sweep.SweepFolder;
import org.rnnzoo.workbench.sweep.SweepPlan;
import org.rnnzoo.workbench.sweep.SweepStatus;
import org.rnnzoo.workbench.sweep.SweepTable;

/** Sweeps: planned from a draft, worked on by processes of their own, followed and collected. */
public final class SweepsResource implements Resource {

  private static final int MOST_CELLS_SHOWN = 500;
  private static final int MOST_WORKERS = 64;
  private static final int MOST_WORKERS_SHOWN = 8;
  private static final String ACCURACY = "accuracy";

  private final Workspace workspace;
  private final Plugins plugins;
  private final List<String> program;

  public SweepsResource(Workspace workspace, Plugins plugins, List<String> program) {
    this.workspace = workspace;
    this.plugins = plugins;
    this.program = List.copyOf(program);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/sweeps", this::list);
    routes.get("/api/sweeps/{sweep}", this::show);
    routes.get("/api/sweeps/{sweep}/curves", this::curves);
    routes.get("/api/sweeps/{sweep}/table", this::table);
    routes.post("/api/look/sweep", this::look);
    routes.post("/api/sweeps", this::plan);
    routes.post("/api/sweeps/{sweep}/start", this::start);
    routes.post("/api/sweeps/{sweep}/stop", this::stop);
    routes.post("/api/sweeps/{sweep}/retry", this::retry);
  }

  private SweepFolder sweep(Context context) {
    return workspace.sweep(context.pathParam("sweep"));
  }

  private void list(Context context) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SweepFolder folder : workspace.allSweeps()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", folder.path().getFileName().toString());
      row.putAll(row(folder));
      rows.add(row);
    }
    Exchange.answer(context, rows);
  }

  /** What is known of a sweep; of one that is damaged, what is wrong, so that it hides no other. */
  private static Map<String, Object> row(SweepFolder folder) {
    try {
      SweepStatus status = SweepStatus.of(folder);
      return Map.of("cells", status.cells().size(), "counts", counts(status), "keys", keys(status));
    } catch (UserException e) {
      return Map.of("cells", 0, "counts", Map.of(), "keys", List.of(), "problem", e.getMessage());
    }
  }

  private static Map<String, Integer> counts(SweepStatus status) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    status.counts().forEach((state, count) -> counts.put(state.word(), count));
    return counts;
  }

  private static List<String> keys(SweepStatus status) {
    return status.cells().keySet().stream()
        .flatMap(cell -> cell.changes().keySet().stream())
        .distinct()
        .toList();
  }

  private void show(Context context) {
    SweepFolder folder = sweep(context);
    SweepStatus status = SweepStatus.of(folder);
    SweepTable table = status.table();
    List<String> measures = List.copyOf(table.measures());
    String measure =
        Optional.ofNullable(context.queryParam("measure"))
            .filter(measures::contains)
            .orElse(ACCURACY);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", folder.path().getFileName().toString());
    tree.put("path", folder.path().toAbsolutePath().normalize().toString());
    tree.put("cells", status.cells().size());
    tree.put("counts", counts(status));
    tree.put("keys", table.keys());
    tree.put("measures", measures);
    tree.put("measure", measure);
    tree.put("stopping", Files.exists(folder.stop()));
    tree.put("yaml", Trees.yaml(Trees.readYaml(folder.file())));
    tree.put(
        "groups",
        (measures.isEmpty() || measures.contains(measure)
                ? table.groups(measure)
                : List.<SweepTable.Group>of())
            .stream().map(SweepsResource::tree).toList());
    Map<Cell, String> failures = status.failures();
    List<Map<String, Object>> cells = new ArrayList<>();
    for (Map.Entry<Cell, CellState> entry : status.cells().entrySet()) {
      if (cells.size() < MOST_CELLS_SHOWN || entry.getValue() == CellState.FAILED) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("name", entry.getKey().name());
        cell.put("changes", entry.getKey().changes());
        cell.put("state", entry.getValue().word());
        cell.put("begun", Files.exists(folder.run(entry.getKey()).config()));
        Optional.ofNullable(failures.get(entry.getKey())).ifPresent(why -> cell.put("why", why));
        cells.add(cell);
      }
    }
    tree.put("list", cells);
    tree.put("workers", workers(folder));
    Exchange.answer(context, tree);
  }

  /** The last words of those workers that spoke last. */
  private static List<Map<String, Object>> workers(SweepFolder folder) {
    List<Map<String, Object>> workers = new ArrayList<>();
    for (String name : ResultFolder.names(folder.workers())) {
      Path log = folder.workers().resolve(name);
      if (name.endsWith(".log")) {
        Map<String, Object> worker = new LinkedHashMap<>();
        worker.put("name", name.substring(0, name.length() - ".log".length()));
        worker.put("at", log.toFile().lastModified());
        worker.put("words", LogTail.lastLine(log));
        workers.add(worker);
      }
    }
    workers.sort(Comparator.comparing(worker -> -(Long) worker.get("at")));
    return workers.subList(0, Math.min(MOST_WORKERS_SHOWN, workers.size()));
  }

  private static Map<String, Object> tree(SweepTable.Group group) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("point", group.point());
    tree.put("words", group.words());
    if (Double.isFinite(group.mean())) {
      tree.put("mean", group.mean());
    }
    if (Double.isFinite(group.standardError())) {
      tree.put("standardError", group.standardError());
    }
    tree.put("n", group.n());
    tree.put("planned", group.planned());
    tree.put("failed", group.failed());
    return tree;
  }

  private void curves(Context context) {
    Figure figure = SweepStatus.of(sweep(context)).curves();
    if (context.queryParam("csv") != null) {
      context.contentType("text/csv;charset=utf-8").result(Figures.csv(figure));
    } else {
      context.contentType("image/svg+xml").result(Figures.svg(figure));
    }
  }

  private void table(Context context) {
    SweepFolder folder = sweep(context);
    context
        .contentType("text/csv;charset=utf-8")
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.csv\"".formatted(folder.path().getFileName()))
        .result(SweepStatus.of(folder).table().csv());
  }

  private static SweepDraft draft(Map<String, Object> body) {
    Map<String, String> axes = new LinkedHashMap<>();
    if (body.get("axes") instanceof List<?> list) {
      for (Object element : list) {
        Map<String, Object> axis = Exchange.map(Map.of("axis", element), "axis");
        axes.put(Exchange.text(axis, "key"), Exchange.text(axis, "values"));
      }
    }
    List<String> analyses = new ArrayList<>();
    if (body.get("analyses") instanceof List<?> list) {
      list.forEach(name -> analyses.add(String.valueOf(name)));
    }
    return new SweepDraft(Draft.of(Exchange.map(body, "draft")).tree(), axes, analyses);
  }

  /** How many cells a sweep would have, and its file. */
  @SuppressWarnings("try") // the lease is held, not used
  private void look(Context context) {
    SweepDraft draft = draft(Exchange.body(context));
    try (Plugins.Lease lease = plugins.lease()) {
      SweepPlan plan = draft.plan(plugins);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("cells", plan.cells().size());
      tree.put("yaml", Trees.yaml(draft.tree()));
      Exchange.answer(context, tree);
    }
  }

  @SuppressWarnings("try") // the lease is held, not used
  private void plan(Context context) {
    Map<String, Object> body = Exchange.body(context);
    String name = Exchange.text(body, "name");
    Path place = workspace.newSweep(name);
    if (Files.exists(place)) {
      throw UserException.input(
          "There is a sweep '%s' already; choose another name.".formatted(name));
    }
    try (Plugins.Lease lease = plugins.lease()) {
      draft(body).plan(plugins).write(new SweepFolder(place), KnownCells.NONE);
    }
    Exchange.answer(context, Map.of("name", name));
  }

  private void start(Context context) {
    SweepFolder folder = sweep(context);
    int workers =
        (int)
            Exchange.whole(
                Exchange.body(context).get("workers"), "The number of workers", 1, 1, MOST_WORKERS);
    new LocalWorkers(folder, Path.of(program.get(0)))
        .start(workers, program.subList(1, program.size()));
    Exchange.answer(context, Map.of());
  }

  private void stop(Context context) {
    AtomicFile.write(sweep(context).stop(), "Workers stop while this file is here.\n");
    Exchange.answer(context, Map.of());
  }

  private void retry(Context context) {
    Exchange.answer(context, Map.of("retried", SweepStatus.of(sweep(context)).retry()));
  }
}
