package org.rnnzoo.host;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.rnnzoo.core.plugin.PluginKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever a bundle lists under {@code META-INF/services} it registers, in that bundle's name, as
 * an OSGi service. The framework unregisters the services of a bundle that stops, so nothing needs
 * to be taken back here.
 */
final class ServiceLoaderExtender extends BundleTracker<Bundle> {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceLoaderExtender.class);
  private static final double PATIENCE_SECONDS = 1;

  private final Problems problems;
  private final Diagnosis diagnosis;
  private final PluginApi api;

  ServiceLoaderExtender(
      BundleContext context, Problems problems, Diagnosis diagnosis, PluginApi api) {
    super(context, Bundle.ACTIVE, null);
    this.problems = problems;
    this.diagnosis = diagnosis;
    this.api = api;
  }

  @Override
  public Bundle addingBundle(Bundle bundle, BundleEvent event) {
    if (bundle.getBundleId() != 0) {
      publish(bundle);
    }
    return bundle;
  }

  private void publish(Bundle bundle) {
    Injection injection =
        new Injection(
            bundle, providers(bundle, "Guice module", com.google.inject.Module.class), api);
    for (PluginKind kind : PluginKind.values()) {
      for (Object provider : providers(bundle, kind.word(), kind.type())) {
        try {
          injection.into(provider);
          bundle.getBundleContext().registerService(kind.type().getName(), provider, null);
        } catch (Throwable e) { // whatever it is, it is this provider's fault and stops no other
          problems.add(bundle.getLocation(), diagnosis.badProvider(bundle, kind.word(), e));
        }
      }
    }
  }

  private static <S> S make(Bundle bundle, ServiceLoader.Provider<S> provider) {
    long start = System.nanoTime();
    S made = provider.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (seconds > PATIENCE_SECONDS) {
      LOG.warn(
          "{} of {} {} takes {} s to be made, for which every command waits; the work belongs into"
              + " the methods that need it.",
          provider.type().getName(),
          bundle.getSymbolicName(),
          bundle.getVersion(),
          Math.round(10 * seconds) / 10.0);
    }
    return made;
  }

  /**
   * Whether it is worth asking a bundle, which takes long: what it lists lies in its file or in a
   * fragment, unless it has a class path of its own.
   */
  private static boolean mayList(Bundle bundle, Class<?> type) {
    return bundle.getHeaders("").get(Constants.BUNDLE_CLASSPATH) != null
        || bundle.findEntries("META-INF/services", type.getName(), false) != null;
  }

  /** The providers of a type that this very bundle lists; one that fails does not stop the next. */
  private <S> List<S> providers(Bundle bundle, String what, Class<S> type) {
    if (!mayList(bundle, type)) {
      return List.of();
    }
    ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
    Iterator<ServiceLoader.Provider<S>> listed =
        ServiceLoader.load(type, loader).stream().iterator();
    List<S> providers = new ArrayList<>();
    boolean more = true;
    while (more) {
      try {
        more = listed.hasNext();
        if (more) {
          ServiceLoader.Provider<S> provider = listed.next();
          if (bundle.equals(FrameworkUtil.getBundle(provider.type()))) {
            providers.add(make(bundle, provider));
          }
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(bundle.getLocation(), diagnosis.badProvider(bundle, what, e));
      }
    }
    return providers;
  }
}
