package org.rnnzoo.core.io;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What of YAML a configuration may use: one document, without references.
 *
 * <p>A configuration is copied into every run and read by programs in other languages; what a
 * reference means is not the same to all of them. Jackson would read {@code *name} as a word.
 */
final class YamlText {

  private static final int DEEPEST = 100;
  private static final String MERGE_KEY = "<<";
  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?\\.(inf|nan)", Pattern.CASE_INSENSITIVE);

  private YamlText() {}

  /**
   * What keeps a text from being read, with line and column: {@code , line 3, column 8, is not
   * well-formed YAML: …}; empty if nothing does.
   */
  static Optional<String> objection(String text) {
    int documents = 0;
    int depth = 0;
    try {
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        depth += event instanceof CollectionStartEvent ? 1 : 0;
        depth -= event instanceof CollectionEndEvent ? 1 : 0;
        documents += event instanceof DocumentStartEvent ? 1 : 0;
        if (documents > 1) {
          return at(event, "begins a second document ('---'); write one file for each");
        } else if (depth > DEEPEST) {
          return at(event, "is nested more than " + DEEPEST + " deep");
        } else if (event instanceof AliasEvent alias) {
          return at(
              event,
              "refers to another place (*%s), which is not read here; write the value out"
                  .formatted(alias.getAlias()));
        } else if (event instanceof ScalarEvent scalar && scalar.isPlain()) {
          Optional<String> objection = ofWord(scalar.getValue());
          if (objection.isPresent()) {
            return at(event, objection.get());
          }
        }
      }
      return Optional.empty();
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? "it ends too early" : e.getProblem();
      return Optional.of(
          e.getProblemMark().map(YamlText::place).orElse("")
              + " is not well-formed YAML: "
              + problem.lines().findFirst().orElse("").strip()
              + ".");
    } catch (YamlEngineException e) {
      return Optional.of(" is not well-formed YAML: it holds a character that no text has.");
    }
  }

  private static Optional<String> ofWord(String word) {
    if (word.equals(MERGE_KEY)) {
      return Optional.of("merges another group (<<), which is not read here; write its keys out");
    }
    return NO_NUMBER.matcher(word).matches()
        ? Optional.of("says " + word + ", which no setting can be; write a finite number")
        : Optional.empty();
  }

  private static Optional<String> at(Event event, String what) {
    return Optional.of(event.getStartMark().map(YamlText::place).orElse("") + " " + what + ".");
  }

  private static String place(Mark mark) {
    return ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ",";
  }
}
