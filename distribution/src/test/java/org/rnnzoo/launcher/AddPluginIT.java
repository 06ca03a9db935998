package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.testkit.PluginJar;
import org.rnnzoo.testkit.TinyTask;

/** Plugins that are taken, and those that are not, by what the host says of them. */
@Tag(Soak.TAG)
class AddPluginIT {

  @TempDir private Path folder;

  private Outcome add(Path jar) {
    return new ZooProcess(folder).run("plugins", "add", jar.toString());
  }

  private List<String> taken() throws IOException {
    Path plugins = folder.resolve("user/plugins");
    if (!Files.exists(plugins)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(plugins)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aTaskIsTakenOnce() throws IOException {
    Path jar = TinyTask.jar(folder, "1.0.0");
    Outcome first = add(jar);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).contains("It provides task tiny.");
    assertThat(Path.of(first.lastLine())).hasSameBinaryContentAs(jar);

    assertThat(add(jar).err()).contains("There is a file tiny-1.0.0.jar");
    Path again = Files.copy(jar, folder.resolve("again.jar"));
    assertThat(add(again).err()).contains("installed already from tiny-1.0.0.jar");
    assertThat(add(TinyTask.jar(folder, "2.0.0")).err()).contains("holds version 1.0.0 of it");
    assertThat(taken()).containsExactly("tiny-1.0.0.jar");
  }

  @Test
  void whatDoesNotLoadOrClashesIsNotTaken() throws IOException {
    Path half = Files.writeString(folder.resolve("half.jar"), "PK, but no more");
    Outcome outcome = add(half);
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.err()).contains("half.jar is not a readable jar");
    Path rival =
        PluginJar.named("rival.jar")
            .bundle("org.acme.rival", "1.0.0")
            .source(
                TinyTask.CLASS,
                TinyTask.source("1").replace("return \"tiny\"", "return \"flip-flop\""))
            .provider(Task.class, TinyTask.CLASS)
            .writeTo(folder);
    assertThat(add(rival).err()).contains("provides the task flip-flop, as org.rnnzoo.");
    assertThat(taken()).isEmpty();
  }
}
