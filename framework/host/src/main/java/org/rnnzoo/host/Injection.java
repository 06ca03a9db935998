package org.rnnzoo.host;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import com.google.inject.name.Names;
import com.google.inject.spi.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Gives the plugins of one bundle what they ask for with {@code @Inject}.
 *
 * <p>Each bundle has an injector of its own, made of its own modules and the host's, and none that
 * is a child of a common parent: a parent keeps the classes of its children, so that a removed
 * plugin would never be unloaded. Guice takes some 150 ms to start, so the injector is made only
 * for a bundle that has a module or a plugin that asks for something.
 */
final class Injection {

  private final Bundle bundle;
  private final List<Module> modules;
  private final PluginApi api;
  private Injector injector;

  Injection(Bundle bundle, List<Module> modules, PluginApi api) {
    this.bundle = bundle;
    this.modules = modules;
    this.api = api;
  }

  /**
   * Injects the members of a provider.
   *
   * @throws UnusablePluginException with Guice's first complaint, if something cannot be injected
   */
  void into(Object provider) {
    if (modules.isEmpty() && !asks(provider.getClass())) {
      return;
    }
    try {
      injector().injectMembers(provider);
    } catch (CreationException e) {
      throw unusable(e.getErrorMessages(), e);
    } catch (ConfigurationException e) {
      throw unusable(e.getErrorMessages(), e);
    } catch (ProvisionException e) {
      throw unusable(e.getErrorMessages(), e);
    }
  }

  private static UnusablePluginException unusable(Collection<Message> complaints, Exception e) {
    return new UnusablePluginException(complaints.iterator().next().getMessage(), e);
  }

  private Injector injector() {
    if (injector == null) {
      List<Module> all = new ArrayList<>(modules);
      all.add(
          binder ->
              binder
                  .bind(String.class)
                  .annotatedWith(Names.named("rnnzoo.api.version"))
                  .toInstance(api.version()));
      injector = Guice.createInjector(all);
    }
    return injector;
  }

  /** Whether a class of the bundle, or one it extends, mentions the annotation. */
  private boolean asks(Class<?> type) {
    return bundle.equals(FrameworkUtil.getBundle(type))
        && (mentionsInject(type) || asks(type.getSuperclass()));
  }

  /** Looks into the class file, because reflection would load every class of every signature. */
  private static boolean mentionsInject(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in != null
          && new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains("/inject/Inject;");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the class " + type.getName() + ".", e);
    }
  }
}
