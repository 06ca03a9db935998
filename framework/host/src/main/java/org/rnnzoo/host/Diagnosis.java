package org.rnnzoo.host;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginProblem.Kind;
import org.rnnzoo.core.plugin.Plugins;

/** Turns what was thrown into a sentence that a person can read. */
final class Diagnosis {

  private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");

  /** Java n writes class files of version n + 44. */
  private static final int CLASS_FILE_OFFSET = 44;

  private final Bundle systemBundle;
  private final PluginApi api;

  Diagnosis(Bundle systemBundle, PluginApi api) {
    this.systemBundle = systemBundle;
    this.api = api;
  }

  /** A file that is not a jar. */
  PluginProblem unreadable(PluginFile file, IOException e) {
    return Subject.of(file)
        .problem(
            Kind.NOT_A_JAR, "%s is not a readable jar: %s.".formatted(file.name(), words(e)), e);
  }

  /** A jar that the framework does not take. */
  PluginProblem notInstalled(PluginFile file, BundleContent content, BundleException e) {
    Subject subject = Subject.of(file, content);
    return e.getType() == BundleException.DUPLICATE_BUNDLE_ERROR
        ? subject.problem(
            Kind.DUPLICATE,
            "%s holds %s, which is loaded already from %s."
                .formatted(file.name(), subject, fileOf(subject)),
            e)
        : subject.problem(
            Kind.NOT_A_JAR,
            "%s has a manifest that OSGi cannot read: %s."
                .formatted(
                    file.name(),
                    e.getCause() == null ? Thrown.firstLine(e.getMessage()) : words(e.getCause())),
            e);
  }

  private String fileOf(Subject wanted) {
    return Arrays.stream(systemBundle.getBundleContext().getBundles())
        .filter(bundle -> bundle.getBundleId() != 0)
        .map(Subject::of)
        .filter(loaded -> loaded.toString().equals(wanted.toString()))
        .map(Subject::jar)
        .findFirst()
        .orElse("another jar");
  }

  /** A bundle that cannot be wired, or whose activator fails. */
  PluginProblem notStarted(Bundle bundle, BundleException e) {
    if (e.getType() == BundleException.RESOLVE_ERROR) {
      return new UnresolvedBundle(bundle, systemBundle).problem(e);
    }
    Subject subject = Subject.of(bundle);
    return ofLinkage(subject, e)
        .orElseGet(
            () ->
                subject.problem(
                    Kind.ACTIVATOR_FAILED,
                    "The activator of %s failed: %s."
                        .formatted(subject, words(e.getCause() == null ? e : e.getCause())),
                    e));
  }

  /**
   * A provider that cannot be found, made or used.
   *
   * @param what what it is, such as {@code task}
   */
  PluginProblem badProvider(Bundle bundle, String what, Throwable e) {
    Subject subject = Subject.of(bundle);
    return ofLinkage(subject, e)
        .orElseGet(
            () ->
                subject.problem(
                    Kind.PROVIDER_FAILED,
                    "%s has a %s that cannot be used: %s.".formatted(subject, what, reason(e)),
                    e));
  }

  /**
   * A plugin of whose parameters no file and no form can be made.
   *
   * @param fault what is wrong with them, a clause
   */
  PluginProblem badParameters(Bundle bundle, PluginKind kind, String name, String fault) {
    Subject subject = Subject.of(bundle);
    return subject.problem(
        Kind.BAD_PARAMETERS,
        "The parameters of the %s '%s' of %s cannot be used: %s."
            .formatted(kind.word(), name, subject, fault),
        null);
  }

  /** A plain jar in which nothing was found. */
  PluginProblem noProvider(Bundle bundle) {
    Subject subject = Subject.of(bundle);
    return subject.problem(
        Kind.NO_PROVIDER,
        "%s holds no plugin: no file under META-INF/services names one.".formatted(subject.jar()),
        null);
  }

  /** Names that several bundles use for a plugin of the same kind and version, sorted. */
  static List<PluginProblem> clashes(List<Installed> plugins) {
    return plugins.stream()
        .collect(Collectors.groupingBy(Installed::name, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(rivals -> rivals.stream().map(p -> p.origin().bundle()).distinct().count() > 1)
        .map(Diagnosis::clash)
        .toList();
  }

  private static boolean isOwn(Installed plugin) {
    return plugin.origin().bundle().startsWith(Plugins.OWN_BUNDLES);
  }

  private static PluginProblem clash(List<Installed> rivals) {
    Installed first = rivals.get(0);
    List<Subject> subjects = rivals.stream().map(rival -> Subject.of(rival.origin())).toList();
    return subjects
        .get(subjects.size() - 1)
        .problem(
            Kind.NAME_CLASH,
            "The %s '%s' is in %s bundles: %s; %s."
                .formatted(
                    first.kind().word(),
                    first.name(),
                    rivals.stream().map(rival -> rival.origin().bundle()).distinct().count(),
                    subjects.stream()
                        .map(subject -> "%s (%s)".formatted(subject, subject.jar()))
                        .collect(Collectors.joining(", ")),
                    rivals.stream().anyMatch(Diagnosis::isOwn)
                        ? "the zoo's own is used"
                        : "none is used unless its bundle is named"),
            null);
  }

  /**
   * An error that came out of a call, if it means that one of these plugins does not fit: its code
   * called what is not there, or was called for what it does not have.
   */
  Optional<PluginProblem> ofCall(Throwable error, Collection<Installed> plugins) {
    return linkageErrors(error)
        .findFirst()
        .flatMap(
            linkage ->
                culprit(linkage, plugins)
                    .map(plugin -> problem(Subject.of(plugin.origin()), linkage)));
  }

  private static Optional<Installed> culprit(LinkageError error, Collection<Installed> plugins) {
    Optional<String> caller =
        Arrays.stream(error.getStackTrace())
            .map(StackTraceElement::getClassName)
            .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
            .findFirst();
    return plugins.stream()
        .filter(
            plugin ->
                caller.filter(name -> holds(plugin, name)).isPresent()
                    || words(error).contains(plugin.provider().getName()))
        .findFirst();
  }

  private static boolean holds(Installed plugin, String className) {
    ClassLoader loader = plugin.provider().getClassLoader();
    try {
      return Class.forName(className, false, loader).getClassLoader() == loader;
    } catch (ClassNotFoundException | LinkageError notOurs) {
      return false;
    }
  }

  private Optional<PluginProblem> ofLinkage(Subject subject, Throwable e) {
    return linkageErrors(e).findFirst().map(error -> problem(subject, error));
  }

  private PluginProblem problem(Subject subject, LinkageError error) {
    return error instanceof UnsupportedClassVersionError
        ? subject.problem(
            Kind.BUILT_FOR_NEWER_JAVA,
            "%s was built for %s; this is Java %s."
                .formatted(subject, java(error), Runtime.version().feature()),
            error)
        : subject.problem(Kind.LINKAGE, "%s %s.".formatted(subject, misfit(error)), error);
  }

  private static String java(LinkageError error) {
    Matcher version = CLASS_FILE_VERSION.matcher(words(error));
    return version.find()
        ? "Java " + (Integer.parseInt(version.group(1)) - CLASS_FILE_OFFSET)
        : "a newer Java";
  }

  private String misfit(LinkageError error) {
    String missing = String.valueOf(error.getMessage());
    if (error instanceof NoSuchMethodError) {
      return "calls %s, which is not in plugin API %s or its libraries"
          .formatted(missing, api.version());
    }
    if (error instanceof NoClassDefFoundError) {
      return "needs the class %s, which is neither in its jar nor offered by this zoo (plugin API"
              .formatted(missing.replace('/', '.'))
          + " %s)".formatted(api.version());
    }
    return "does not fit plugin API %s or its libraries: %s".formatted(api.version(), words(error));
  }

  /** The errors in a chain of causes that mean that two things do not go together. */
  private static Stream<LinkageError> linkageErrors(Throwable error) {
    return Thrown.chain(error).stream()
        .filter(LinkageError.class::isInstance)
        .filter(e -> !(e instanceof ExceptionInInitializerError))
        .filter(e -> !(e instanceof UnsatisfiedLinkError))
        .filter(e -> !words(e).contains("Could not initialize class"))
        .map(LinkageError.class::cast);
  }

  private static String reason(Throwable e) {
    if (e instanceof UnusablePluginException) {
      return Thrown.firstLine(e.getMessage());
    }
    if (e instanceof ServiceConfigurationError) {
      String complaint = Thrown.firstLine(e.getMessage()).replaceFirst("^[\\w.$]+: ", "");
      return e.getCause() == null ? complaint : complaint + " (" + words(e.getCause()) + ")";
    }
    return words(e);
  }

  private static String words(Throwable e) {
    if (e instanceof ExceptionInInitializerError && e.getCause() != null) {
      return words(e.getCause());
    }
    return Thrown.words(e);
  }
}
