package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.figure.Figures;

/**
 * Holds a result against files of the source tree that somebody has read and looked at: its report
 * and its numbers as text, its figures as SVG.
 *
 * <p>After a change that is meant, run the test with {@code -Dgolden.update=true}, which writes the
 * files anew, and look at them.
 */
public final class GoldenResult {

  private GoldenResult() {}

  /**
   * Compares a result with {@code src/test/resources/PACKAGE/NAME.txt} and {@code NAME-FIGURE.svg}.
   *
   * @param test the test class, whose package names the folder
   * @param name what the files are called
   * @param result what must be as it was
   */
  public static void check(Class<?> test, String name, Result result) {
    Path folder =
        Path.of(System.getProperty("basedir", "."))
            .resolve("src/test/resources")
            .resolve(test.getPackageName().replace('.', '/'));
    check(folder.resolve(name + ".txt"), text(result));
    result
        .figures()
        .forEach(
            (figure, drawn) ->
                check(folder.resolve(name + "-" + figure + ".svg"), Figures.svg(drawn)));
  }

  /** The report, the values and the tables, numbers with five digits. */
  private static String text(Result result) {
    StringBuilder text = new StringBuilder();
    result.report().forEach(line -> text.append(line).append('\n'));
    result
        .values()
        .forEach(
            (name, value) -> {
              if (!(value instanceof List<?>)) {
                text.append(name).append(": ").append(word(value)).append('\n');
              }
            });
    result
        .tables()
        .forEach(
            (name, table) -> {
              text.append(name).append(":\n");
              table
                  .maps()
                  .forEach(
                      row -> {
                        row.forEach(
                            (key, value) ->
                                text.append("  ").append(key).append('=').append(word(value)));
                        text.append('\n');
                      });
            });
    return text.toString();
  }

  private static String word(Object value) {
    if (value instanceof Double number) {
      // What is 0 but for rounding has no digits to compare.
      return Math.abs(number) < 1e-6 ? "0" : String.format(Locale.ROOT, "%.5g", number);
    }
    return String.valueOf(value);
  }

  private static void check(Path golden, String text) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(golden.getParent());
        Files.writeString(golden, text);
      }
      assertThat(text).as("%s", golden.getFileName()).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
