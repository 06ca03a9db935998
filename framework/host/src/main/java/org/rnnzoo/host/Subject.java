package org.rnnzoo.host;

import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginProblem.Kind;

/**
 * Whom a problem is about.
 *
 * @param jar the file name
 * @param bundle the symbolic name; empty if unknown
 * @param version the version; empty if unknown
 */
record Subject(String jar, String bundle, String version) {

  static Subject of(PluginFile file) {
    return new Subject(file.name(), "", "");
  }

  static Subject of(PluginFile file, BundleContent content) {
    return new Subject(file.name(), content.symbolicName(), content.version());
  }

  static Subject of(Bundle bundle) {
    return new Subject(
        PluginFile.pathOf(bundle).getFileName().toString(),
        bundle.getSymbolicName(),
        bundle.getVersion().toString());
  }

  static Subject of(Origin origin) {
    return new Subject(
        Path.of(origin.location()).getFileName().toString(),
        origin.bundle(),
        origin.version().toString());
  }

  /** A problem of this subject, with the hint that goes with its kind. */
  PluginProblem problem(Kind kind, String sentence, Throwable cause) {
    return new PluginProblem(jar, bundle, kind, sentence, hint(kind), cause);
  }

  private static String hint(Kind kind) {
    return switch (kind) {
      case NOT_A_JAR -> "Copy it again, or build it again.";
      case NO_PROVIDER ->
          "Write the name of its class into META-INF/services/org.rnnzoo.api.task.Task (or"
              + " model.Model, train.Trainer, analysis.Analysis); a library goes inside the jar of"
              + " the plugin that needs it.";
      case DUPLICATE -> "Remove one of the two, or give the newer one a higher version.";
      case UNRESOLVED ->
          "Put what is missing inside the jar, or use a version of it that is offered.";
      case API_TOO_NEW -> "Update the zoo, or use an older version of the plugin.";
      case API_TOO_OLD ->
          "Use a newer version of the plugin, or build it against the plugin API of this zoo.";
      case ACTIVATOR_FAILED -> "Correct its Bundle-Activator; if it is not yours, tell its author.";
      case PROVIDER_FAILED ->
          "Correct the class, or the line under META-INF/services that names it; if it is not"
              + " yours, tell its author.";
      case BUILT_FOR_NEWER_JAVA -> "Run the zoo on that Java, or build the plugin with release 17.";
      case LINKAGE ->
          "Build the plugin against the plugin API of this zoo, and put the libraries it needs"
              + " inside its jar.";
      case BAD_PARAMETERS ->
          "Correct the record of its parameters or its annotations; if it is not yours, tell its"
              + " author.";
      case NAME_CLASH ->
          "Remove one of them, or write the bundle before the name, as in BUNDLE:NAME.";
    };
  }

  @Override
  public String toString() {
    return bundle + " " + version;
  }
}
