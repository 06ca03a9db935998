package org.rnnzoo.host;

import java.util.List;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/**
 * The plugin API as the running framework offers it.
 *
 * @param version the version of its root package, {@code 1.2.0}
 * @param imports all of its packages in their current major version, as an {@code Import-Package}
 *     header
 */
record PluginApi(String version, String imports) {

  static final String ROOT = "org.rnnzoo.api";

  static PluginApi of(Bundle systemBundle) {
    List<BundleCapability> packages =
        systemBundle
            .adapt(BundleRevision.class)
            .getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)
            .stream()
            .filter(offered -> belongs(name(offered)))
            .toList();
    String version =
        packages.stream()
            .filter(offered -> name(offered).equals(ROOT))
            .map(offered -> version(offered).toString())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("The plugin API is not on offer."));
    return new PluginApi(
        version, packages.stream().map(PluginApi::anImport).collect(Collectors.joining(",")));
  }

  /** Whether a package is part of the plugin API. */
  static boolean belongs(String name) {
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  private static String anImport(BundleCapability offered) {
    int major = version(offered).getMajor();
    // Not by a format: OSGi reads no digits but 0 to 9, and the user's locale may have others.
    return name(offered) + ";version=\"[" + major + "," + (major + 1) + ")\"";
  }

  private static String name(BundleCapability offered) {
    return (String) offered.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
  }

  private static Version version(BundleCapability offered) {
    return (Version) offered.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
  }
}
