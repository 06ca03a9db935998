package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.LockOwner;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;
import org.rnnzoo.workbench.runs.Curve;
import org.rnnzoo.workbench.runs.RunIndex;
import org.rnnzoo.workbench.runs.RunQuery;
import org.rnnzoo.workbench.runs.RunRow;
import org.rnnzoo.workbench.runs.RunTree;

/** Runs: the list, one of them, and what can be done with it. */
public final class RunsResource implements Resource {

  private static final int MOST_ROWS = 500;

  /** How long a list waits for the first look at the folder, which a small one needs. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private static final int MOST_POINTS = 2000;

  private final Workspace workspace;
  private final RunIndex index;
  private final Jobs jobs;

  public RunsResource(Workspace workspace, RunIndex index, Jobs jobs) {
    this.workspace = workspace;
    this.index = index;
    this.jobs = jobs;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/runs", this::list);
    routes.get("/api/runs/{run}", this::show);
    routes.get("/api/runs/{run}/curve", this::curve);
    routes.get("/api/runs/{run}/file/<path>", this::file);
    routes.post("/api/runs/{run}/stop", this::stop);
    routes.post("/api/runs/{run}/resume", this::resume);
    routes.post("/api/runs/{run}/trash", this::trash);
  }

  /** A window of the runs that a query selects, and how many there are in each state. */
  private void list(Context context) {
    RunQuery query = RunQuery.parse(parameter(context, "where", ""));
    boolean complete = index.awaitComplete(PATIENCE);
    List<RunRow> all = index.rows();
    List<RunRow> selected = query.select(all);
    String sort = parameter(context, "sort", "-name");
    List<RunRow> sorted = sort.equals("-name") ? selected : RunQuery.sorted(selected, sort);
    int from = (int) Exchange.whole(context.queryParam("from"), "from", 0, 0, 1 << 30);
    int count = (int) Exchange.whole(context.queryParam("count"), "count", 100, 0, MOST_ROWS);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("all", all.size());
    tree.put("complete", complete);
    tree.put("selected", selected.size());
    tree.put("states", RunQuery.states(selected));
    tree.put("from", from);
    tree.put("rows", sorted.stream().skip(from).limit(count).map(RunRow::tree).toList());
    tree.put("shipped", workspace.shippedRuns().stream().map(RunTree::of).toList());
    Exchange.answer(context, tree);
  }

  private static String parameter(Context context, String name, String standard) {
    return Optional.ofNullable(context.queryParam(name)).orElse(standard);
  }

  private void show(Context context) {
    RunFolder run = workspace.run(context.pathParam("run"));
    Map<String, Object> tree = new LinkedHashMap<>(RunTree.of(run));
    tree.put("path", run.path().toAbsolutePath().toString());
    tree.put("shipped", workspace.isShipped(run));
    workspace.sweepOf(run).ifPresent(sweep -> tree.put("sweep", sweep));
    tree.put("config", Trees.readYaml(run.config()));
    tree.put("command", Shell.command(List.of("train", run.config().toAbsolutePath().toString())));
    tree.put("yaml", Trees.yaml(Trees.readYaml(run.config())));
    if (Files.exists(run.manifest())) {
      tree.put("manifest", Trees.readJson(run.manifest()));
    }
    tree.put(
        "figures",
        ResultFolder.names(run.figures()).stream()
            .filter(name -> name.endsWith(".svg"))
            .map(name -> name.substring(0, name.length() - ".svg".length()))
            .toList());
    tree.put("results", results(run));
    tree.put("weights", WeightsChoice.of(run).stream().map(WeightsChoice::word).toList());
    index.find(run.name()).ifPresent(row -> tree.put("process", row.process()));
    tree.put("job", jobOf(run).map(Job::tree).orElse(Map.of()));
    Exchange.answer(context, tree);
  }

  /** The results of analyses, each with its values and the names of its files. */
  private static List<Map<String, Object>> results(RunFolder run) {
    return StoredResult.list(run).stream()
        .map(result -> new ResultFolder(result.path()).tree())
        .toList();
  }

  private Optional<Job> jobOf(RunFolder run) {
    long process = index.find(run.name()).map(RunRow::process).orElse(0L);
    return jobs.list().stream()
        .filter(
            job ->
                !job.state().isOver()
                    && (job.run().equals(run.name()) || (process > 0 && job.process() == process)))
        .findFirst();
  }

  private void curve(Context context) {
    RunFolder run = workspace.run(context.pathParam("run"));
    Exchange.answer(
        context, Curve.of(new MetricsLog(run.metrics()).read()).thinned(MOST_POINTS).tree());
  }

  private void file(Context context) throws IOException {
    RunFolder run = workspace.run(context.pathParam("run"));
    String path = context.pathParam("path");
    Download.answer(
        context, workspace, run.path(), path, run.name() + "_" + path.replace('/', '_'));
  }

  /** Asks the process that trains a run, whoever started it, to save a checkpoint and stop. */
  private void stop(Context context) {
    RunFolder run = workspace.run(context.pathParam("run"));
    RunProcess.of(run).stop();
    Exchange.answer(context, Map.of());
  }

  private void resume(Context context) {
    RunFolder run = workspace.run(context.pathParam("run"));
    requireOwn(run);
    if (run.isDone()) {
      throw UserException.input(run.name() + " is complete; there is nothing to resume.");
    }
    Job job =
        jobs.ask(
            jobs.place(),
            "Go on with " + run.name(),
            Job.Lane.TRAINING,
            run.name(),
            List.of("resume", run.path().toAbsolutePath().toString()));
    Exchange.answer(context, job.tree());
  }

  /** Moves a run aside; nothing is deleted. */
  private void trash(Context context) throws IOException {
    RunFolder run = workspace.run(context.pathParam("run"));
    requireOwn(run);
    if (RunLock.seemsHeld(run.path())) {
      String owner = RunLock.owner(run.path()).map(LockOwner::words).orElse("a process");
      throw UserException.input(
          "%s is at work on %s; stop it first, or wait until it is done."
              .formatted(owner, run.name()));
    }
    Path trash = workspace.runs().resolve(".trash");
    try {
      Files.createDirectories(trash);
      run.moveTo(trash);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(trash, e);
    }
    Exchange.answer(context, Map.of("movedTo", trash.toString()));
  }

  private void requireOwn(RunFolder run) {
    if (workspace.isShipped(run)) {
      throw UserException.input(run.name() + " came with the zoo and stays as it is.");
    }
  }
}
