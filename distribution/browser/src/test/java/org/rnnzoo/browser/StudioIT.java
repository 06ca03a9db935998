package org.rnnzoo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The studio in Chromium: from an empty folder to the portrait of a network of one's own. */
@TestMethodOrder(OrderAnnotation.class)
class StudioIT {

  private static final List<String> PAGES =
      List.of("build", "runs", "analyse", "compare", "sweeps", "zoo", "plugins", "doctor");

  @TempDir private static Path folder;

  private static StudioProcess studio;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.open(1280, 900);
    studio = StudioProcess.start(folder, 0);
  }

  @AfterAll
  static void close() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
    if (studio != null) {
      studio.close();
    }
  }

  @Test
  @Order(1)
  void withoutRunsItOpensOnOneThatCameAlong() throws IOException {
    chromium.driver().get(studio.link().toString());
    chromium.await(b -> chromium.text("#portrait-words").contains("9 fixed points"));
    assertThat(chromium.address()).contains("/analyse?run=two-bit-flip-flop");
    // The link has done its work.
    assertThat(chromium.driver().manage().getCookies()).hasSize(1);
    picture("first");
  }

  @Test
  @Order(2)
  void aChangedCircuitPredictsAndTheNetworkAnswers() throws IOException {
    chromium.await(b -> !chromium.all("zoo-circuit zoo-plot canvas").isEmpty());
    WebElement weight =
        chromium.driver().findElement(By.cssSelector("zoo-circuit td[data-key='w0.0']"));
    chromium.driver().executeScript("arguments[0].focus()", weight);
    for (int i = 0; i < 8; i++) {
      chromium.press("-");
    }
    chromium.await(b -> chromium.text("zoo-circuit .agreement").contains("r = 0."));
    assertThat(chromium.address()).contains("doing=w0.0%3A-0.8");
    picture("circuit");
    chromium.press(Keys.BACK_SPACE);
    chromium.await(b -> chromium.all("zoo-circuit .agreement").isEmpty());
    assertThat(chromium.address()).doesNotContain("doing");
    chromium.press(Keys.ARROW_LEFT, Keys.DELETE);
    chromium.await(b -> chromium.text("zoo-circuit .weights").contains("cut off"));
    chromium.await(b -> chromium.text("zoo-circuit .agreement").contains("r = "));
    chromium.click(By.xpath("//zoo-circuit//button[starts-with(normalize-space(), 'All as')]"));
  }

  @Test
  @Order(3)
  void pagesReadAsTheyDid() throws IOException {
    for (String page : List.of("build", "runs", "analyse", "compare", "sweeps")) {
      chromium.visit(studio.page("/" + page));
      if (page.equals("analyse")) {
        chromium.await(b -> chromium.text("#portrait-words").contains("9 fixed points"));
        chromium.await(b -> !chromium.all("zoo-circuit zoo-plot canvas").isEmpty());
      }
      if (page.equals("build")) {
        chromium.await(b -> chromium.all(".preview svg").size() == 2);
        chromium.await(b -> chromium.text(".summary").contains("Parameters"));
      }
      String told = Outline.of(chromium);
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(
            Path.of("src/test/resources/org/rnnzoo/browser").resolve(page + ".outline"), told);
      } else {
        assertThat(told).describedAs(page).isEqualTo(golden(page));
      }
    }
  }

  private static String golden(String page) throws IOException {
    try (InputStream in = StudioIT.class.getResourceAsStream(page + ".outline")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  @Order(4)
  void emptyPagesArePlainToEverybody() throws IOException {
    assertThat(violations(PAGES, "empty")).isEmpty();
  }

  @Test
  @Order(5)
  void aMistakeStandsBesideItsField() {
    chromium.visit(studio.page("/build"));
    WebElement bits = chromium.field("bits");
    chromium.replace(bits, "9");
    chromium.await(b -> !chromium.all(".mistake").isEmpty());
    assertThat(chromium.text(".mistake")).contains("1 to 6");
    assertThat(bits.getDomAttribute("aria-invalid")).isEqualTo("true");
    chromium.replace(bits, "1");
    chromium.await(b -> chromium.all(".mistake").isEmpty());
  }

  @Test
  @Order(6)
  void aNetworkIsTrainedWhileOneLooks() throws IOException {
    chromium.replace(chromium.field("units"), "16");
    chromium.await(b -> chromium.text("aside, .summary").contains("16"));
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    List<String> violations = chromium.violations();
    chromium.await(b -> !chromium.all(".state-done").isEmpty());
    chromium.await(b -> chromium.text("main").matches("(?s).*(solved|fits).*"));
    assertThat(chromium.all("zoo-plot canvas")).hasSize(2);
    assertThat(chromium.text("zoo-plot .value")).matches("[0-9.e-]+");
    assertThat(violations).describedAs("while it trains").isEmpty();
    picture("run");
  }

  @Test
  @Order(7)
  void itsPortraitIsAlive() throws IOException {
    chromium.click(By.linkText("Analyse"));
    chromium.click(By.xpath("//main//a[normalize-space()='The run']"));
    chromium.click(By.xpath("//main//a[normalize-space()='Analyse']"));
    chromium.await(b -> chromium.text("#portrait-words").contains("fixed point"));
    WebElement plane = chromium.driver().findElement(By.cssSelector("canvas.plane"));
    plane.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
    chromium.await(b -> chromium.text("main").contains("Last release"));
    plane.sendKeys(".");
    chromium.await(b -> chromium.text("main").contains("Eigenvalues of point"));
    picture("portrait");
  }

  @Test
  @Order(8)
  void anAnalysisIsStartedAndItsFiguresAreShown() throws IOException {
    chromium.clickButton("Start");
    awaitFigures();
    picture("result");
  }

  private static void awaitFigures() {
    chromium.await(b -> !chromium.all("article.result img").isEmpty());
    chromium
        .driver()
        .executeScript(
            "document.querySelectorAll('article.result img').forEach(i => i.loading = 'eager')");
    chromium.await(
        b ->
            Boolean.TRUE.equals(
                chromium
                    .driver()
                    .executeScript(
                        "return [...document.querySelectorAll('article.result img')].every(i =>"
                            + " i.naturalWidth > 50)")));
  }

  @Test
  @Order(9)
  void theKeyboardAloneTrains() {
    chromium.visit(studio.page("/doctor"));
    chromium.press("g", "b");
    chromium.await(b -> chromium.address().endsWith("/build"));
    chromium.awaitIdle();
    int before = runs().size();
    for (int i = 0; i < 200 && !chromium.focused().equals("Train"); i++) {
      chromium.press(Keys.TAB);
    }
    assertThat(chromium.focused()).isEqualTo("Train");
    chromium.press(Keys.ENTER);
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    assertThat(runs()).hasSize(before + 1);
    chromium.await(b -> !chromium.all(".state-done").isEmpty());
  }

  @Test
  @Order(10)
  void runsAreAskedAQuestion() throws IOException {
    chromium.visit(studio.page("/compare"));
    chromium.clickButton("Compare");
    chromium.await(b -> chromium.address().contains("/comparisons/"));
    awaitFigures();
    assertThat(chromium.text("main h1")).contains("similarity of 2 runs");
    assertThat(chromium.text(".verdict")).isNotBlank();
    picture("comparison");
  }

  @Test
  @Order(11)
  void aSweepIsPlannedAndWorkedOn() throws IOException {
    chromium.visit(studio.page("/build?sweep=yes"));
    chromium.replace(chromium.driver().findElement(By.cssSelector(".axis .grow input")), "1..2");
    chromium.clickButton("Plan 2 cells");
    chromium.await(b -> chromium.address().endsWith("/sweeps/flip-flop-v1"));
    chromium.clickButton("Start 1 worker");
    chromium.await(b -> chromium.text("zoo-sweep .card").contains("2 done"));
    chromium.await(b -> chromium.text("zoo-sweep").contains("(n = 2)"));
    picture("sweep");
  }

  @Test
  @Order(12)
  void thePaletteGoesAnywhere() {
    chromium.press(Keys.chord(Keys.CONTROL, "k"));
    chromium.press("t-maze");
    chromium.await(b -> chromium.text("#palette-list").contains("t-maze"));
    chromium.press(Keys.ENTER);
    chromium.await(b -> chromium.address().endsWith("/build"));
    chromium.await(b -> chromium.text("main").contains("t-maze"));
    chromium.clickButton("Start afresh");
  }

  @Test
  @Order(13)
  void fullPagesArePlainToEverybody() throws IOException {
    Path failed = folder.resolve("runs/20260101-000000_flip-flop-v1_rate_s9_000000");
    copyAsFailed(runs().get(0), failed);
    List<String> pages = new ArrayList<>(PAGES);
    pages.add("runs/" + runs().get(1).getFileName());
    pages.add("runs/" + failed.getFileName());
    pages.add("runs/not-there");
    pages.add("sweeps/flip-flop-v1");
    try (Stream<Path> comparisons = Files.list(folder.resolve("runs/comparisons"))) {
      comparisons
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .forEach(name -> pages.add("comparisons/" + name));
    }
    assertThat(violations(pages, "full")).isEmpty();
  }

  /** A run that ended in the middle of its training. */
  private static void copyAsFailed(Path run, Path copy) throws IOException {
    Files.createDirectories(copy);
    for (String name : List.of("config.yaml", "metrics.jsonl", "manifest.json")) {
      Files.copy(run.resolve(name), copy.resolve(name));
    }
    Files.writeString(
        copy.resolve("status.json"),
        Files.readString(run.resolve("status.json")).replace("done", "failed"));
  }

  @Test
  @Order(14)
  void aCrashOfTheServerStopsNothing() throws Exception {
    chromium.visit(studio.page("/build"));
    chromium.replace(chromium.field("bits"), "1");
    chromium.replace(chromium.field("seed"), "2");
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    String run = chromium.address().replaceAll(".*/", "");
    studio.kill();
    chromium.await(b -> chromium.text(".pulse").contains("lost"));
    chromium.await(b -> Files.exists(folder.resolve("runs").resolve(run).resolve("DONE")));
    studio = StudioProcess.start(folder, studio.link().getPort());
    chromium.await(b -> chromium.text(".pulse").contains("live"));
    chromium.await(b -> !chromium.all(".state-done").isEmpty());
  }

  @Test
  @Order(15)
  void theConsoleOfTheBrowserIsQuiet() {
    // While the server was down, requests had to fail, and so had a picture of a wrong experiment
    // and a run that is not there.
    assertThat(
            chromium
                .complaints()
                .filter(
                    message ->
                        !message.contains("net::ERR_")
                            && !message.contains("/api/look/")
                            && !message.contains("not-there")))
        .isEmpty();
  }

  /** What axe finds wrong with pages, light and dark. */
  private static List<String> violations(List<String> pages, String state) throws IOException {
    List<String> violations = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      chromium.setScheme(scheme);
      for (String page : pages) {
        chromium.visit(studio.page("/" + page));
        for (String violation : chromium.violations()) {
          violations.add("%s, %s, %s: %s".formatted(page, state, scheme, violation));
        }
        picture(state + "-" + page.replaceAll("/.*", "-one") + "-" + scheme);
      }
    }
    chromium.setScheme("light");
    return violations;
  }

  private static List<Path> runs() {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.filter(run -> Files.exists(run.resolve("config.yaml"))).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void picture(String name) throws IOException {
    chromium.picture(Path.of(System.getProperty("pages")).resolve(name + ".png"));
  }
}
