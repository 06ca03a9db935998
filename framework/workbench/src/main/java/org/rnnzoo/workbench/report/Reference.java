package org.rnnzoo.workbench.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A paper that something in the report follows.
 *
 * @param key its name in BibTeX
 * @param citation the paper as the plugin cites it
 */
record Reference(String key, String citation) {

  /** Such as {@code Song HF, Yang GR (2016). Title. Journal 12:e1004792}. */
  private static final Pattern FULL =
      Pattern.compile("(?<authors>[^(]+?) \\((?<year>\\d{4})\\)\\. (?<title>[^.]+)\\. (?<rest>.+)");

  private static final Pattern YEAR = Pattern.compile("\\b(1[89]\\d\\d|20\\d\\d)\\b");

  /** The reference as an entry of BibTeX; what is not known for sure stands in a note. */
  String bibtex() {
    Matcher full = FULL.matcher(citation);
    StringBuilder entry = new StringBuilder();
    if (full.matches()) {
      entry.append("@article{").append(key).append(",\n");
      field(entry, "author", authors(full.group("authors")));
      field(entry, "title", "{" + safe(full.group("title")) + "}");
      field(entry, "journal", safe(full.group("rest")));
      field(entry, "year", full.group("year"));
    } else {
      entry.append("@misc{").append(key).append(",\n");
      Matcher year = YEAR.matcher(citation);
      if (year.find()) {
        field(entry, "year", year.group());
      }
      field(entry, "note", safe(citation));
    }
    return entry.append("}\n").toString();
  }

  private static void field(StringBuilder entry, String name, String value) {
    entry.append("  ").append(name).append(" = {").append(value).append("},\n");
  }

  /** From {@code Song HF, Yang GR} to {@code Song, HF and Yang, GR}. */
  private static String authors(String text) {
    return Arrays.stream(text.split(", ", -1))
        .map(author -> safe(author.replaceFirst(" (?=[A-Z]{1,4}$)", ", ")))
        .collect(Collectors.joining(" and "));
  }

  /** Text that means itself in LaTeX. */
  private static String safe(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&', '%', '$', '#', '_', '{', '}' -> safe.append('\\').append(c);
        case '\\' -> safe.append("\\textbackslash ");
        case '~' -> safe.append("\\textasciitilde ");
        case '^' -> safe.append("\\textasciicircum ");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /** A key made of a kind and a name, such as {@code zoo-task-flip-flop}. */
  static String key(PluginUse plugin) {
    return "zoo-" + Html.anchor(plugin.kind(), plugin.name()).toLowerCase(Locale.ROOT);
  }
}
