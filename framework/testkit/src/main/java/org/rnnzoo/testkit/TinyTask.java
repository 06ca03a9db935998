package org.rnnzoo.testkit;

import java.nio.file.Path;
import org.rnnzoo.api.task.Task;

/**
 * A task {@code tiny} as somebody else's jar: of one epoch of 100 ms, one input and one output,
 * with a title that tells the version of the jar.
 */
public final class TinyTask {

  /** The name of its class. */
  public static final String CLASS = "org.acme.Tiny";

  private TinyTask() {}

  /**
   * Writes the jar.
   *
   * @param folder where to
   * @param bundleVersion the version of the jar
   * @return its path
   */
  public static Path jar(Path folder, String bundleVersion) {
    return PluginJar.named("tiny-" + bundleVersion + ".jar")
        .bundle("org.acme.tiny", bundleVersion)
        .source(CLASS, source(bundleVersion))
        .provider(Task.class, CLASS)
        .writeTo(folder);
  }

  /** Its source, to be changed into that of a task with a fault. */
  public static String source(String bundleVersion) {
    return """
    package org.acme;
    import java.util.List;
    import org.rnnzoo.api.Parameter;
    import org.rnnzoo.api.task.*;
    public class Tiny implements Task<Tiny.Parameters> {
      public record Parameters(@Parameter(help = "A size.", min = 0, max = 3) double size) {}
      public String name() { return "tiny"; }
      public String title() { return "Tiny of TITLE"; }
      public List<Version<Parameters>> versions() {
        return List.of(new Version<>("v1", "only", "Why?", new Parameters(1),
            new Version.Card(0.5, 0.5, 0.9, 1)));
      }
      public Channels channels(Parameters p) {
        return new Channels(List.of("in"), List.of("out"));
      }
      public void compose(Parameters p, TrialBuilder trial) {
        Epoch all = trial.epoch("all", DurationLaw.fixed(100));
        trial.input("in").set(p.size(), all);
        trial.target("out").set(p.size(), all);
        trial.mask("out").set(1, all);
      }
      public Verdict score(Parameters p, Trial trial, Response response) {
        return Verdict.of(response.output(0, 0) > 0);
      }
    }
    """
        .replace("TITLE", bundleVersion);
  }
}
