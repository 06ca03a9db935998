package org.rnnzoo.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.host.BundleReport;
import org.rnnzoo.host.PluginHost;

/** The plugins, and what can be said about the files they come from. */
interface Catalogue extends Plugins, AutoCloseable {

  /** Every file of the plugin folders. */
  List<BundleReport> bundles();

  /** Takes up what has been added to the plugin folders, replaced or removed. */
  void refresh();

  /** What an error means that came out of a call to one of these plugins. */
  Optional<PluginProblem> explain(Throwable error, Collection<Installed> inUse);

  @Override
  void close();

  /**
   * The plugins that a host has loaded.
   *
   * @param first the folders whose plugins come before others of their bundles
   */
  static Catalogue of(PluginHost host, List<Path> first) {
    List<Path> folders = first.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
    return new Catalogue() {

      @Override
      public boolean comesFirst(Installed plugin) {
        Path file = Path.of(plugin.origin().location()).toAbsolutePath().normalize();
        return folders.stream().anyMatch(file::startsWith);
      }

      @Override
      public List<Installed> all(PluginKind kind) {
        return host.all(kind);
      }

      @Override
      public List<PluginProblem> problems() {
        return host.problems();
      }

      @Override
      public Lease lease() {
        return host.lease();
      }

      @Override
      public List<BundleReport> bundles() {
        return host.bundles();
      }

      @Override
      public void refresh() {
        host.refresh();
      }

      @Override
      public Optional<PluginProblem> explain(Throwable error, Collection<Installed> inUse) {
        return host.explain(error, inUse);
      }

      @Override
      public void close() {
        host.close();
      }
    };
  }
}
