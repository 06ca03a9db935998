package org.rnnzoo.host;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the bundles of the framework be the files of the plugin folders.
 *
 * <p>A file that was touched is a file that was removed and another that was added: so a plugin is
 * never half old and half new, and a jar that was replaced by a broken one is not kept alive behind
 * the back of the person who replaced it.
 */
final class Installation {

  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final long REFRESH_SECONDS = 10;

  private final BundleContext context;
  private final PluginApi api;
  private final Diagnosis diagnosis;
  private final Problems problems;
  private final FileHashes hashes = new FileHashes();
  private final Set<String> plain = new HashSet<>();
  private volatile List<PluginFile> files = List.of();

  Installation(BundleContext context, PluginApi api, Diagnosis diagnosis, Problems problems) {
    this.context = context;
    this.api = api;
    this.diagnosis = diagnosis;
    this.problems = problems;
  }

  /** The files as they were at the last synchronisation. */
  List<PluginFile> files() {
    return files;
  }

  /** The bundle of a file, or null if it could not be installed. */
  Bundle bundle(PluginFile file) {
    return context.getBundle(file.location());
  }

  /** The SHA-256 of the file at a location, as it was when it was installed. */
  String sha256(String location) {
    return hashes.of(location);
  }

  /**
   * Removes what is no longer there, installs what is new, and starts what can be started: as many
   * at once as there are processors, in no order, as nothing may depend on it.
   */
  void synchronise(List<PluginFile> wanted) {
    List<PluginFile> gone = files.stream().filter(file -> !wanted.contains(file)).toList();
    if (gone.isEmpty() && wanted.size() == files.size()) {
      return;
    }
    files = List.copyOf(wanted);
    gone.forEach(this::uninstall);
    if (!gone.isEmpty()) {
      refreshWiring();
    }
    List<PluginFile> added = wanted.stream().filter(file -> bundle(file) == null).toList();
    hashes.read(added);
    added.forEach(this::install);
    resolve();
    wanted.parallelStream().forEach(this::start);
  }

  private void uninstall(PluginFile file) {
    problems.forget(file.location());
    hashes.forget(file);
    plain.remove(file.location());
    Bundle bundle = bundle(file);
    if (bundle != null) {
      try {
        bundle.uninstall();
      } catch (BundleException e) {
        LOG.warn("{} did not go quietly.", file.name(), e);
      }
    }
  }

  /**
   * Wires what can be wired, all in one go, as the framework asks the same of every bundle if each
   * is wired when it starts. What cannot be says why when it is started.
   */
  private void resolve() {
    wiring().resolveBundles(null);
  }

  private FrameworkWiring wiring() {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
  }

  /** Cuts the wires to what was uninstalled, without which its classes would stay in memory. */
  private void refreshWiring() {
    CountDownLatch refreshed = new CountDownLatch(1);
    wiring()
        .refreshBundles(
            null,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("The framework did not refresh its wiring within {} s.", REFRESH_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void install(PluginFile file) {
    String location = file.location();
    problems.forget(location);
    try {
      file.requireFile();
      try (BundleContent content = BundleContent.of(file, api)) {
        if (content.plain()) {
          plain.add(location);
        }
        install(file, content);
      }
    } catch (IOException e) {
      problems.add(location, diagnosis.unreadable(file, e));
    }
  }

  private void install(PluginFile file, BundleContent content) {
    try {
      context.installBundle(file.location(), content.stream());
    } catch (BundleException e) {
      problems.add(file.location(), diagnosis.notInstalled(file, content, e));
    }
  }

  private void start(PluginFile file) {
    Bundle bundle = bundle(file);
    if (bundle == null || bundle.getState() == Bundle.ACTIVE || isFragment(bundle)) {
      return;
    }
    String location = file.location();
    problems.forget(location);
    try {
      bundle.start(Bundle.START_TRANSIENT);
      if (plain.contains(location)
          && bundle.getRegisteredServices() == null
          && problems.of(location).isEmpty()) {
        problems.add(location, diagnosis.noProvider(bundle));
      }
    } catch (BundleException e) {
      problems.add(location, diagnosis.notStarted(bundle, e));
    }
  }

  private static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }
}
