package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.WeightsChoice;
import org.rnnzoo.dynamics.FixedPoints;
import org.rnnzoo.figure.Figures;
import org.rnnzoo.workbench.analyse.AnalysisRequest;
import org.rnnzoo.workbench.explore.Portrait;
import org.rnnzoo.workbench.inspect.ExampleTrial;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;

/** Trained networks: an example of what one does, analyses of it, and its portrait alive. */
public final class AnalysisResource implements Resource {

  private static final String SILENCED = "silenced";
  private static final String INPUT = "input";
  private static final String WEIGHTS = "weights";

  private final Workspace workspace;
  private final Plugins plugins;
  private final Jobs jobs;
  private final OpenRuns runs;

  public AnalysisResource(Workspace workspace, Plugins plugins, Jobs jobs, OpenRuns runs) {
    this.workspace = workspace;
    this.plugins = plugins;
    this.jobs = jobs;
    this.runs = runs;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/runs/{run}/example", this::example);
    routes.post("/api/runs/{run}/analyze", this::analyze);
    routes.post("/api/look/portrait/{run}", this::portrait);
    routes.post("/api/look/flow/{run}", this::flow);
    routes.post("/api/look/points/{run}", this::points);
    routes.post("/api/look/release/{run}", this::release);
  }

  private void example(Context context) {
    RunFolder folder = workspace.run(context.pathParam("run"));
    if (!Files.exists(folder.model()) && new Checkpoints(folder.checkpoints()).steps().isEmpty()) {
      // A run that has just begun, or is saving its first checkpoint; its page asks again.
      Exchange.answer(context, Map.of());
      return;
    }
    OpenRuns.Opened opened = runs.open(folder);
    ExampleTrial example = ExampleTrial.of(opened.run());
    if (context.queryParam("numbers") != null) {
      Exchange.answer(context, Map.of("csv", Figures.csv(example.both())));
      return;
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("trial", Figures.svg(example.trial()));
    tree.put("activity", Figures.svg(example.activity()));
    tree.put("verdict", example.verdict());
    tree.put("step", opened.step());
    Exchange.answer(context, tree);
  }

  /** Starts an analysis in a process of its own, after its settings were found to be right. */
  private void analyze(Context context) {
    RunFolder folder = workspace.run(context.pathParam("run"));
    if (workspace.isShipped(folder)) {
      throw UserException.input(folder.name() + " came with the zoo and stays as it is.");
    }
    Map<String, Object> body = Exchange.body(context);
    String analysis = Exchange.text(body, "analysis");
    List<String> settings = new ArrayList<>();
    Exchange.map(body, "set")
        .forEach((key, value) -> settings.add(analysis + "." + key + "=" + word(value)));
    AnalysisRequest.of(List.of(analysis), settings, plugins);
    WeightsChoice weights = weights(body, folder);
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("analyze", folder.path().toAbsolutePath().toString(), analysis));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    if (!weights.isFinal()) {
      arguments.addAll(List.of("--weights", weights.word()));
    }
    Job job =
        jobs.ask(
            jobs.place(), "Analyse by " + analysis, Job.Lane.ANALYSIS, folder.name(), arguments);
    Exchange.answer(context, job.tree());
  }

  /** The weights that are asked for, of those that the run has. */
  private static WeightsChoice weights(Map<String, Object> body, RunFolder folder) {
    if (!body.containsKey(WEIGHTS)) {
      return WeightsChoice.FINAL;
    }
    WeightsChoice asked = new WeightsChoice(Exchange.text(body, WEIGHTS));
    List<WeightsChoice> there = WeightsChoice.of(folder);
    if (!there.contains(asked)) {
      throw UserException.input(
          "%s has no weights '%s' any more; there are: %s."
              .formatted(
                  folder.name(),
                  asked.word(),
                  there.stream().map(WeightsChoice::word).collect(Collectors.joining(", "))));
    }
    return asked;
  }

  private static String word(Object value) {
    return value instanceof String text ? text : Trees.jsonLine(value);
  }

  private Portrait portraitOf(Context context, Map<String, Object> body) {
    RunFolder folder = workspace.run(context.pathParam("run"));
    Set<String> silenced = new LinkedHashSet<>();
    if (body.get(SILENCED) instanceof List<?> list) {
      list.forEach(label -> silenced.add(String.valueOf(label)));
    }
    return runs.portrait(folder, silenced);
  }

  private void portrait(Context context) {
    Exchange.answer(context, portraitOf(context, Exchange.body(context)).tree());
  }

  private void flow(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Portrait portrait = portraitOf(context, body);
    Exchange.answer(context, Map.of("arrows", portrait.flow(input(body, portrait))));
  }

  private void points(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Portrait portrait = portraitOf(context, body);
    FixedPoints points = portrait.fixedPoints(input(body, portrait));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("points", portrait.rows(points));
    tree.put("words", points.countsInWords());
    Exchange.answer(context, tree);
  }

  private void release(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Portrait portrait = portraitOf(context, body);
    double[] at = Exchange.numbers(body.get("at"), "at", 2);
    int steps = (int) Exchange.whole(body.get("steps"), "steps", 1000, 1, 5000);
    Exchange.answer(context, portrait.release(at[0], at[1], input(body, portrait), steps));
  }

  private static double[] input(Map<String, Object> body, Portrait portrait) {
    return Exchange.numbers(body.get(INPUT), INPUT, portrait.inputs().size());
  }
}
