package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.workbench.catalogue.Checkup;

/** Whether everything works. */
public final class HealthResource implements Resource {

  private final StudioPlugins plugins;
  private final Workspace workspace;

  public HealthResource(StudioPlugins plugins, Workspace workspace) {
    this.plugins = plugins;
    this.workspace = workspace;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/doctor", context -> Exchange.answer(context, findings()));
  }

  private List<Map<String, Object>> findings() {
    return new Checkup(plugins, workspace.runs())
        .findings().stream()
            .map(
                finding -> {
                  Map<String, Object> tree = new LinkedHashMap<>();
                  tree.put("name", finding.name());
                  tree.put("well", finding.well());
                  tree.put("sentence", finding.sentence());
                  return tree;
                })
            .toList();
  }
}
