package org.rnnzoo.workbench.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.config.Listed;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.schema.Schema;
import org.rnnzoo.figure.Figures;

/**
 * A catalogue of tasks: an index, a page for each task, and a picture of a trial for each version.
 *
 * @param folder where it is written; a file {@code trained.csv} there adds measured accuracies
 */
public record TaskPages(Path folder) {

  /** What is written of one task, by the names of the files. */
  private record Part(String rows, Map<String, String> files) {}

  /**
   * Writes everything.
   *
   * @return a sentence for each task that fails when it is asked, and so has no page
   */
  public List<String> write(List<Installed> plugins) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
    TrainedAccuracies trained = TrainedAccuracies.read(folder.resolve("trained.csv"));
    Listed<Part> parts = Listed.of(plugins, plugin -> part((Task<?>) plugin.plugin(), trained));
    AtomicFile.write(folder.resolve("README.md"), index(parts.entries()));
    parts
        .entries()
        .forEach(
            part ->
                part.files().forEach((name, text) -> AtomicFile.write(folder.resolve(name), text)));
    return parts.unlisted();
  }

  private static Part part(Task<?> task, TrainedAccuracies trained) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(task.name() + ".md", page(task, trained));
    files.putAll(pictures(task));
    return new Part(rows(task, trained), files);
  }

  private static String index(List<Part> parts) {
    StringBuilder text = new StringBuilder("# The tasks\n\n");
    text.append(
        """
        Made by `zoo tasks --write docs/tasks`. Accuracies are shares of decisions. *Chance* is the best constant answer, *shortcut* the
        best answer without something the task is meant to need, *bar* where a
        network fits the version and training stops by default, *ceiling* an ideal observer.
        *Trained* is what the `rate` model reached on 8192 fresh trials with the recipe of the task in `examples/tasks`, over the seeds
        that were tried; `benchmarks/learn` measures it again. *Verdict* says of how many of these networks the task is *solved*: they
        reach the bars of the version's stress tests, too, which its page names; the others *fit*. "-" was not measured.

        A page shows one of the first trials of each version: of another rule or kind than the versions before it, where there are several.
        What is not scored, its loss weight being 0, is grey in a map of targets and a gap in the line of a target. Weights have a panel
        of their own where they are the same for all outputs.

        """);
    text.append(
        "| task | version | asks | chance | shortcut | bar | ceiling | trained | verdict | steps"
            + " |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|\n");
    parts.forEach(part -> text.append(part.rows()));
    return text.toString();
  }

  private static String rows(Task<?> task, TrainedAccuracies trained) {
    StringBuilder text = new StringBuilder();
    for (Version<?> version : task.versions()) {
      boolean first = version.name().equals(task.versions().get(0).name());
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  first ? "[%s](%s.md)".formatted(task.name(), task.name()) : "",
                  version.name() + " " + version.title(),
                  version.question(),
                  figures(task, version, trained)));
    }
    return text.toString();
  }

  private static String figures(Task<?> task, Version<?> version, TrainedAccuracies trained) {
    Version.Card card = version.card();
    Optional<TrainedAccuracies.Range> range = trained.of(task.name(), version.name());
    return String.join(
        " | ",
        share(card.chance()),
        share(card.shortcut()),
        share(card.solved()),
        share(card.ceiling()),
        range.map(TrainedAccuracies.Range::accuracies).orElse("-"),
        range.map(TrainedAccuracies.Range::verdict).orElse("-"),
        range.map(TrainedAccuracies.Range::steps).orElse("-"));
  }

  static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("0$", "");
  }

  private static String page(Task<?> task, TrainedAccuracies trained) {
    StringBuilder text = new StringBuilder();
    text.append("# %s\n\n%s.".formatted(task.name(), task.title()));
    if (!task.citation().isEmpty()) {
      text.append(" After ").append(task.citation()).append('.');
    }
    text.append('\n');
    if (!task.aliases().isEmpty()) {
      text.append("\nAlso called ")
          .append(task.aliases().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))
          .append(".\n");
    }
    text.append("\n| version | chance | shortcut | bar | ceiling | trained | verdict | steps |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    for (Version<?> version : task.versions()) {
      text.append(
          "| %s %s | %s |\n"
              .formatted(version.name(), version.title(), figures(task, version, trained)));
    }
    for (Version<?> version : task.versions()) {
      text.append(
          "\n## %s: %s\n\n%s\n\n![A trial of %s](%s)\n"
              .formatted(
                  version.name(),
                  version.title(),
                  version.question(),
                  version.name(),
                  picture(task, version)));
      text.append(stressTests(version));
    }
    return text.append("\n## Parameters\n\n").append(parameters(task)).toString();
  }

  private static String stressTests(Version<?> version) {
    StringBuilder text = new StringBuilder();
    for (StressTest<?> test : version.stressTests()) {
      text.append(
          "- Under stress, `%s`, bar %s: %s\n"
              .formatted(test.name(), share(test.bar()), test.reason()));
    }
    return text.isEmpty() ? "" : "\n" + text;
  }

  private static String parameters(Task<?> task) {
    StringBuilder text = new StringBuilder("| name | unit |");
    task.versions().forEach(version -> text.append(' ').append(version.name()).append(" |"));
    text.append(" what it does |\n|---|---|")
        .append("---|".repeat(task.versions().size()))
        .append("---|\n");
    List<Schema.Leaf> leaves = Schema.leaves(task.defaults());
    for (int i = 0; i < leaves.size(); i++) {
      Schema.Leaf leaf = leaves.get(i);
      text.append("| `%s` | %s |".formatted(leaf.path(), leaf.field().about().unit()));
      for (Version<?> version : task.versions()) {
        Object value = Schema.leaves(version.parameters()).get(i).value();
        text.append(' ').append(Numbers.plain(Schema.plainValue(value))).append(" |");
      }
      text.append(' ').append(leaf.field().about().help()).append(" |\n");
    }
    return text.toString();
  }

  private static String picture(Task<?> task, Version<?> version) {
    return task.name() + "-" + version.name() + ".svg";
  }

  private static <P extends Record> Map<String, String> pictures(Task<P> task) {
    Map<String, String> pictures = new LinkedHashMap<>();
    Map<String, PicturedTrial> trials = PicturedTrial.of(task);
    for (Version<P> version : task.versions()) {
      pictures.put(picture(task, version), Figures.svg(trials.get(version.name()).figure()));
    }
    return pictures;
  }
}
