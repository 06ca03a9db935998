package org.rnnzoo.launcher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.workbench.catalogue.Examples;

/** What there is to say about a plugin, as lines for people. */
final class PluginCard {

  private PluginCard() {}

  /**
   * The lines.
   *
   * @param version the version of a task that is asked for; empty for all
   * @param width the most characters on a line of a table
   */
  static List<String> of(Installed installed, String version, Examples examples, int width) {
    Plugin<?> plugin = installed.plugin();
    List<String> lines = new ArrayList<>();
    lines.addAll(said(plugin.name() + ": " + plugin.title(), 0, width));
    if (!plugin.citation().isEmpty()) {
      lines.addAll(said("After " + plugin.citation(), 0, width));
    }
    if (!plugin.tags().isEmpty()) {
      lines.addAll(said("About " + String.join(", ", plugin.tags()), 0, width));
    }
    lines.add("From %s %s".formatted(installed.origin().bundle(), installed.origin().version()));
    if (plugin instanceof Task<?> task) {
      if (!task.aliases().isEmpty()) {
        lines.add("Also called " + String.join(", ", task.aliases()));
      }
      examples
          .recipe(task.name())
          .ifPresent(
              recipe ->
                  lines.addAll(
                      said(
                          "Recipe of 'zoo train --task %s': %s"
                              .formatted(task.name(), recipe.file()),
                          0,
                          width)));
      lines.add("");
      lines.add("Versions");
      task.versions().stream()
          .filter(any -> version.isEmpty() || any.name().equals(version))
          .forEach(any -> lines.addAll(version(task, any, width)));
    }
    lines.add("");
    if (plugin instanceof Task<?> task) {
      String shown = version.isEmpty() ? task.versions().get(0).name() : version;
      Record values =
          task.versions().stream()
              .filter(any -> any.name().equals(shown))
              .<Record>map(Version::parameters)
              .findFirst()
              .orElseThrow();
      lines.add("Parameters, with the values of " + shown);
      lines.addAll(parameters(values).lines(2, width));
    } else {
      lines.add("Parameters");
      lines.addAll(parameters(plugin.defaults()).lines(2, width));
    }
    return lines;
  }

  private static List<String> said(String text, int indent, int width) {
    return new Paragraph(text, indent, indent + 2).lines(width);
  }

  private static List<String> version(Task<?> task, Version<?> version, int width) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        said(
            "%s  %s: %s".formatted(version.name(), version.title(), version.question()), 2, width));
    Version.Card card = version.card();
    lines.addAll(
        said(
            "accuracy: chance %s, shortcut %s, solved from %s, ceiling %s"
                .formatted(
                    Numbers.brief(card.chance()),
                    Numbers.brief(card.shortcut()),
                    Numbers.brief(card.solved()),
                    Numbers.brief(card.ceiling())),
            6,
            width));
    for (StressTest<?> test : version.stressTests()) {
      lines.addAll(
          said(
              "under stress: %s, bar %s: %s"
                  .formatted(test.name(), Numbers.brief(test.bar()), test.reason()),
              6,
              width));
    }
    String differences = differences(task.defaults(), version.parameters());
    if (!differences.isEmpty()) {
      lines.addAll(said("differs in " + differences, 6, width));
    }
    return lines;
  }

  private static String differences(Record standard, Record other) {
    Map<String, Object> values = new HashMap<>();
    Schema.leaves(standard).forEach(leaf -> values.put(leaf.path(), leaf.value()));
    return Schema.leaves(other).stream()
        .filter(leaf -> !leaf.value().equals(values.get(leaf.path())))
        .map(leaf -> leaf.path() + "=" + Numbers.plain(Schema.plainValue(leaf.value())))
        .collect(Collectors.joining(", "));
  }

  private static Table parameters(Record defaults) {
    Table table = new Table("NAME", "DEFAULT", "UNIT", "ALLOWED", "MEANING");
    for (Schema.Leaf leaf : Schema.leaves(defaults)) {
      Parameter about = leaf.field().about();
      table.row(
          leaf.path(),
          Numbers.plain(Schema.plainValue(leaf.value())),
          about.unit().isEmpty() ? "-" : about.unit(),
          leaf.field().allowed(),
          about.help() + (about.symbol().isEmpty() ? "" : " Symbol " + about.symbol() + "."));
    }
    return table;
  }
}
