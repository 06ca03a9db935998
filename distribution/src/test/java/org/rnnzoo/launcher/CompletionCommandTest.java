package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.launcher.ZooInProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;

/** The script of {@code zoo completion}, asked by the shell that it is for. */
class CompletionCommandTest {

  @TempDir Path folder;

  private final ZooInProcess zoo = new ZooInProcess(new FlipFlopTask(), new RateModel());

  private List<String> completions(String line) throws IOException, InterruptedException {
    Outcome outcome = zoo.run("completion", "bash");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Files.writeString(folder.resolve("zoo.bash"), outcome.out());
    String[] words = line.split(" ", -1);
    String asked =
        "source ./zoo.bash; COMP_WORDS=(%s); COMP_CWORD=%s; _zoo_names 2> >(grep -v compopt >&2); printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(line.endsWith(" ") ? line + "''" : line, words.length - 1);
    Process bash =
        new ProcessBuilder("bash", "-c", asked)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    return said.lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "zoo tr, train",
    "zoo train --ta, --task",
    "zoo train --task fl, flip-flop",
    "zoo models ra, rate",
    "zoo export last --to saf, safetensors",
    "zoo evaluate la, last",
    "zoo evaluate 2026, 20260101-000000_flip-flop",
    "zoo report last 2026, 20260101-000000_flip-flop"
  })
  void wordsAreCompleted(String line, String expected) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "There is no bash.");
    Path run = folder.resolve("runs/20260101-000000_flip-flop");
    Files.createDirectories(run);
    Files.writeString(run.resolve("config.yaml"), "");
    assertThat(completions(line)).contains(expected);
  }

  @Test
  void zshLoadsWhatItTakesFirst() {
    assertThat(zoo.run("completion", "zsh").out()).startsWith("autoload -U +X compinit");
    assertThat(zoo.run("completion", "fish").err()).contains("bash or zsh");
  }
}
