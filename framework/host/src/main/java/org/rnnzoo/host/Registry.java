package org.rnnzoo.host;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.schema.ParameterRules;

/**
 * The plugins, which are nothing but OSGi services of the five kinds. Who registered them does not
 * matter: the {@link ServiceLoaderExtender}, a bundle activator, declarative services.
 */
final class Registry implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final int LONGEST_NAME = 64;

  private final BundleContext context;
  private final UnaryOperator<String> sha256;
  private final Problems problems;
  private final Diagnosis diagnosis;
  private final Map<Role, Installed> plugins = new ConcurrentHashMap<>();
  private final List<Tracker> trackers;

  /** One class of one bundle as one kind of plugin. Registered twice, it counts once. */
  private record Role(PluginKind kind, Bundle bundle, Class<?> provider) {}

  /**
   * Starts to collect.
   *
   * @param sha256 gives the SHA-256 of the file at the location of a bundle
   */
  Registry(
      BundleContext context, UnaryOperator<String> sha256, Problems problems, Diagnosis diagnosis) {
    this.context = context;
    this.sha256 = sha256;
    this.problems = problems;
    this.diagnosis = diagnosis;
    this.trackers = Arrays.stream(PluginKind.values()).map(Tracker::new).toList();
    trackers.forEach(Tracker::open);
  }

  /** The plugins of a kind, sorted by name, the highest version of a name first. */
  List<Installed> all(PluginKind kind) {
    return plugins.values().stream()
        .filter(plugin -> plugin.kind() == kind)
        .sorted(
            Comparator.comparing(Installed::name)
                .thenComparing(plugin -> plugin.origin().version(), Comparator.reverseOrder())
                .thenComparing(plugin -> plugin.origin().bundle()))
        .toList();
  }

  /** The plugins of a bundle, sorted by kind and name. */
  List<Installed> of(Bundle bundle) {
    return plugins.entrySet().stream()
        .filter(entry -> entry.getKey().bundle().equals(bundle))
        .map(Map.Entry::getValue)
        .sorted(Comparator.comparing(Installed::kind).thenComparing(Installed::name))
        .toList();
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
  }

  private Role add(PluginKind kind, ServiceReference<Object> reference) {
    Bundle bundle = reference.getBundle();
    try {
      Plugin<?> plugin = kind.type().cast(context.getService(reference));
      if (plugin == null) {
        throw new UnusablePluginException("its service is null", null);
      }
      requireName(plugin);
      Optional<String> fault = ParameterRules.fault(plugin);
      if (fault.isPresent()) {
        problems.add(
            bundle.getLocation(),
            diagnosis.badParameters(bundle, kind, plugin.name(), fault.get()));
        return null;
      }
      Installed installed = new Installed(kind, plugin, origin(bundle));
      requireName(installed.plugin());
      Role role = new Role(kind, bundle, plugin.getClass());
      return plugins.putIfAbsent(role, installed) == null ? role : null;
    } catch (Throwable e) { // what is thrown here would be lost in the OSGi framework
      problems.add(bundle.getLocation(), diagnosis.badProvider(bundle, kind.word(), e));
      return null;
    }
  }

  private static void requireName(Plugin<?> plugin) {
    String name = plugin.name();
    if (name == null || name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
      throw new UnusablePluginException(
          "%s is named '%s', which is not lower-case words joined by hyphens, at most %s characters"
              .formatted(
                  plugin.getClass().getName(),
                  name == null ? "null" : Thrown.firstLine(name),
                  LONGEST_NAME),
          null);
    }
    if (plugin.aliases() == null) {
      throw new UnusablePluginException(plugin.getClass().getName() + " has null aliases", null);
    }
  }

  private Origin origin(Bundle bundle) {
    return new Origin(
        bundle.getSymbolicName(),
        bundle.getVersion(),
        sha256.apply(bundle.getLocation()),
        PluginFile.pathOf(bundle).toString());
  }

  /** Follows the services of one kind. */
  private final class Tracker extends ServiceTracker<Object, Role> {

    private final PluginKind kind;

    Tracker(PluginKind kind) {
      super(Registry.this.context, kind.type().getName(), null);
      this.kind = kind;
    }

    @Override
    public Role addingService(ServiceReference<Object> reference) {
      return add(kind, reference);
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Role role) {
      plugins.remove(role);
      context.ungetService(reference);
    }
  }
}
