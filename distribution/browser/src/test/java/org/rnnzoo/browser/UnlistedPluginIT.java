package org.rnnzoo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.testkit.PluginJar;
import org.rnnzoo.testkit.TinyTask;

/** The page of the plugins, one of which fails when it is asked for its title. */
class UnlistedPluginIT {

  @TempDir private Path folder;

  @Test
  void isNamedAndTheOthersAreShown() throws IOException {
    PluginJar.named("tiny.jar")
        .bundle("org.acme.tiny", "1.0.0")
        .source(
            TinyTask.CLASS,
            TinyTask.source("1.0.0")
                .replace(
                    "return \"Tiny of 1.0.0\";", "throw new IllegalStateException(\"None.\");"))
        .provider(Task.class, TinyTask.CLASS)
        .writeTo(Files.createDirectory(folder.resolve("plugins")));
    try (StudioProcess studio = StudioProcess.start(folder, 0, "--plugins", "plugins");
        Chromium chromium = Chromium.open(1280, 900)) {
      chromium.driver().get(studio.link().toString());
      chromium.driver().get(studio.page("/zoo"));
      chromium.await(b -> chromium.text("zoo-zoo").contains("flip-flop"));
      assertThat(chromium.text("zoo-zoo .problem"))
          .isEqualTo(
              "tiny of org.acme.tiny 1.0.0 cannot be listed: The task 'tiny' of org.acme.tiny"
                  + " 1.0.0 failed in title(): IllegalStateException: None.");
    }
  }
}
