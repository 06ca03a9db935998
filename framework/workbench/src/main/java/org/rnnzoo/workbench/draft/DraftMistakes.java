package org.rnnzoo.workbench.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnnzoo.core.UserException;

/**
 * What is wrong with a draft, each thing beside the choice that it is about.
 *
 * @param list the mistakes
 */
public record DraftMistakes(List<Mistake> list) {

  /** The key with which a sentence about one begins. */
  private static final Pattern KEY =
      Pattern.compile("^(?:There is no key ')?([A-Za-z][\\w.\\[\\]-]*?)(?:'| is |: |\\.? )");

  public DraftMistakes {
    list = List.copyOf(list);
  }

  /**
   * One of them.
   *
   * @param place the choice: {@code tasks[0].bits}, {@code model.units}, {@code stop.steps}; empty
   *     if it is about no single one
   * @param sentence what is wrong
   */
  public record Mistake(String place, String sentence) {}

  /** What is wrong with a draft that cannot even be read. */
  public static DraftMistakes of(UserException unreadable) {
    return new DraftMistakes(
        unreadable.mistakes().stream()
            .map(mistake -> new Mistake(dotted(mistake.path()), mistake.sentence()))
            .toList());
  }

  /** A JSON pointer as a path: {@code /tasks/0/share} is {@code tasks[0].share}. */
  private static String dotted(String pointer) {
    return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]").replaceFirst("^/", "").replace('/', '.');
  }

  static DraftMistakes of(Draft draft, String message) {
    List<Mistake> mistakes = new ArrayList<>();
    message.lines().forEach(line -> mistakes.add(new Mistake(place(draft, line), line)));
    return new DraftMistakes(mistakes);
  }

  private static String place(Draft draft, String sentence) {
    Matcher key = KEY.matcher(sentence);
    if (!key.find()) {
      return "";
    }
    String path = key.group(1);
    if (!path.equals("task") && !path.startsWith("task.")) {
      boolean known = path.matches("(model|trainer|stop|evaluation)(\\..*)?|dt|seed|threads|from");
      return known ? path : "";
    }
    String rest = path.equals("task") ? "" : path.substring("task.".length());
    if (!draft.isMixture()) {
      return rest.isEmpty() ? "tasks[0]" : "tasks[0]." + rest;
    }
    List<List<String>> labels = draft.labels();
    for (int i = 0; i < labels.size(); i++) {
      for (String label : labels.get(i)) {
        if (rest.equals(label) || rest.startsWith(label + ".")) {
          String own = rest.substring(label.length());
          return "tasks[" + i + "]" + own;
        }
      }
    }
    return "tasks";
  }
}
