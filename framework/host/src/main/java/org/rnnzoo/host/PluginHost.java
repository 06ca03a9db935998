package org.rnnzoo.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.nd4j.common.config.ND4JClassLoading;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.Plugins;

/**
 * The plugins that lie in some folders, each in a class loader of its own.
 *
 * <pre>{@code
 * try (PluginHost host = PluginHost.start(List.of(distribution, own))) {
 *   try (Plugins.Lease lease = host.lease()) {
 *     Installed task = host.find(PluginKind.TASK, PluginRequest.parse("flip-flop"));
 *     …
 *   }
 * }
 * }</pre>
 *
 * <p>A plugin that fails is told by {@link #problems()} and stops no other. Folders are looked at
 * when the host starts, whenever {@link #refresh()} is called, and regularly after {@link #watch}.
 * All methods may be called by any thread.
 */
public final class PluginHost implements Plugins, AutoCloseable {

  private final List<PluginFolder> folders;
  private final Felix felix;
  private final PluginApi api;
  private final Problems problems = new Problems();
  private final Diagnosis diagnosis;
  private final Installation installation;
  private final Registry registry;
  private final ServiceLoaderExtender extender;
  private final Object changes = new Object();
  private int leases;
  private boolean changedUnderLease;
  private boolean closed;
  private FolderWatch watch;

  private PluginHost(List<PluginFolder> folders) {
    this.folders = folders;
    ClassLoader own = PluginHost.class.getClassLoader();
    this.felix = Felix.prepare(() -> SystemPackages.of(own));
    Framework framework = felix.framework();
    this.api = PluginApi.of(framework);
    this.diagnosis = new Diagnosis(framework, api);
    this.installation = new Installation(framework.getBundleContext(), api, diagnosis, problems);
    this.registry =
        new Registry(framework.getBundleContext(), installation::sha256, problems, diagnosis);
    this.extender =
        new ServiceLoaderExtender(framework.getBundleContext(), problems, diagnosis, api);
  }

  /**
   * Loads the plugins of some places.
   *
   * @param places folders of jars, or class folders with a bundle manifest, for a plugin under
   *     development. Earlier ones win if two hold the same bundle in the same version. A folder
   *     that is not there is empty.
   */
  public static PluginHost start(List<Path> places) {
    // ND4J looks for its backend in the context loader of the thread that uses it first, and if
    // that is a plugin's, fails for the rest of the process.
    ND4JClassLoading.setNd4jClassloader(PluginHost.class.getClassLoader());
    PluginHost host = new PluginHost(places.stream().map(PluginFolder::at).toList());
    try {
      host.extender.open();
      host.felix.start();
      host.refresh();
      return host;
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
  }

  /** The version of the plugin API that plugins get. */
  public String apiVersion() {
    return api.version();
  }

  @Override
  public List<Installed> all(PluginKind kind) {
    return registry.all(kind);
  }

  /** What is wrong, jar by jar, then names that are used twice. */
  @Override
  public List<PluginProblem> problems() {
    return Stream.concat(
            problems.all().stream(),
            Arrays.stream(PluginKind.values())
                .map(this::all)
                .flatMap(all -> Diagnosis.clashes(all).stream()))
        .toList();
  }

  /** Every file of the plugin folders with its state, in the order of the folders. */
  public List<BundleReport> bundles() {
    return installation.files().stream().map(this::report).toList();
  }

  private BundleReport report(PluginFile file) {
    Bundle bundle = installation.bundle(file);
    List<Installed> plugins = bundle == null ? List.of() : registry.of(bundle);
    List<PluginProblem> troubles = problems.of(file.location());
    return new BundleReport(
        file.name(),
        bundle == null ? "" : bundle.getSymbolicName(),
        bundle == null ? "" : bundle.getVersion().toString(),
        BundleReport.state(plugins, troubles),
        plugins,
        installation.sha256(file.location()),
        file.path().toString(),
        troubles);
  }

  /**
   * What an error means that came out of a call to plugins: the problem, if one of them was built
   * against something else than it got; nothing, if the error has another reason. Such errors come
   * up as late as the first call of the method that is missing.
   *
   * @param inUse the plugins that may have been called
   */
  public Optional<PluginProblem> explain(Throwable error, Collection<Installed> inUse) {
    return diagnosis.ofCall(error, inUse);
  }

  @Override
  public Lease lease() {
    synchronized (changes) {
      leases++;
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        endLease();
      }
    };
  }

  private void endLease() {
    synchronized (changes) {
      leases--;
      if (leases == 0 && changedUnderLease) {
        refresh();
      }
    }
  }

  /**
   * Takes up what was added to the folders, replaced or removed; if there is a lease, only when the
   * last lease ends.
   */
  public void refresh() {
    synchronized (changes) {
      changedUnderLease = leases > 0;
      if (leases == 0 && !closed) {
        installation.synchronise(files());
      }
    }
  }

  private List<PluginFile> files() {
    return folders.stream().flatMap(folder -> folder.files().stream()).distinct().toList();
  }

  /**
   * From now on looks at the folders regularly and takes up a change once the files have come to
   * rest for one interval.
   */
  public void watch(Duration interval) {
    synchronized (changes) {
      if (watch == null) {
        watch = new FolderWatch(this::files, this::refresh, interval);
      }
    }
  }

  /** Stops all plugins. */
  @Override
  public void close() {
    synchronized (changes) {
      if (closed) {
        return;
      }
      closed = true;
      if (watch != null) {
        watch.close();
      }
      extender.close();
      registry.close();
      felix.close();
    }
  }
}
