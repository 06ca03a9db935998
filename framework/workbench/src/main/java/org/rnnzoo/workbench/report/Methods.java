package org.rnnzoo.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Plugins;

/** The plugins behind a report, told once: in a paragraph, a table, references and BibTeX. */
final class Methods {

  private static final List<String> KINDS =
      List.of("task", "model", "trainer", "analysis", "comparison");

  private final Plugins plugins;
  private final Set<PluginUse> uses = new LinkedHashSet<>();
  private final Set<String> sentences = new LinkedHashSet<>();

  Methods(Plugins plugins) {
    this.plugins = plugins;
  }

  /** Notes that a plugin was used. */
  PluginUse add(PluginUse use) {
    uses.add(use);
    return use;
  }

  /** Adds a sentence to the paragraph, if it is not there. */
  void say(String sentence) {
    sentences.add(sentence);
  }

  /** Writes the section. */
  void write(Html html) {
    Map<String, Reference> references = references();
    html.open("section", "aria-labelledby", "methods").element("h2", "Methods", "id", "methods");
    html.open("p").text("All work was done with the Zoo of RNNs " + ZooVersion.TEXT + ". ");
    sentences.forEach(sentence -> html.text(sentence + " "));
    for (String kind : KINDS) {
      List<PluginUse> ofKind = distinct(kind);
      if (!ofKind.isEmpty()) {
        html.text((ofKind.size() > 1 ? plural(kind) : upper(kind)) + ": ");
        for (int i = 0; i < ofKind.size(); i++) {
          html.text(i == 0 ? "" : "; ");
          tell(html, ofKind.get(i), references);
        }
        html.text(". ");
      }
    }
    html.close();
    table(html);
    html.close();
    references(html, references);
  }

  private static String plural(String kind) {
    return kind.equals("analysis") ? "Analyses" : upper(kind) + "s";
  }

  private static String upper(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** One of each name, since a reference does not depend on a version. */
  private List<PluginUse> distinct(String kind) {
    Map<String, PluginUse> byName = new LinkedHashMap<>();
    uses.stream()
        .filter(use -> use.kind().equals(kind))
        .forEach(u -> byName.putIfAbsent(u.name(), u));
    return new ArrayList<>(byName.values());
  }

  private void tell(Html html, PluginUse use, Map<String, Reference> references) {
    String title = use.installed(plugins).map(Installed::plugin).map(p -> p.title()).orElse("");
    html.link(use.anchor(), use.name());
    html.text(title.isEmpty() ? "" : " (" + title.strip() + ")");
    Reference reference = citation(use).map(references::get).orElse(null);
    if (reference != null) {
      int number = new ArrayList<>(references.values()).indexOf(reference) + 1;
      html.text(" ").link("reference-" + number, "[" + number + "]");
    } else if (use.installed(plugins).isEmpty()) {
      html.text(" (not installed here, so that its paper is not known)");
    }
  }

  /** The references by what they cite: two plugins may follow one paper. */
  private Map<String, Reference> references() {
    Map<String, Reference> references = new LinkedHashMap<>();
    for (String kind : KINDS) {
      for (PluginUse use : distinct(kind)) {
        citation(use)
            .ifPresent(
                citation ->
                    references.putIfAbsent(citation, new Reference(Reference.key(use), citation)));
      }
    }
    return references;
  }

  private Optional<String> citation(PluginUse use) {
    return use.installed(plugins)
        .map(installed -> installed.plugin().citation().strip())
        .filter(citation -> !citation.isEmpty());
  }

  private void table(Html html) {
    List<String> headings = List.of("plugin", "kind", "bundle", "version", "SHA-256 of the jar");
    html.element("h3", "Plugins", "id", "plugins");
    html.open("div", "class", "table", "role", "group", "aria-label", "Plugins", "tabindex", "0");
    html.open("table").element("caption", "Plugins with which all of this was made");
    html.open("thead").open("tr");
    headings.forEach(heading -> html.element("th", heading, "scope", "col"));
    html.close().close().open("tbody");
    for (PluginUse use : uses) {
      html.open("tr", "id", use.anchor()).element("th", use.name(), "scope", "row");
      html.element("td", use.kind()).element("td", use.bundle()).element("td", use.version());
      html.open("td").element("code", use.sha256().isEmpty() ? "no jar" : use.sha256()).close();
      html.close();
    }
    html.close().close().close();
  }

  private static void references(Html html, Map<String, Reference> references) {
    html.open("section", "aria-labelledby", "references");
    html.element("h2", "References", "id", "references").open("ol");
    int number = 1;
    for (Reference reference : references.values()) {
      html.element("li", reference.citation(), "id", "reference-" + number++);
    }
    html.close().element("h3", "BibTeX");
    String software =
        "@software{zoo-of-rnns,\n  title = {{Zoo of RNNs}},\n  version = {%s},\n}\n"
            .formatted(ZooVersion.TEXT);
    html.element(
        "pre",
        references.values().stream().map(Reference::bibtex).collect(Collectors.joining("\n"))
            + "\n"
            + software,
        "tabindex",
        "0",
        "role",
        "group",
        "aria-label",
        "BibTeX");
    html.close();
  }
}
