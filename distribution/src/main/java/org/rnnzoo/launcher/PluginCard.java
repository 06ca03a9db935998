package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.config.Schema;
import org.rnnzoo.core.plugin.Installed;

/** What there is to say about a plugin, as lines for people. */
final class PluginCard {

  private PluginCard() {}

  static List<String> of(Installed installed) {
    Plugin<?> plugin = installed.plugin();
    List<String> lines = new ArrayList<>();
    lines.add(plugin.name() + ": " + plugin.title());
    if (!plugin.citation().isEmpty()) {
      lines.add("After " + plugin.citation());
    }
    if (!plugin.tags().isEmpty()) {
      lines.add("About " + String.join(", ", plugin.tags()));
    }
    lines.add("From %s %s".formatted(installed.origin().bundle(), installed.origin().version()));
    if (plugin instanceof Task<?> task) {
      lines.add("");
      lines.add("Versions");
      task.versions().forEach(version -> lines.addAll(version(task, version)));
    }
    lines.add("");
    lines.add(
        plugin instanceof Task<?> task
            ? "Parameters, with the values of " + task.versions().get(0).name()
            : "Parameters");
    lines.addAll(parameters(plugin.defaults()).lines(2));
    return lines;
  }

  private static List<String> version(Task<?> task, Version<?> version) {
    List<String> lines = new ArrayList<>();
    lines.add("  %s  %s: %s".formatted(version.name(), version.title(), version.question()));
    Version.Card card = version.card();
    lines.add(
        "      accuracy: chance %s, shortcut %s, solved from %s, ceiling %s"
            .formatted(
                Numbers.brief(card.chance()),
                Numbers.brief(card.shortcut()),
                Numbers.brief(card.solved()),
                Numbers.brief(card.ceiling())));
    String differences = differences(task.defaults(), version.parameters());
    if (!differences.isEmpty()) {
      lines.add("      differs in " + differences);
    }
    return lines;
  }

  private static String differences(Record standard, Record other) {
    Map<String, Object> values = Schema.tree(standard);
    return Schema.tree(other).entrySet().stream()
        .filter(entry -> !entry.getValue().equals(values.get(entry.getKey())))
        .map(entry -> entry.getKey() + "=" + Numbers.plain(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static Table parameters(Record defaults) {
    Table table = new Table("NAME", "DEFAULT", "UNIT", "ALLOWED", "MEANING");
    Map<String, Object> values = Schema.tree(defaults);
    for (Schema.Field field : Schema.of(defaults.getClass()).fields()) {
      String symbol = field.about().symbol();
      table.row(
          field.name(),
          Numbers.plain(values.get(field.name())),
          field.about().unit().isEmpty() ? "-" : field.about().unit(),
          field.allowed(),
          field.about().help() + (symbol.isEmpty() ? "" : " Symbol " + symbol + "."));
    }
    return table;
  }
}
