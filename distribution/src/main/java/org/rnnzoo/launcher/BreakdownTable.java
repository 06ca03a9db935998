package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.workbench.inspect.Breakdown;

/**
 * A breakdown as a table.
 *
 * @param breakdown the results by condition
 */
record BreakdownTable(Breakdown breakdown) {

  Table table() {
    List<String> heading = new ArrayList<>();
    breakdown.conditions().forEach(condition -> heading.add(condition.toUpperCase(Locale.ROOT)));
    heading.addAll(List.of("ACCURACY", "WHOLE TRIALS", "SCORED TRIALS"));
    Table table = new Table(heading.toArray(String[]::new));
    breakdown
        .results()
        .forEach(
            (values, group) -> {
              List<Object> row = new ArrayList<>();
              values.forEach(value -> row.add(Numbers.plain(value)));
              row.add(Numbers.brief(group.accuracy()));
              row.add(Numbers.brief(group.trialAccuracy()));
              row.add(group.trials());
              table.row(row.toArray());
            });
    return table;
  }
}
