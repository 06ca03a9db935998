package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.testkit.PluginJar;
import org.rnnzoo.testkit.TinyTask;

/** Plugins of the user's own: dropped in, in two versions, and broken. */
class DropInIT {

  @TempDir Path folder;
  private Path plugins;

  @BeforeEach
  void makePluginFolder() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
  }

  /** The program as a user starts it. */
  private Outcome started(String... arguments) {
    return new ZooProcess(folder).run(arguments);
  }

  /** The same in this process; it loads all plugins anew each time. */
  private Outcome zoo(String... arguments) {
    return ZooInProcess.assembledFor(folder.resolve("user")).run(arguments);
  }

  private Outcome withPlugins(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--plugins", plugins.toString()));
    return zoo(all.toArray(String[]::new));
  }

  @Test
  void aJarThatIsDroppedInIsThereTheNextTime() throws IOException {
    assertThat(started("tasks", "--plugins", "plugins").out()).doesNotContain("tiny");
    Path jar = TinyTask.jar(plugins, "1.0.0");
    assertThat(started("tasks", "--plugins", "plugins").out())
        .contains("Tiny of 1.0.0", "flip-flop");
    Files.delete(jar);
    assertThat(started("tasks", "--plugins", "plugins").out()).doesNotContain("tiny");
  }

  @Test
  void theUsersOwnFolderIsLookedAtWithoutAsking() throws IOException {
    TinyTask.jar(Files.createDirectories(folder.resolve("user/plugins")), "1.0.0");
    assertThat(started("tasks").out()).contains("Tiny of 1.0.0");
  }

  @Test
  void aDroppedInTaskCanBeTrained() {
    TinyTask.jar(plugins, "1.0.0");
    Outcome outcome =
        withPlugins(
            "train",
            "--task",
            "tiny",
            "units=4",
            "stop.steps=20",
            "--runs",
            folder.resolve("runs").toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(Path.of(outcome.lastLine()).resolve("manifest.json"))
        .content()
        .contains("org.acme.tiny");

    Outcome without = zoo("evaluate", outcome.lastLine());
    assertThat(without.code()).isEqualTo(ExitCode.PLUGIN);
    assertThat(without.err()).contains("was made with org.acme.tiny 1.0.0");
  }

  @Test
  void twoVersionsAreThereSideBySide() {
    TinyTask.jar(plugins, "1.0.0");
    TinyTask.jar(plugins, "2.1.0");
    assertThat(withPlugins("tasks").out()).contains("Tiny of 1.0.0", "Tiny of 2.1.0");
    assertThat(withPlugins("tasks", "tiny").out()).contains("Tiny of 2.1.0");
    assertThat(withPlugins("tasks", "tiny@[1,2)").out())
        .contains("Tiny of 1.0.0")
        .doesNotContain("2.1.0");
    assertThat(withPlugins("tasks", "tiny@3.0.0").code()).isEqualTo(ExitCode.PLUGIN);
  }

  @Test
  void aFolderThatIsNamedComesFirstEvenWithALowerVersion() throws IOException {
    TinyTask.jar(Files.createDirectories(folder.resolve("user/plugins")), "2.1.0");
    TinyTask.jar(plugins, "1.0.0");
    assertThat(zoo("tasks", "tiny").out()).contains("Tiny of 2.1.0");
    assertThat(withPlugins("tasks", "tiny").out()).contains("Tiny of 1.0.0");
    assertThat(withPlugins("tasks", "tiny@[2,3)").out()).contains("Tiny of 2.1.0");
  }

  @Test
  void aBrokenJarIsToldAndStopsNoOther() throws IOException {
    Files.writeString(plugins.resolve("half.jar"), "PK, but no more");
    TinyTask.jar(plugins, "1.0.0");
    Outcome tasks = withPlugins("tasks");
    assertThat(tasks.code()).isZero();
    assertThat(tasks.out()).contains("tiny", "flip-flop");
    assertThat(tasks.err()).contains("zoo plugins diag");

    Outcome diag = withPlugins("plugins", "diag");
    assertThat(diag.code()).isEqualTo(ExitCode.PLUGIN);
    assertThat(diag.out()).contains("half.jar (not-a-jar)").doesNotContain("tiny-1.0.0");
    assertThat(diag.err()).isEmpty();
    assertThat(withPlugins("plugins").out()).contains("broken", "half.jar");
    assertThat(withPlugins("doctor").code()).isEqualTo(ExitCode.JOB_FAILED);
  }

  @Test
  void aTaskThatLacksAClassIsToldAndCodeThree() {
    PluginJar.named("lacking.jar")
        .bundle("org.acme.tiny", "1.0.0")
        .source(TinyTask.CLASS, TinyTask.source("1.0.0").replace("p.size()", "Library.SIZE.get()"))
        .compiledAgainst(
            "org.acme.Library",
            """
            package org.acme;
            public class Library {
              public static final ThreadLocal<Double> SIZE = ThreadLocal.withInitial(() -> 1.0);
            }
            """)
        .provider(Task.class, TinyTask.CLASS)
        .writeTo(plugins);
    Outcome outcome = withPlugins("trial", "tiny");
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.PLUGIN);
    assertThat(outcome.err()).contains("org.acme").doesNotContain("\tat ");
  }
}
