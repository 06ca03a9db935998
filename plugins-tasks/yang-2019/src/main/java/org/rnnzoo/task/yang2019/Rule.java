package org.rnnzoo.task.yang2019;

import java.util.List;
import org.rnnzoo.task.yang2019.Compare.Attention;

/**
 * What is to be done in a trial.
 *
 * @param word the name in the paper's program
 * @param design how its trials are made
 */
record Rule(String word, Design design) {

  /** The twenty rules, in the order of the paper's program. */
  static final List<Rule> ALL =
      List.of(
          new Rule("fdgo", new Reach(Timing.VISIBLE, false)),
          new Rule("reactgo", new Reach(Timing.REACTION, false)),
          new Rule("delaygo", new Reach(Timing.MEMORY, false)),
          new Rule("fdanti", new Reach(Timing.VISIBLE, true)),
          new Rule("reactanti", new Reach(Timing.REACTION, true)),
          new Rule("delayanti", new Reach(Timing.MEMORY, true)),
          new Rule("dm1", Compare.together(Attention.ONLY_1)),
          new Rule("dm2", Compare.together(Attention.ONLY_2)),
          new Rule("contextdm1", Compare.together(Attention.TO_1)),
          new Rule("contextdm2", Compare.together(Attention.TO_2)),
          new Rule("multidm", Compare.together(Attention.TO_BOTH)),
          new Rule("delaydm1", Compare.inSequence(Attention.ONLY_1)),
          new Rule("delaydm2", Compare.inSequence(Attention.ONLY_2)),
          new Rule("contextdelaydm1", Compare.inSequence(Attention.TO_1)),
          new Rule("contextdelaydm2", Compare.inSequence(Attention.TO_2)),
          new Rule("multidelaydm", Compare.inSequence(Attention.TO_BOTH)),
          new Rule("dmsgo", Match.direction(true)),
          new Rule("dmsnogo", Match.direction(false)),
          new Rule("dmcgo", Match.category(true)),
          new Rule("dmcnogo", Match.category(false)));

  private static final List<String> CONTEXTUAL = List.of("contextdm1", "contextdm2");

  /** The input that shows the rule, and the measure of its accuracy. */
  String channel() {
    return "rule." + word;
  }

  /** Whether the rule is drawn more often than others. */
  boolean isContextual() {
    return CONTEXTUAL.contains(word);
  }

  /** The rule of a name. */
  static Rule of(String word) {
    return ALL.stream()
        .filter(rule -> rule.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no rule '%s'; there are %s.".formatted(word, words())));
  }

  /** The names of all rules. */
  static List<String> words() {
    return ALL.stream().map(Rule::word).toList();
  }
}
