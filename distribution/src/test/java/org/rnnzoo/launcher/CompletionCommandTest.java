package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.launcher.ZooProcess.Outcome;
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

  /**
   * Types a line and a tab into an interactive zsh, and then has it print what the line became. The
   * brackets stand around the line, so that what was typed is not taken for what was completed.
   */
  private static final String ZSH =
      """
      zmodload zsh/zpty
      zpty shell env TERM=dumb zsh -f -i
      zpty -w shell "unsetopt zle_bracketed_paste; source ./zoo.zsh; print REA''DY"
      zpty -r shell said '*READY*'
      zpty -w -n shell $'%s\t'
      zpty -w shell $'\\C-aprint -r -- "<\\C-e>"'
      zpty -r shell said $'*\\n<*>*'
      print -r -- ${${said##*$'\\n'<}%%%%>*}
      """;

  @ParameterizedTest
  @CsvSource({
    "zoo weigh, zoo weights",
    "zoo train --ta, zoo train --task",
    "zoo train --task fl, zoo train --task flip-flop",
    "zoo models ra, zoo models rate",
    "zoo export last --to saf, zoo export last --to safetensors",
    "zoo evaluate la, zoo evaluate last",
    "zoo evaluate 2026, zoo evaluate 20260101-000000_flip-flop"
  })
  void zshCompletesTheSameWords(String typed, String expected) throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/zsh")) || Files.isExecutable(Path.of("/usr/bin/zsh")),
        "There is no zsh; its completion is not tried.");
    Path run = folder.resolve("runs/20260101-000000_flip-flop");
    Files.createDirectories(run);
    Files.writeString(run.resolve("config.yaml"), "");
    Files.writeString(folder.resolve("zoo.zsh"), zoo.run("completion", "zsh").out());
    Files.writeString(folder.resolve("type.zsh"), ZSH.formatted(typed));
    Process zsh =
        new ProcessBuilder("zsh", "-f", "type.zsh")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(zsh.waitFor(20, TimeUnit.SECONDS)).as("zsh answers").isTrue();
    String said = new String(zsh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.strip()).isEqualTo(expected);
  }

  @Test
  void zshLoadsWhatItTakesFirst() {
    assertThat(zoo.run("completion", "zsh").out()).startsWith("autoload -U +X compinit");
    assertThat(zoo.run("completion", "fish").err()).contains("bash or zsh");
  }
}
