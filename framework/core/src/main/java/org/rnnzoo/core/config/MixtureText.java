package org.rnnzoo.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.config.TaskPlan.Combination;

/**
 * Tasks in one word: {@code flip-flop@v1*2} is two copies in parallel, {@code a+b} two tasks in
 * parallel, {@code a,b} two tasks in turn.
 *
 * @param combination how they are combined
 * @param tasks the text of each, a copy for each copy
 */
record MixtureText(Combination combination, List<String> tasks) {

  private static final Pattern COPIES = Pattern.compile("(.+)\\*(\\d{1,3})");

  /**
   * Reads what a user wrote.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static MixtureText parse(String text) {
    List<String> parallel = split(text, '+');
    List<String> interleaved = split(text, ',');
    if (parallel.size() > 1 && interleaved.size() > 1) {
      throw new IllegalArgumentException(
          "'%s' mixes tasks in parallel (+) and in turn (,); choose one.".formatted(text));
    }
    List<String> tasks = new ArrayList<>();
    for (String part : interleaved.size() > 1 ? interleaved : parallel) {
      Matcher copies = COPIES.matcher(part.strip());
      if (copies.matches()) {
        tasks.addAll(
            Collections.nCopies(Integer.parseInt(copies.group(2)), copies.group(1).strip()));
      } else {
        tasks.add(part.strip());
      }
    }
    if (tasks.isEmpty() || tasks.contains("")) {
      throw new IllegalArgumentException(
          "'%s' names no task; write for example flip-flop@v1*2.".formatted(text));
    }
    if (interleaved.size() > 1) {
      return new MixtureText(Combination.INTERLEAVED, tasks);
    }
    boolean alone = tasks.size() == 1 && !text.contains("*");
    return new MixtureText(alone ? Combination.ALONE : Combination.PARALLEL, tasks);
  }

  /** Splits at a sign, but not inside the brackets of a range of versions. */
  private static List<String> split(String text, char sign) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
      if (c == sign && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
