package org.rnnzoo.workbench.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.runs.Collapse;
import org.rnnzoo.workbench.runs.RunTree;

/** A run in a report. */
final class RunSection {

  private static final List<String> TOLD_ELSEWHERE =
      List.of("name", "path", "state", "step", "task", "model", "seed", "measures", "stress");

  /** Ends other than that training came to where it was to stop. */
  private static final Set<Object> WORTH_TELLING =
      Set.of("diverged", "converted", "imported", "time");

  private final RunFolder folder;
  private final Map<String, Object> facts;
  private final String anchor;

  RunSection(RunFolder folder) {
    this.folder = folder;
    this.facts = RunTree.of(folder);
    this.anchor = Html.anchor("run", folder.name());
  }

  String anchor() {
    return anchor;
  }

  String name() {
    return folder.name();
  }

  /** The row of the run among all. */
  void addTo(ReportTable table) {
    table.row(
        new ReportTable.Link(anchor, folder.name()),
        facts.get("task"),
        facts.get("model"),
        facts.get("seed"),
        state(),
        facts.get("accuracy"),
        facts.get("verdict"),
        new ReportTable.Link(anchor + "-config", shortHash()));
  }

  /** The state in a word or two; training that ended badly is no run that is done. */
  private String state() {
    String state = String.valueOf(facts.get("state"));
    Object why = facts.get("stoppedBecause");
    return why == null || !WORTH_TELLING.contains(why) || state.equals(why)
        ? state
        : state + ", " + why;
  }

  private String hash() {
    return Files.isRegularFile(folder.config()) ? Hashes.sha256(folder.config()) : "";
  }

  private String shortHash() {
    return hash().isEmpty() ? "–" : hash().substring(0, 12);
  }

  /** Writes the section. */
  void write(Html html, Methods methods, FigureBudget figures) {
    html.open("section", "aria-labelledby", anchor);
    html.element("h2", "Run " + folder.name(), "id", anchor);
    tellState(html);
    List<PluginUse> plugins = plugins(methods);
    ReportTable.Source source = source(plugins);
    numbers(html, source);
    figures.write(html, folder.figures(), "run " + folder.name(), source);
    results(html, methods, figures);
    made(html, plugins);
    html.close();
    describe(methods);
  }

  private ReportTable.Source source(List<PluginUse> plugins) {
    return html -> {
      html.text("Source: run ").link(anchor, folder.name()).text(", configuration ");
      html.link(anchor + "-config", shortHash());
      for (PluginUse plugin : plugins) {
        html.text(", ").text(plugin.kind()).text(" ").link(plugin.anchor(), plugin.name());
        html.text(" (" + plugin.shortHash() + ")");
      }
      html.text(".");
    };
  }

  private void tellState(Html html) {
    html.open("p").text("State: ").element("strong", state()).text(". ");
    Object step = facts.get("step");
    if (step != null) {
      html.text("Training steps made: " + step + ". ");
    }
    html.close();
    List<String> warnings = new ArrayList<>();
    if (!folder.isDone()) {
      warnings.add(
          "This run is not complete. What stands here is what its folder held when the report was"
              + " made; nothing else has been measured.");
    }
    if (facts.get("reason") instanceof String reason) {
      warnings.add("It failed: " + reason);
    }
    Object why = facts.get("stoppedBecause");
    if ("diverged".equals(why)) {
      warnings.add("Training diverged: the objective or the weights were no longer finite.");
    } else if ("imported".equals(why) || "imported".equals(facts.get("state"))) {
      warnings.add(
          "The network was trained elsewhere and imported. Only what was measured here stands"
              + " here.");
    } else if ("converted".equals(why)) {
      warnings.add(
          "The network was not trained but converted from that of %s."
              .formatted(facts.get("convertedFrom")));
    }
    Collapse.of(folder).ifPresent(collapse -> warnings.add(collapse.sentence()));
    if (Manifest.isConfigChanged(folder)) {
      warnings.add("The configuration was changed after the run was made.");
    }
    warnings.forEach(warning -> html.element("p", warning, "class", "warning"));
  }

  private List<PluginUse> plugins(Methods methods) {
    List<PluginUse> uses = new ArrayList<>();
    if (manifest().get("plugins") instanceof List<?> list) {
      for (Object plugin : list) {
        if (plugin instanceof Map<?, ?> tree) {
          uses.add(
              methods.add(PluginUse.of(String.valueOf(tree.get("kind")), tree.get("name"), tree)));
        }
      }
    }
    return uses;
  }

  private Map<String, Object> manifest() {
    try {
      return Files.exists(folder.manifest()) ? Trees.readJson(folder.manifest()) : Map.of();
    } catch (UserException e) {
      return Map.of();
    }
  }

  private void numbers(Html html, ReportTable.Source source) {
    if (facts.containsKey("testTrials") || facts.containsKey("stoppedBecause")) {
      ReportTable table = ReportTable.of("How the network does on test trials", "measure", "value");
      facts.forEach(
          (key, value) -> {
            if (!TOLD_ELSEWHERE.contains(key) && !(value instanceof List<?>)) {
              add(table, key, value);
            }
          });
      if (facts.get("measures") instanceof Map<?, ?> measures) {
        measures.forEach((name, value) -> table.row("measure " + name, value));
      }
      table.write(html, source);
      stress(html, source);
      return;
    }
    List<MetricsLog.Entry> course = new MetricsLog(folder.metrics()).read();
    if (course.isEmpty()) {
      html.element("p", "It has not been evaluated yet.");
      return;
    }
    MetricsLog.Entry last = course.get(course.size() - 1);
    ReportTable.of("The last evaluation during training, on held-out trials", "measure", "value")
        .row("step", last.step())
        .row("objective", last.objective())
        .row("loss", last.evaluation().loss())
        .row("accuracy", last.evaluation().accuracy())
        .row("whole trials", last.evaluation().trialAccuracy())
        .row("seconds of training", last.seconds())
        .write(html, source);
  }

  private static void add(ReportTable table, String key, Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((inner, v) -> table.row(key + "." + inner, v));
    } else {
      table.row(key, key.equals("accuracy") && value == null ? "not measured" : value);
    }
  }

  private void stress(Html html, ReportTable.Source source) {
    if (facts.get("stress") instanceof Map<?, ?> tests && !tests.isEmpty()) {
      ReportTable table =
          ReportTable.of("Under stress", "test", "accuracy", "bar", "does not apply");
      tests.forEach(
          (name, test) -> {
            if (test instanceof Map<?, ?> tree) {
              table.row(name, tree.get("accuracy"), tree.get("bar"), tree.get("doesNotApply"));
            } else {
              table.row(name, test, null, null);
            }
          });
      table.write(html, source);
    }
  }

  private void results(Html html, Methods methods, FigureBudget figures) {
    for (StoredResult stored : StoredResult.list(folder)) {
      Map<String, Object> about = stored.about();
      PluginUse plugin = methods.add(PluginUse.of("analysis", about.get("analysis"), about));
      html.element("h3", "Analysis " + stored.name());
      String settings = StoredNumbers.settings(about);
      if (!settings.isEmpty()) {
        html.element("p", settings);
      }
      if (about.get("partial") instanceof String why) {
        html.element("p", "This result is not complete: " + why, "class", "warning");
      }
      if (about.get("configSha256") instanceof String hash && !hash.equals(hash())) {
        html.element(
            "p", "This result was made with another configuration of the run.", "class", "warning");
      }
      ReportTable.Source source =
          out -> {
            out.text("Source: run ").link(anchor, folder.name()).text(", configuration ");
            out.link(anchor + "-config", shortHash()).text(", weights ");
            out.text(
                about.get("weights") instanceof Map<?, ?> weights
                    ? weights.get("use") + " (" + cut(weights.get("sha256")) + ")"
                    : "final");
            out.text(", analysis ").link(plugin.anchor(), plugin.name());
            out.text(" (" + plugin.shortHash() + ").");
          };
      Map<String, Object> result = Trees.readJson(stored.path().resolve("result.json"));
      StoredNumbers.write(html, result, stored.name(), source);
      figures.write(html, stored.path(), stored.name() + " of run " + folder.name(), source);
    }
  }

  private static String cut(Object hash) {
    String text = String.valueOf(hash);
    return text.substring(0, Math.min(12, text.length()));
  }

  private void made(Html html, List<PluginUse> plugins) {
    html.element("h3", "What it was made with");
    Map<String, Object> manifest = manifest();
    ReportTable table = ReportTable.of("Origin of run " + folder.name(), "what", "which");
    table.row("folder", folder.path().toAbsolutePath().normalize().toString());
    table.row("configuration, SHA-256", hash());
    if (Files.isRegularFile(folder.model())) {
      table.row("final/model.npz, SHA-256", Hashes.sha256(folder.model()));
    }
    Map<String, String> words = new LinkedHashMap<>();
    words.put("created", "created");
    words.put("zoo", "version of the zoo");
    words.put("seed", "seed");
    words.put("java", "Java");
    words.put("os", "operating system");
    words.put("processor", "processor");
    words.put("threads", "threads");
    words.forEach(
        (key, word) -> {
          if (manifest.get(key) != null) {
            table.row(word, manifest.get(key));
          }
        });
    for (PluginUse plugin : plugins) {
      table.row(
          plugin.kind() + " " + plugin.name(),
          new ReportTable.Link(plugin.anchor(), plugin.version() + ", " + plugin.shortHash()));
    }
    table.write(html, ReportTable.Source.ITSELF);
    html.element("h4", "Configuration", "id", anchor + "-config");
    html.element(
        "pre",
        config(),
        "tabindex",
        "0",
        "role",
        "group",
        "aria-label",
        "Configuration of run " + folder.name());
  }

  private String config() {
    try {
      return Trees.yaml(Trees.readYaml(folder.config()));
    } catch (UserException e) {
      return e.getMessage();
    }
  }

  /** What the methods say of it. */
  private void describe(Methods methods) {
    try {
      Map<String, Object> config = Trees.readYaml(folder.config());
      methods.say("Time was sampled at %s ms.".formatted(Numbers.plain(number(config.get("dt")))));
      if (config.get("evaluation") instanceof Map<?, ?> evaluation && folder.isDone()) {
        methods.say(
            "Training was watched on %s held-out trials every %s steps; accuracies at the end are those on %s test trials that neither training nor its stopping has seen."
                .formatted(
                    evaluation.get("trials"), evaluation.get("every"), facts.get("testTrials")));
      }
    } catch (UserException e) {
      methods.say("The configuration of the run %s cannot be read.".formatted(folder.name()));
    }
  }

  private static Object number(Object value) {
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
