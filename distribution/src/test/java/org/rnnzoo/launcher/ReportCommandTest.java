package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.comparison.similarity.SimilarityComparison;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Pages that are read by a parser, which is less forgiving than a browser. */
class ReportCommandTest {

  @TempDir static Path folder;

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new FlipFlopTask(),
          new RateModel(),
          new BpttTrainer(),
          new FixedPointsAnalysis(),
          new SimilarityComparison());

  private static Path run;

  @BeforeAll
  static void trainAndAnalyse() {
    run = train("--name", "analysed");
    ok("analyze", run.toString(), "fixed-points");
  }

  private static Path train(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "--task", "flip-flop", "units=6", "stop.steps=2", "bits=1"));
    arguments.addAll(List.of("evaluation.trials=8", "evaluation.every=1", "threads=1"));
    arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
    arguments.addAll(List.of(more));
    return Path.of(ok(arguments.toArray(String[]::new)));
  }

  private static String ok(String... arguments) {
    Outcome outcome = ZOO.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> lines = outcome.out().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private static String page(Path... subjects) throws IOException {
    Path file = folder.resolve("report.html");
    List<String> arguments = new ArrayList<>(List.of("report", "--out", file.toString()));
    arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
    for (Path subject : subjects) {
      arguments.add(subject.toString());
    }
    ok(arguments.toArray(String[]::new));
    assertThat(Files.size(file)).isLessThan(5_000_000);
    String html = Files.readString(file);
    assertReadable(html);
    return html;
  }

  private static Path copy(String name) throws IOException {
    Path copy = folder.resolve("runs").resolve(name);
    try (var files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(run.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else {
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  private static List<Element> elements(Document page, String name) {
    NodeList nodes = page.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** What any page must be: whole, without script, without the outside, and made to be heard. */
  private static void assertReadable(String html) {
    Document page = parse(html);
    Set<String> ids = new HashSet<>();
    int level = 0;
    for (Element element : elements(page, "*")) {
      String name = element.getTagName();
      assertThat(name).isNotIn("script", "link", "img", "iframe", "object", "image", "use");
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String attribute = element.getAttributes().item(i).getNodeName();
        String value = element.getAttributes().item(i).getNodeValue();
        assertThat(attribute).doesNotStartWith("on").isNotIn("src", "xlink:href");
        assertThat(value).doesNotContain("url(").doesNotContain("javascript:");
      }
      if (element.hasAttribute("id")) {
        assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
      }
      if (name.matches("h[1-6]")) {
        int next = name.charAt(1) - '0';
        assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
        level = next;
      }
    }
    assertThat(elements(page, "h1")).hasSize(1);
    elements(page, "a")
        .forEach(
            a -> {
              assertThat(a.getAttribute("href")).startsWith("#");
              assertThat(ids).contains(a.getAttribute("href").substring(1));
            });
    elements(page, "th").forEach(th -> assertThat(th.getAttribute("scope")).isIn("row", "col"));
    elements(page, "table")
        .forEach(table -> assertThat(table.getElementsByTagName("caption").getLength()).isOne());
    elements(page, "svg")
        .forEach(
            svg -> {
              assertThat(svg.getAttribute("role")).isEqualTo("img");
              assertThat(svg.getAttribute("aria-label")).isNotBlank();
            });
  }

  private static Document parse(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(
              new ByteArrayInputStream(
                  html.replace("<!DOCTYPE html>", "").getBytes(StandardCharsets.UTF_8)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void put(Path file, String key, Object value) {
    Map<String, Object> tree = new LinkedHashMap<>(Trees.readJson(file));
    tree.put(key, value);
    Trees.writeJson(file, tree);
  }

  @Test
  void everyNumberHasARunAConfigurationAndAPlugin() throws IOException {
    String html = page(run);
    String config = Hashes.sha256(run.resolve("config.yaml"));
    assertThat(html).contains(config).contains(config.substring(0, 12));
    Document page = parse(html);
    Map<String, String> sources = new LinkedHashMap<>();
    elements(page, "p").forEach(p -> sources.put(p.getAttribute("id"), p.getTextContent()));
    int ofResults = 0;
    for (Element table : elements(page, "table")) {
      String caption = table.getElementsByTagName("caption").item(0).getTextContent();
      if ((caption.contains("on test trials") && !caption.startsWith("Runs"))
          || caption.contains("fixed-points")) {
        ofResults++;
        assertThat(sources.get(table.getAttribute("aria-describedby")))
            .contains("Source: run analysed")
            .contains("configuration " + config.substring(0, 12));
      }
    }
    assertThat(ofResults).isGreaterThan(3);
    assertThat(html).contains("analysis <a href=\"#plugin-analysis-fixed-points-1.2.0-no-jar\">");
    assertThat(html).contains("Sussillo &amp; Barak 2013").contains("@misc{zoo-task-flip-flop");
    assertThat(html).contains("Barak 2013, Neural Computation 25:626").contains("\\&amp;");
    assertThat(elements(parse(html), "svg")).hasSizeGreaterThan(3);
  }

  @Test
  void aFailedRunIsReportedAsThatAndNothingOfItActs() throws IOException {
    Path bad = copy("hostile");
    Files.delete(bad.resolve("DONE"));
    Files.delete(bad.resolve("summary.json"));
    put(bad.resolve("status.json"), "state", "failed");
    put(bad.resolve("status.json"), "reason", "</p><script>alert(1)</script> \u0000 & no room");
    Files.writeString(
        bad.resolve("figures/evil.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'"
            + " onload='alert(1)'"
            + " width='10mm'><script>alert(2)</script><style>*{background:url(http://x)}</style><a"
            + " xlink:href='http://x'><text>t&lt;i></text></a><image href='http://x/y.png'/><path"
            + " d='M0 0h1' fill='url(http://x)' onclick='f()'/></svg>");
    Files.writeString(
        bad.resolve("figures/bomb.svg"),
        "<!DOCTYPE s [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><svg>&e;</svg>");
    String html = page(bad);
    assertThat(html).contains("It failed: &lt;/p&gt;&lt;script&gt;").contains("not complete");
    assertThat(html).contains("The last evaluation during training").doesNotContain("root:");
    assertThat(html).contains("<strong>failed</strong>").doesNotContain("http://x");
    assertThat(html).contains("bomb is not a picture");
  }

  @Test
  void aDivergedRunHasNoAccuracy() throws IOException {
    Path bad = copy("diverged");
    Files.delete(bad.resolve("DONE"));
    put(bad.resolve("status.json"), "state", "failed");
    put(bad.resolve("summary.json"), "accuracy", null);
    put(bad.resolve("summary.json"), "stoppedBecause", "diverged");
    assertThat(page(bad))
        .contains("Training diverged")
        .contains("failed, diverged")
        .contains("not measured");
  }

  @Test
  void aRunThatHasOnlyBegunIsNotYetMeasured() throws IOException {
    Path fresh = folder.resolve("runs/begun");
    Files.createDirectories(fresh);
    Files.copy(run.resolve("config.yaml"), fresh.resolve("config.yaml"));
    assertThat(page(fresh)).contains("not started").contains("It has not been evaluated yet.");
  }

  @Test
  void whatWouldMakeThePageTooLargeIsNamedAndLeftAway() throws IOException {
    Path large = copy("large");
    String path = "M0 0" + "h1v1".repeat(900_000);
    Files.writeString(
        large.resolve("figures/a.svg"),
        "<svg xmlns='http://www.w3.org/2000/svg'><path d='" + path + "'/></svg>");
    assertThat(page(large)).contains("The figure a is left out").contains("a.svg");
  }

  @Test
  void aSweepCountsWhatIsMissing() throws IOException {
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(
        file,
        """
        experiment:
          task: {use: flip-flop@v1, bits: 1}
          model: {use: rate, units: 6}
          threads: 1
          stop: {steps: 1, accuracy: never}
          evaluation: {trials: 8}
        axes: {seed: 1..2}
        """);
    Path sweep = folder.resolve("a-sweep");
    ok("sweep", "plan", file.toString(), "--out", sweep.toString());
    String first =
        (String)
            Trees.parseJson(Files.readAllLines(sweep.resolve("cells.jsonl")).get(0), file)
                .get("name");
    ok("sweep", "work", sweep.toString(), "--cell", first);
    String html = page(sweep);
    assertThat(html).contains("1 of 2 cells are not done").contains("(n = 1 of 2)").contains(first);
  }

  @Test
  void aComparisonNamesItsRuns() throws IOException {
    Path other = train("--name", "other", "--seed", "2");
    String comparison =
        ok(
            "compare",
            "similarity",
            "analysed",
            "other",
            "--runs",
            folder.resolve("runs").toString());
    String html = page(Path.of(comparison), other);
    assertThat(html).contains("Comparison ").contains("Compared runs").contains("measures of");
    assertThat(html).contains("run other and comparison");
  }

  @Test
  void whatIsNoSubjectIsRefused() {
    Outcome outcome = ZOO.run("report", "nothing", "--runs", folder.resolve("runs").toString());
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(ZOO.run("report", "analysed", "--out", "x.pdf").err()).contains("FILE.html");
  }
}
