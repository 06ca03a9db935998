package org.rnnzoo.workbench.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.ZooVersion;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.FileWords;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.workbench.compare.StoredComparison;
import org.rnnzoo.workbench.runs.RunName;
import org.rnnzoo.workbench.sweep.SweepFolder;

/**
 * A page about runs, sweeps and comparisons.
 *
 * @param runs the runs, those of no sweep
 * @param sweeps the sweeps
 * @param comparisons the comparisons
 */
public record Report(
    List<RunFolder> runs, List<SweepFolder> sweeps, List<StoredComparison> comparisons) {

  /** Room for figures; the page is to stay below 5 MB. */
  private static final long MOST_OF_FIGURES = 3_500_000;

  /** A browser that knows it loads and runs nothing, even if something slipped through. */
  private static final String POLICY =
      "<meta http-equiv=\"Content-Security-Policy\""
          + " content=\"default-src 'none'; style-src 'unsafe-inline'\"/>";

  private static final String STYLE =
      """
      :root{color-scheme:light}
      body{font:16px/1.5 system-ui,"DejaVu Sans",Helvetica,Arial,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
      h1,h2,h3,h4{line-height:1.25}h2{margin-top:3rem;border-top:2px solid #111;padding-top:.5rem}
      a{color:#0b4a8f}a:focus,[tabindex]:focus{outline:3px solid #0b4a8f;outline-offset:2px}
      .table{overflow-x:auto;margin:1.5rem 0}table{border-collapse:collapse;font-size:.9rem}
      caption{text-align:left;padding:.25rem 0;color:#333;font-weight:600}.source{font-size:.85rem;color:#333;margin:.25rem 0}
      th,td{border-bottom:1px solid #999;padding:.25rem .6rem;text-align:left;vertical-align:top}
      td{overflow-wrap:anywhere;min-width:3.5rem}
      thead th{border-bottom:2px solid #111}tbody th{font-weight:normal}th.number{text-align:right}td.number{white-space:nowrap;text-align:right;font-variant-numeric:tabular-nums}
      .warning{border-left:4px solid #a33b00;padding:.25rem .75rem;background:#fff4ec}
      figure{margin:1.5rem 0}figure svg{max-width:100%;height:auto;display:block}figcaption{font-size:.9rem;color:#333}
      pre{background:#f4f4f4;padding:.75rem;overflow-x:auto;font-size:.85rem;white-space:pre-wrap;overflow-wrap:anywhere}
      code{overflow-wrap:anywhere;font-size:.85em}
      @media print{body{max-width:none;margin:0;font-size:10pt}h2{break-after:avoid}figure,tr{break-inside:avoid}.table{overflow:visible}nav{display:none}a{color:inherit}}
      """;

  public Report {
    runs = List.copyOf(runs);
    sweeps = List.copyOf(sweeps);
    comparisons = List.copyOf(comparisons);
  }

  /**
   * What somebody asked a report of, each a run by folder or name, the folder of a sweep, or a
   * comparison by folder or name.
   *
   * @param folder the folder of the runs
   * @throws UserException if one of them is none of these
   */
  public static Report of(List<String> subjects, Path folder) {
    Map<String, RunFolder> runs = new LinkedHashMap<>();
    Map<String, SweepFolder> sweeps = new LinkedHashMap<>();
    Map<String, StoredComparison> comparisons = new LinkedHashMap<>();
    for (String subject : subjects) {
      Optional<Path> sweep =
          folder(subject).filter(p -> Files.isRegularFile(new SweepFolder(p).list()));
      Optional<StoredComparison> comparison = comparison(subject, folder);
      if (sweep.isPresent()) {
        sweeps.putIfAbsent(key(sweep.get()), SweepFolder.open(sweep.get()));
      } else if (comparison.isPresent()) {
        comparisons.putIfAbsent(key(comparison.get().path()), comparison.get());
      } else {
        RunFolder run = new RunName(subject).in(folder);
        runs.putIfAbsent(key(run.path()), run);
      }
    }
    return new Report(
        List.copyOf(runs.values()),
        List.copyOf(sweeps.values()),
        List.copyOf(comparisons.values()));
  }

  private static String key(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }

  private static Optional<Path> folder(String subject) {
    return FileWords.given(subject).filter(Files::isDirectory);
  }

  private static Optional<StoredComparison> comparison(String subject, Path runs) {
    return folder(subject)
        .or(
            () ->
                FileWords.given(subject)
                    .map(name -> runs.resolve("comparisons").resolve(name))
                    .filter(Files::isDirectory))
        .flatMap(StoredResult::read)
        .filter(stored -> stored.about().containsKey("comparison"))
        .map(stored -> new StoredComparison(stored.path(), stored.about()));
  }

  /** What it is about, in a line. */
  public String title() {
    List<String> parts = new ArrayList<>();
    runs.forEach(run -> parts.add("run " + run.name()));
    sweeps.forEach(sweep -> parts.add("sweep " + new SweepSection(sweep).name()));
    comparisons.forEach(c -> parts.add("comparison " + new ComparisonSection(c).name()));
    return parts.size() <= 2
        ? String.join(" and ", parts)
        : "%s runs, %s sweeps and %s comparisons"
            .formatted(runs.size(), sweeps.size(), comparisons.size());
  }

  /** The page. */
  public String html(Plugins plugins) {
    Methods methods = new Methods(plugins);
    FigureBudget figures = new FigureBudget(MOST_OF_FIGURES);
    List<RunSection> runSections = runs.stream().map(RunSection::new).toList();
    List<SweepSection> sweepSections = sweeps.stream().map(SweepSection::new).toList();
    List<ComparisonSection> comparisonSections =
        comparisons.stream().map(ComparisonSection::new).toList();
    Html html = new Html();
    html.markup("<!DOCTYPE html>\n");
    html.open("html", "lang", "en").open("head").markup("<meta charset=\"utf-8\"/>");
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
    html.markup(POLICY);
    html.element("title", "Report: " + title()).open("style").markup(STYLE).close().close();
    html.open("body").open("main").element("h1", "Report: " + title());
    html.element(
        "p",
        "Made by the Zoo of RNNs %s on %s."
            .formatted(ZooVersion.TEXT, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    contents(html, runSections, sweepSections, comparisonSections);
    overview(html, runSections);
    runSections.forEach(section -> section.write(html, methods, figures));
    sweepSections.forEach(section -> section.write(html, methods, figures));
    comparisonSections.forEach(section -> section.write(html, methods, figures));
    methods.write(html);
    return html.close().close().close().toString();
  }

  private static void contents(
      Html html,
      List<RunSection> runs,
      List<SweepSection> sweeps,
      List<ComparisonSection> comparisons) {
    html.open("nav", "aria-label", "Contents").open("ul");
    runs.forEach(run -> entry(html, run.anchor(), "Run " + run.name()));
    sweeps.forEach(sweep -> entry(html, sweep.anchor(), "Sweep " + sweep.name()));
    comparisons.forEach(c -> entry(html, c.anchor(), "Comparison " + c.name()));
    entry(html, "methods", "Methods");
    entry(html, "references", "References");
    html.close().close();
  }

  private static void entry(Html html, String anchor, String text) {
    html.open("li").link(anchor, text).close();
  }

  private static void overview(Html html, List<RunSection> runs) {
    ReportTable table =
        ReportTable.of(
            "Runs of this report, accuracies on test trials",
            "run",
            "task",
            "model",
            "seed",
            "state",
            "accuracy",
            "verdict",
            "configuration");
    runs.forEach(run -> run.addTo(table));
    table.write(html, ReportTable.Source.ITSELF);
  }
}
