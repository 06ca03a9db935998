package org.rnnzoo.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.AbstractWiringNamespace;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.resource.Namespace;

/**
 * Something that a bundle needs and nobody has. Its text is the end of a sentence.
 *
 * @param namespace what sort of thing it is, in OSGi's terms
 * @param name its name
 * @param wanted the version or range of versions that would do; empty if any would
 * @param offered the versions of it that there are
 */
record Missing(String namespace, String name, String wanted, List<Version> offered) {

  private static final String VERSION = "version%s([\\w.-]+)\\)";

  static Missing of(BundleRequirement requirement, List<BundleCapability> offered) {
    String namespace = requirement.getNamespace();
    String filter =
        Objects.requireNonNullElse(
            requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE), "");
    String name = find(Pattern.quote("(" + namespace + "=") + "([^)]*)", filter).orElse(filter);
    List<Version> versions =
        offered.stream()
            .map(BundleCapability::getAttributes)
            .filter(attributes -> name.equals(attributes.get(namespace)))
            .flatMap(Missing::versions)
            .distinct()
            .sorted()
            .toList();
    return new Missing(namespace, name, wanted(filter), versions);
  }

  private static Stream<Version> versions(Map<String, Object> attributes) {
    return Stream.of(
            PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE,
            AbstractWiringNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE)
        .map(attributes::get)
        .filter(Version.class::isInstance)
        .map(Version.class::cast)
        .limit(1);
  }

  /** Reads the range of versions back from the filter into which OSGi has turned it. */
  private static String wanted(String filter) {
    Optional<String> exactly = find(VERSION.formatted("="), filter);
    if (exactly.isPresent()) {
      return exactly.get();
    }
    String lowest =
        find("!\\((?:bundle-)?" + VERSION.formatted("<="), filter)
            .map(version -> "(" + version)
            .or(
                () ->
                    find("(?<!!)\\((?:bundle-)?" + VERSION.formatted(">="), filter)
                        .map("["::concat))
            .orElse("[0");
    return find("!\\((?:bundle-)?" + VERSION.formatted(">="), filter)
        .map(version -> lowest + "," + version + ")")
        .or(
            () ->
                find("(?<!!)\\((?:bundle-)?" + VERSION.formatted("<="), filter)
                    .map(version -> lowest + "," + version + "]"))
        .orElse(lowest.equals("[0") ? "" : lowest.substring(1) + " or higher");
  }

  private static Optional<String> find(String pattern, String filter) {
    Matcher matcher = Pattern.compile(pattern).matcher(filter);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether it is a package of the plugin API. */
  boolean isApi() {
    return namespace.equals(PackageNamespace.PACKAGE_NAMESPACE) && PluginApi.belongs(name);
  }

  /** Whether it is newer than everything that is offered. */
  boolean isNewer() {
    return offered.isEmpty()
        || find("([\\d.]+)", wanted)
            .map(Version::parseVersion)
            .filter(lowest -> lowest.compareTo(offered.get(offered.size() - 1)) > 0)
            .isPresent();
  }

  @Override
  public String toString() {
    String thing =
        switch (namespace) {
              case PackageNamespace.PACKAGE_NAMESPACE -> "package ";
              case BundleNamespace.BUNDLE_NAMESPACE -> "bundle ";
              default -> namespace + " ";
            }
            + name;
    if (offered.isEmpty()) {
      return thing + ", which nobody offers";
    }
    String versions = offered.stream().map(Version::toString).collect(Collectors.joining(", "));
    return wanted.isEmpty()
        ? "%s, which is offered as %s but without what it asks for".formatted(thing, versions)
        : "%s in version %s, which is offered as %s".formatted(thing, wanted, versions);
  }
}
