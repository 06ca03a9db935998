package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command that the documents show must be one. */
class CommandsInDocsTest {

  private static final Path ROOT = Path.of(System.getProperty("rnnzoo.root"));
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("(?:\\$ |RUN=\\$\\()?(?:\\./)?zoo (.*?)\\)?", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  static Stream<String> commands() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT)) {
      files
          .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("/target/"))
          .forEach(documents::add);
    }
    return documents.stream().distinct().flatMap(CommandsInDocsTest::commandsIn);
  }

  private static Stream<String> commandsIn(Path document) {
    try {
      return SHELL_BLOCK
          .matcher(Files.readString(document))
          .results()
          .flatMap(block -> block.group(1).replace("\\\n", " ").lines())
          .map(line -> line.replaceFirst("(^|\\s)#.*", "").strip())
          // What a loop of the shell counts.
          .map(line -> line.replaceAll("\\$\\(\\(.*?\\)\\)|\\$K\\b", "1"))
          .filter(line -> COMMAND.matcher(line).matches());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CommandLine grammar() {
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
    Terminal terminal = new Terminal(nowhere, nowhere, false, false, false, 80);
    return new Zoo(terminal, new Installation(ROOT, ROOT), folders -> null).commandLine();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isACommand(String line) {
    assertThatCode(() -> grammar().parseArgs(words(line))).as(line).doesNotThrowAnyException();
  }

  /** The words behind {@code zoo}. */
  static String[] words(String line) {
    Matcher command = COMMAND.matcher(line);
    if (!command.matches()) {
      throw new IllegalArgumentException(line);
    }
    return WORD.matcher(command.group(1))
        .results()
        .map(word -> word.group().replaceAll("^['\"]|['\"]$", ""))
        .toArray(String[]::new);
  }

  @Test
  void theReferenceNamesEveryCommandAndOption() throws IOException {
    String reference = Files.readString(ROOT.resolve("docs/command-line.md"));
    for (CommandLine command : grammar().getSubcommands().values()) {
      CommandSpec spec = command.getCommandSpec();
      assertThat(reference).contains("## zoo " + spec.name());
      for (OptionSpec option : spec.options()) {
        if (!option.hidden()) {
          assertThat(reference).as("zoo " + spec.name()).contains("`" + option.longestName());
        }
      }
    }
  }
}
