package org.rnnzoo.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.core.plugin.PluginProblem;

/** What the author's guide quotes is there. */
class AuthorGuideTest {

  private static final Path ROOT = Path.of(System.getProperty("rnnzoo.root"));
  private static final Pattern QUOTE =
      Pattern.compile(
          "From \\[`([^`]+)`]\\(\\.\\./examples/third-party/([^)]+)\\):\n\n```\\w*\n(.*?)```",
          Pattern.DOTALL);

  /** The guide, which tests of problems look into as well. */
  static String guide() {
    try {
      return Files.readString(ROOT.resolve("docs/plugin-author-guide.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<MatchResult> quotes() {
    return QUOTE.matcher(guide()).results().toList();
  }

  @ParameterizedTest
  @MethodSource("quotes")
  void aQuoteIsInItsFile(MatchResult quote) throws IOException {
    assertThat(quote.group(1)).isEqualTo(quote.group(2));
    assertThat(Files.readString(ROOT.resolve("examples/third-party").resolve(quote.group(1))))
        .contains(quote.group(3));
  }

  @Test
  void everyFileThatIsMentionedIsQuoted() {
    assertThat(Stream.of(guide().split("\nFrom \\[", -1)).skip(1)).hasSameSizeAs(quotes());
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfProblemHasARow(PluginProblem.Kind kind) {
    assertThat(guide())
        .contains("\n| `" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` | ");
  }
}
