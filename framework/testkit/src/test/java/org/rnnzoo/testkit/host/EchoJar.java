package org.rnnzoo.testkit.host;

import org.rnnzoo.api.task.Task;
import org.rnnzoo.testkit.PluginJar;

/** Jars with a small task in them, for tests of the host. */
final class EchoJar {

  private EchoJar() {}

  /** A plain jar with the task {@code echo}. */
  static PluginJar plain(String fileName) {
    return PluginJar.named(fileName)
        .source("org.acme.Echo", task("Echo", "echo", ""))
        .provider(Task.class, "org.acme.Echo");
  }

  /** A bundle with the task {@code echo}. */
  static PluginJar bundle(String fileName, String symbolicName, String version) {
    return plain(fileName).bundle(symbolicName, version);
  }

  /**
   * The source of a task.
   *
   * @param members what to add to the class
   */
  static String task(String className, String name, String members) {
    return """
        package org.acme;

        import java.util.List;
        import org.rnnzoo.api.Parameter;
        import org.rnnzoo.api.task.*;

        public class CLASS implements Task<CLASS.Parameters> {

          public record Parameters(
              @Parameter(help = "How long.", unit = "ms", min = 0, max = 1000) double delay) {}

          MEMBERS

          @Override public String name() { return "NAME"; }

          @Override public String title() { return "Say it again"; }

          @Override public List<Version<Parameters>> versions() {
            return List.of(new Version<>("v1", "short", "Does it wait?", new Parameters(100),
                new Version.Card(0.5, 0.5, 0.9, 1)));
          }

          @Override public Channels channels(Parameters p) {
            return new Channels(List.of("pulse"), List.of("echo"));
          }

          @Override public void compose(Parameters p, TrialBuilder trial) {
            Epoch pulse = trial.epoch("pulse", 20);
            trial.epoch("delay", p.delay());
            Epoch echo = trial.epoch("echo", 20);
            trial.input("pulse").set(1, pulse);
            trial.target("echo").set(1, echo);
            trial.mask("echo").set(1, echo);
          }

          @Override public Verdict score(Parameters p, Trial trial, Response response) {
            return Verdict.of(response.output(trial.epoch("echo").start(), 0) > 0.5);
          }
        }
        """
        .replace("CLASS", className)
        .replace("NAME", name)
        .replace("MEMBERS", members);
  }
}
