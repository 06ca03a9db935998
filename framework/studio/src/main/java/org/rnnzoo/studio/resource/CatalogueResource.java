package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.config.EvaluationPlan;
import org.rnnzoo.core.config.Listed;
import org.rnnzoo.core.config.StopRule;
import org.rnnzoo.core.picture.TrialFigure;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.figure.Figures;
import org.rnnzoo.workbench.catalogue.PluginTree;

/** The plugins with their cards, forms and pictures. */
public final class CatalogueResource implements Resource {

  private static final Clock CLOCK = new Clock(20);
  private static final RandomStream STREAM = RandomStream.root(1).named("trials").named("training");

  private final Plugins plugins;
  private final Map<String, String> pictures = new ConcurrentHashMap<>();

  public CatalogueResource(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/catalogue", this::all);
    routes.get("/api/picture/{task}/{version}", this::picture);
  }

  private void all(Context context) {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<String> unlisted = new ArrayList<>();
    for (PluginKind kind : PluginKind.values()) {
      Listed<Map<String, Object>> cards = Listed.of(plugins.all(kind), PluginTree::of);
      tree.put(kind.word(), cards.entries());
      unlisted.addAll(cards.unlisted());
    }
    tree.put("unlisted", unlisted);
    tree.put("stop", PluginTree.parameters(StopRule.STANDARD));
    tree.put("evaluation", PluginTree.parameters(EvaluationPlan.STANDARD));
    Exchange.answer(context, tree);
  }

  /** A trial of a version of a task, the same each time. */
  private void picture(Context context) {
    String task = context.pathParam("task");
    String version = context.pathParam("version");
    Installed installed = plugins.find(PluginKind.TASK, PluginRequest.parse(task));
    if (context.queryParam("csv") != null) {
      Download.answer(
          context,
          Figures.csv(figure((Task<?>) installed.plugin(), version))
              .getBytes(StandardCharsets.UTF_8),
          "%s-%s.csv".formatted(task, version));
      return;
    }
    String key = installed.origin().sha256() + " " + task + " " + version;
    String svg =
        pictures.computeIfAbsent(
            key, k -> Figures.svg(figure((Task<?>) installed.plugin(), version)));
    context.contentType("image/svg+xml").result(svg);
  }

  private static <P extends Record> Figure figure(Task<P> task, String name) {
    Version<P> version =
        task.versions().stream()
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotThereException(
                        "The task '%s' has no version '%s'.".formatted(task.name(), name)));
    Trials trials = new TrialSource<>(task, version.parameters(), CLOCK, STREAM).trials(0, 1);
    return new TrialFigure(task.name() + "@" + name, trials, 0, Optional.empty()).figure();
  }
}
