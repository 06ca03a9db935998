package org.rnnzoo.launcher;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.studio.resource.StudioPlugins;

/** Plugins that are loaded while the server starts already; whoever needs one waits for all. */
final class LazyPlugins implements StudioPlugins {

  private final CompletableFuture<Catalogue> loaded = new CompletableFuture<>();

  /**
   * Loads them on a thread of their own.
   *
   * @param loader loads the plugins; they are closed by whoever owns it
   */
  static LazyPlugins load(Supplier<Catalogue> loader) {
    LazyPlugins plugins = new LazyPlugins();
    Thread thread =
        new Thread(
            () -> {
              try {
                plugins.loaded.complete(loader.get());
              } catch (RuntimeException | LinkageError e) {
                plugins.loaded.completeExceptionally(e);
              }
            },
            "plugins");
    thread.setDaemon(true);
    thread.start();
    return plugins;
  }

  @Override
  public List<Installed> all(PluginKind kind) {
    return loaded.join().all(kind);
  }

  @Override
  public boolean comesFirst(Installed plugin) {
    return loaded.join().comesFirst(plugin);
  }

  @Override
  public List<PluginProblem> problems() {
    return loaded.join().problems();
  }

  @Override
  public Lease lease() {
    return loaded.join().lease();
  }

  @Override
  public List<Map<String, Object>> files() {
    return loaded.join().bundles().stream().map(PluginsCommand::tree).toList();
  }

  @Override
  public void refresh() {
    loaded.join().refresh();
  }
}
