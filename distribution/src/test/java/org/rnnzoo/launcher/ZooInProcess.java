package org.rnnzoo.launcher;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.Version;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.host.BundleReport;
import org.rnnzoo.host.PluginHost;

/** The program in this process. */
final class ZooInProcess {

  private static final Path NOWHERE = Path.of("nowhere");

  private final Installation installation;
  private final Function<List<Path>, Catalogue> loader;

  private ZooInProcess(Installation installation, Function<List<Path>, Catalogue> loader) {
    this.installation = installation;
    this.loader = loader;
  }

  /** With plugins that are made by hand. */
  ZooInProcess(Plugin<?>... plugins) {
    this(new Installation(NOWHERE, NOWHERE), plugins);
  }

  /** With plugins that are made by hand, and an installation with examples. */
  ZooInProcess(Installation installation, Plugin<?>... plugins) {
    this(installation, folders -> new HandMade(List.of(plugins)));
  }

  /** The assembled program for a user with a folder of their own. */
  static ZooInProcess assembledFor(Path userHome) {
    Installation installation = new Installation(Path.of(System.getProperty("zoo.home")), userHome);
    return new ZooInProcess(
        installation,
        folders ->
            Catalogue.of(PluginHost.start(folders), installation.withoutStandardFolders(folders)));
  }

  /**
   * The assembled program, without the second that a process of its own takes to start, and with
   * plugins that are loaded once and for all.
   */
  static ZooInProcess assembledOnce() {
    return once(new Installation(Path.of(System.getProperty("zoo.home")), NOWHERE));
  }

  /** A program whose plugins are loaded once and for all. */
  static ZooInProcess once(Installation installation) {
    Catalogue loaded = Catalogue.of(PluginHost.start(List.of(installation.plugins())), List.of());
    Object open =
        Proxy.newProxyInstance(
            Catalogue.class.getClassLoader(),
            new Class<?>[] {Catalogue.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("close") ? null : method.invoke(loaded, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return new ZooInProcess(installation, folders -> (Catalogue) open);
  }

  ZooProcess.Outcome run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(stream(out), stream(err), false, false, false, 80);
    int code;
    try (Zoo zoo = new Zoo(terminal, installation, loader)) {
      code = zoo.run(arguments);
    }
    return new ZooProcess.Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Plugins that are made by hand, all of one bundle. */
  record HandMade(List<Plugin<?>> plugins) implements Catalogue {

    @Override
    public List<Installed> all(PluginKind kind) {
      Origin origin = new Origin("org.acme.test", new Version("1.2.0"), "", "");
      return plugins.stream()
          .filter(plugin -> kind.type().isInstance(plugin))
          .map(plugin -> new Installed(kind, plugin, origin))
          .toList();
    }

    @Override
    public List<PluginProblem> problems() {
      return List.of();
    }

    @Override
    public Lease lease() {
      return () -> {};
    }

    @Override
    public List<BundleReport> bundles() {
      return List.of();
    }

    @Override
    public void refresh() {}

    @Override
    public Optional<PluginProblem> explain(Throwable error, Collection<Installed> inUse) {
      String names = String.join(", ", inUse.stream().map(Installed::name).toList());
      return error instanceof NoSuchMethodError || error.getCause() instanceof NoSuchMethodError
          ? Optional.of(
              new PluginProblem(
                  "acme.jar",
                  names,
                  PluginProblem.Kind.LINKAGE,
                  "It was built for something else.",
                  "Build it again.",
                  error))
          : Optional.empty();
    }

    @Override
    public void close() {}
  }
}
