package org.rnnzoo.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Workplace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OSGi framework inside this process. Everything that is peculiar to Felix is here.
 *
 * <p>Its bundle cache is a temporary folder of this process. A cache that outlives the process
 * saves no time, starts plugins that were removed meanwhile, and is shared without a lock by two
 * launchers.
 */
final class Felix implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Felix.class);
  private static final long STOP_MILLIS = 5000;

  /** What bundles built with bnd's {@code @ServiceProvider} require; our extender is it. */
  private static final String SERVICE_LOADER =
      "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\","
          + "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\"";

  private final Path cache;
  private final Thread cleaning;
  private final Framework framework;

  private Felix(Path cache, Framework framework) {
    this.cache = cache;
    this.cleaning = new Thread(() -> deleteOnExit(cache), "clean up " + cache);
    this.framework = framework;
  }

  /** A framework that is initialised but not started, so that trackers can be opened first. */
  static Felix prepare(Supplier<String> systemPackages) {
    CompletableFuture<String> offered = CompletableFuture.supplyAsync(systemPackages);
    try {
      Path cache = Workplace.make("rnnzoo-plugins-").path();
      Framework framework =
          ServiceLoader.load(FrameworkFactory.class, Felix.class.getClassLoader())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("No OSGi framework on the class path."))
              .newFramework(properties(cache, offered.join()));
      Felix felix = new Felix(cache, framework);
      Runtime.getRuntime().addShutdownHook(felix.cleaning);
      initialise(framework);
      framework.getBundleContext().addFrameworkListener(Felix::log);
      return felix;
    } catch (IOException e) {
      throw UserException.input(
          "Plugins need a temporary folder, but none can be made in %s (%s). Make it writable, or name another, as in ZOO_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER."
              .formatted(System.getProperty("java.io.tmpdir"), e.getClass().getSimpleName()),
          e);
    } catch (BundleException e) {
      throw new IllegalStateException("The plugin framework does not start.", e);
    }
  }

  /**
   * Felix writes the versions of packages by the format of the user's locale and reads them back as
   * OSGi does, which knows no digits but 0 to 9.
   */
  private static void initialise(Framework framework) throws BundleException {
    Locale ofTheUser = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    try {
      framework.init();
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, ofTheUser);
    }
  }

  private static Map<String, String> properties(Path cache, String systemPackages) {
    Map<String, String> properties = new HashMap<>();
    properties.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, systemPackages);
    properties.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, SERVICE_LOADER);
    // Two frameworks in one process would fight for java.net.URL.
    properties.put("felix.service.urlhandlers", "false");
    // A few small bundles are resolved before a pool of threads has started.
    properties.put("felix.resolver.parallelism", "1");
    // What goes wrong comes back as exceptions, and need not be printed as well.
    properties.put("felix.log.level", "0");
    return properties;
  }

  /** Logs what did not come back as an exception; a bundle that cannot be started did. */
  private static void log(FrameworkEvent event) {
    boolean trouble =
        event.getType() == FrameworkEvent.ERROR || event.getType() == FrameworkEvent.WARNING;
    if (trouble && !(event.getThrowable() instanceof BundleException)) {
      LOG.warn(
          "The plugin framework has trouble with {}.", event.getBundle(), event.getThrowable());
    }
  }

  Framework framework() {
    return framework;
  }

  void start() {
    try {
      framework.start();
    } catch (BundleException e) {
      throw new IllegalStateException("The plugin framework does not start.", e);
    }
  }

  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      LOG.warn("The plugin framework did not stop.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (isOurs()) {
      delete(cache);
    }
  }

  /** Whether the folder is still there to be deleted, and not left to the end of the process. */
  private boolean isOurs() {
    try {
      return Runtime.getRuntime().removeShutdownHook(cleaning);
    } catch (IllegalStateException e) {
      // The process is ending already.
      return false;
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      LOG.warn("The temporary folder {} could not be deleted.", folder, e);
    }
  }

  /**
   * Has the JVM delete the folder when all other shutdown hooks are through: a run that is being
   * interrupted still needs its plugins to save a checkpoint.
   */
  private static void deleteOnExit(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> file.toFile().deleteOnExit());
    } catch (IOException e) {
      LOG.warn("The temporary folder {} will not be deleted.", folder, e);
    }
  }
}
