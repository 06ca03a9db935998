package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.workbench.catalogue.PluginIntake;

/** The files that plugins come from, and further ones that are dropped into the page. */
public final class PluginsResource implements Resource {

  private final StudioPlugins plugins;
  private final Optional<PluginIntake> intake;

  /**
   * @param intake takes jars; empty if none may be dropped
   */
  public PluginsResource(StudioPlugins plugins, Optional<PluginIntake> intake) {
    this.plugins = plugins;
    this.intake = intake;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/plugins", this::list);
    routes.post("/api/plugins/{name}", this::take);
  }

  private void list(Context context) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("files", plugins.files());
    intake.ifPresent(
        open -> {
          tree.put("folder", open.folder().toAbsolutePath().normalize().toString());
          tree.put("largest", PluginIntake.LARGEST);
        });
    Exchange.answer(context, tree);
  }

  private void take(Context context) {
    PluginIntake open =
        intake.orElseThrow(
            () ->
                UserException.input(
                    "This studio takes no plugins; start it with --allow-plugins, or copy the jar"
                        + " into a plugin folder."));
    List<String> provided = open.take(context.pathParam("name"), context.bodyInputStream());
    plugins.refresh();
    Exchange.answer(context, Map.of("provides", provided));
  }
}
