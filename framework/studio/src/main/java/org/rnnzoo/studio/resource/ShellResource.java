package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.core.ZooVersion;

/** What every page shows around itself. */
public final class ShellResource implements Resource {

  private final Path runs;
  private final boolean readOnly;

  public ShellResource(Path runs, boolean readOnly) {
    this.runs = runs;
    this.readOnly = readOnly;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(
        "/api/shell",
        context -> {
          Map<String, Object> tree = new LinkedHashMap<>();
          tree.put("version", ZooVersion.TEXT);
          tree.put("runs", runs.toAbsolutePath().normalize().toString());
          tree.put("readOnly", readOnly);
          Exchange.answer(context, tree);
        });
  }
}
