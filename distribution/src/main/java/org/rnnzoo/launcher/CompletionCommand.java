package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code zoo completion}. */
@Command(
    name = "completion",
    sortOptions = false,
    description =
        "Print what makes a shell complete commands, options, names of plugins and names of runs.",
    footer = {
      "",
      "For example, for this session:",
      "  source <(zoo completion bash)",
      "or for all that come:",
      "  zoo completion bash > ~/.local/share/bash-completion/completions/zoo"
    })
final class CompletionCommand implements Callable<Integer> {

  private static final List<String> SHELLS = List.of("bash", "zsh");

  /** What zsh needs to run what was written for bash. */
  private static final String ZSH_PRELUDE =
      "autoload -U +X compinit && compinit -i; autoload -U +X bashcompinit && bashcompinit";

  @ParentCommand private Zoo zoo;

  @Parameters(paramLabel = "SHELL", description = "The shell: bash or zsh.")
  private String shell;

  @Override
  public Integer call() {
    if (!SHELLS.contains(shell)) {
      throw UserException.input(
          "'%s' is no shell known here; it must be bash or zsh.".formatted(shell));
    }
    if (shell.equals("zsh")) {
      zoo.print(ZSH_PRELUDE);
    }
    zoo.terminal().out().print(AutoComplete.bash("zoo", zoo.commandLine()) + names());
    return ExitCode.DONE;
  }

  /** Adds names, which the grammar does not know; those of runs are looked up by the shell. */
  private String names() {
    String text = template();
    for (PluginKind kind : PluginKind.values()) {
      String names =
          zoo.plugins().all(kind).stream()
              .flatMap(CompletionCommand::callings)
              .distinct()
              .sorted()
              .collect(Collectors.joining(" "));
      text = text.replace("@" + kind.name() + "@", names);
    }
    return text;
  }

  /** What a plugin is called; words for a shell, which is not to run what a stranger chose. */
  private static Stream<String> callings(Installed plugin) {
    return Stream.concat(Stream.of(plugin.name()), plugin.plugin().aliases().stream())
        .filter(name -> name.matches("[A-Za-z0-9._-]+"));
  }

  private static String template() {
    try (InputStream in = CompletionCommand.class.getResourceAsStream("completion.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
