package org.rnnzoo.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Version;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.schema.ParameterRules;

/**
 * The plugins on the class path: in tests, and where the zoo is used as a library.
 *
 * <p>They are found once, when this object is made. A class path has one version of everything and
 * does not change, so a lease is kept for free. A plugin is known by the symbolic name and version
 * in the manifest of its jar or class folder; without a manifest, by its class name and 0.0.0.
 */
public final class ClassPathPlugins implements Plugins {

  private final List<Installed> plugins = new ArrayList<>();
  private final List<PluginProblem> problems = new ArrayList<>();

  /** The plugins that the class loader of the zoo sees. */
  public ClassPathPlugins() {
    this(ClassPathPlugins.class.getClassLoader());
  }

  /** The plugins that a class loader sees. */
  public ClassPathPlugins(ClassLoader loader) {
    for (PluginKind kind : PluginKind.values()) {
      load(kind, ServiceLoader.load(kind.type(), loader));
    }
    plugins.sort(
        Comparator.comparing(Installed::kind)
            .thenComparing(Installed::name)
            .thenComparing(plugin -> plugin.origin().version(), Comparator.reverseOrder()));
  }

  private void load(PluginKind kind, ServiceLoader<? extends Plugin<?>> providers) {
    Iterator<? extends Plugin<?>> iterator = providers.iterator();
    boolean more = true;
    while (more) {
      try {
        more = iterator.hasNext();
        if (more) {
          Plugin<?> plugin = iterator.next();
          Origin origin = origin(plugin.getClass());
          ParameterRules.fault(plugin)
              .ifPresentOrElse(
                  fault -> problems.add(problem(kind, plugin, fault)),
                  () -> plugins.add(new Installed(kind, plugin, origin)));
        }
      } catch (Throwable e) { // whatever it is, it is this provider's fault and stops no other
        problems.add(problem(kind, e));
      }
    }
  }

  private static PluginProblem problem(PluginKind kind, Plugin<?> plugin, String fault) {
    return new PluginProblem(
        "class path",
        plugin.getClass().getName(),
        PluginProblem.Kind.BAD_PARAMETERS,
        "The parameters of the %s '%s' on the class path cannot be used: %s."
            .formatted(kind.word(), plugin.name(), fault),
        "Correct the record of its parameters or its annotations.",
        null);
  }

  private static PluginProblem problem(PluginKind kind, Throwable e) {
    return new PluginProblem(
        "class path",
        "",
        e instanceof LinkageError ? PluginProblem.Kind.LINKAGE : PluginProblem.Kind.PROVIDER_FAILED,
        "A %s on the class path cannot be used: %s%s."
            .formatted(
                kind.word(), e.getMessage(), e.getCause() == null ? "" : ", " + e.getCause()),
        "Correct the class, or the line under META-INF/services that names it.",
        e);
  }

  private static Origin origin(Class<?> provider) {
    Path location = location(provider);
    try {
      Manifest manifest = manifest(location);
      String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      String version = manifest.getMainAttributes().getValue("Bundle-Version");
      return new Origin(
          name == null ? provider.getName() : name.split(";", 2)[0].strip(),
          Version.parseVersion(version),
          sha256(location),
          location.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location + ".", e);
    }
  }

  private static Path location(Class<?> provider) {
    try {
      return Path.of(provider.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(provider + " does not come from a file.", e);
    }
  }

  private static Manifest manifest(Path location) throws IOException {
    if (!Files.isDirectory(location)) {
      try (JarFile jar = new JarFile(location.toFile())) {
        return jar.getManifest() == null ? new Manifest() : jar.getManifest();
      }
    }
    Path file = location.resolve(JarFile.MANIFEST_NAME);
    if (!Files.exists(file)) {
      return new Manifest();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new Manifest(in);
    }
  }

  private static String sha256(Path location) throws IOException {
    if (Files.isDirectory(location)) {
      return "";
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(location)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  @Override
  public List<Installed> all(PluginKind kind) {
    return plugins.stream().filter(plugin -> plugin.kind() == kind).toList();
  }

  @Override
  public List<PluginProblem> problems() {
    return List.copyOf(problems);
  }

  @Override
  public Lease lease() {
    return () -> {};
  }
}
