package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.config.EvaluationPlan;
import org.rnnzoo.core.config.Listed;
import org.rnnzoo.core.config.StopRule;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.figure.Figures;
import org.rnnzoo.workbench.catalogue.PicturedTrial;
import org.rnnzoo.workbench.catalogue.PluginTree;

/** The plugins with their cards, forms and pictures. */
public final class CatalogueResource implements Resource {

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
          Figures.csv(trial((Task<?>) installed.plugin(), version).figure())
              .getBytes(StandardCharsets.UTF_8),
          "%s-%s.csv".formatted(task, version));
      return;
    }
    if (context.queryParam("place") != null) {
      Exchange.answer(
          context, Map.of("place", trial((Task<?>) installed.plugin(), version).place()));
      return;
    }
    String key = installed.origin().sha256() + " " + task + " " + version;
    String svg =
        pictures.computeIfAbsent(
            key, k -> Figures.svg(trial((Task<?>) installed.plugin(), version).figure()));
    context.contentType("image/svg+xml").result(svg);
  }

  private static <P extends Record> PicturedTrial trial(Task<P> task, String name) {
    return PicturedTrial.of(task, name)
        .orElseThrow(
            () ->
                new NotThereException(
                    "The task '%s' has no version '%s'.".formatted(task.name(), name)));
  }
}
