package org.rnnzoo.task.yang2019;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.HashSet;
import java.util.List;
import org.rnnzoo.api.Parameter;

/** Which rules are drawn, how often, and how hard. */
@RecordBuilder
public record RuleSet(
    @Parameter(help = "The rules, each with an input of its own; one rule alone is possible.")
        List<String> rules,
    @Parameter(
            help =
                "How often contextdm1 and contextdm2 are drawn when every other rule is drawn"
                    + " once.",
            min = 0.001,
            max = 1000)
        double contextWeight,
    @Parameter(
            help =
                "Whether the strengths of two stimuli differ ten times as much as in the standard"
                    + " set, or twice as much if they come in sequence.")
        boolean easy)
    implements RuleSetBuilder.With {

  public RuleSet {
    rules = List.copyOf(rules);
    rules.forEach(Rule::of);
    if (rules.isEmpty() || new HashSet<>(rules).size() < rules.size()) {
      throw new IllegalArgumentException(
          "rules are %s; there must be at least one, and none twice.".formatted(rules));
    }
  }
}
