package org.rnnzoo.core.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What of YAML a configuration may use: one document, without references and tags.
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
    Keys keys = new Keys();
    try {
      for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
        documents += event instanceof DocumentStartEvent ? 1 : 0;
        boolean key = keys.isKey(event);
        if (documents > 1) {
          return at(event, "begins a second document ('---'); write one file for each");
        } else if (keys.depth() > DEEPEST) {
          return at(event, "is nested more than " + DEEPEST + " deep");
        } else if (key && event instanceof CollectionStartEvent) {
          return at(event, "has a list or a group for a key; a key is a word");
        } else if (tag(event).isPresent()) {
          return at(
              event,
              "has a tag (%s), which is not read here; leave it out".formatted(tag(event).get()));
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

  /** The kind that a value is explicitly said to be of. */
  private static Optional<String> tag(Event event) {
    return event instanceof ScalarEvent scalar
        ? scalar.getTag()
        : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
  }

  /** Tells keys from values: in a group, every other node is a key. */
  private static final class Keys {

    private static final int LIST = -1;

    /** For every open collection the nodes of it so far, or that it is a list. */
    private final Deque<Integer> open = new ArrayDeque<>();

    /** Takes the next event in; whether it begins a key. */
    boolean isKey(Event event) {
      boolean ofGroup = event instanceof NodeEvent && !open.isEmpty() && open.peek() != LIST;
      boolean key = ofGroup && open.peek() % 2 == 0;
      if (ofGroup) {
        open.push(open.pop() + 1);
      }
      if (event instanceof CollectionStartEvent) {
        open.push(event instanceof MappingStartEvent ? 0 : LIST);
      } else if (event instanceof CollectionEndEvent) {
        open.pop();
      }
      return key;
    }

    int depth() {
      return open.size();
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
