package org.rnnzoo.host;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginProblem.Kind;

/**
 * A bundle that cannot be wired: what it needs that nobody has, all of it at once, and what there
 * is instead. Worked out from the wiring itself, since the framework's own message is not for
 * people.
 */
final class UnresolvedBundle {

  private final Subject subject;
  private final List<Missing> missing;

  UnresolvedBundle(Bundle bundle, Bundle systemBundle) {
    List<BundleCapability> offered =
        Arrays.stream(systemBundle.getBundleContext().getBundles())
            .map(other -> other.adapt(BundleRevision.class))
            .filter(Objects::nonNull)
            .flatMap(revision -> revision.getDeclaredCapabilities(null).stream())
            .toList();
    this.subject = Subject.of(bundle);
    this.missing =
        bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
            .filter(UnresolvedBundle::isMandatory)
            .filter(requirement -> offered.stream().noneMatch(requirement::matches))
            .map(requirement -> Missing.of(requirement, offered))
            .toList();
  }

  private static boolean isMandatory(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
    String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
        && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution)
        && !Namespace.EFFECTIVE_ACTIVE.equals(effective);
  }

  PluginProblem problem(BundleException cause) {
    Optional<Missing> java =
        first(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE, missing);
    if (java.isPresent()) {
      return subject.problem(
          Kind.BUILT_FOR_NEWER_JAVA,
          "%s was built for Java %s; this is Java %s."
              .formatted(
                  subject,
                  java.get().wanted().replaceFirst("(\\.0)+$", ""),
                  Runtime.version().feature()),
          cause);
    }
    Optional<Missing> api = missing.stream().filter(Missing::isApi).findFirst();
    if (api.isPresent()) {
      boolean newer = api.get().isNewer();
      return subject.problem(
          newer ? Kind.API_TOO_NEW : Kind.API_TOO_OLD,
          "%s was built for %s plugin API: it needs %s."
              .formatted(subject, newer ? "a newer" : "an older", api.get()),
          cause);
    }
    return subject.problem(Kind.UNRESOLVED, "%s needs %s.".formatted(subject, needs()), cause);
  }

  private static Optional<Missing> first(String namespace, List<Missing> missing) {
    return missing.stream().filter(need -> need.namespace().equals(namespace)).findFirst();
  }

  private String needs() {
    return missing.isEmpty()
        ? "a bundle that cannot be loaded itself, or packages that do not go together"
        : missing.stream().map(Missing::toString).collect(Collectors.joining("; and "));
  }
}
