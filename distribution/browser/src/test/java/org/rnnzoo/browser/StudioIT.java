package org.rnnzoo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
import org.openqa.selenium.WindowType;
import org.rnnzoo.testkit.TinyTask;

/** The studio in Chromium: from an empty folder to the portrait of a network of one's own. */
@TestMethodOrder(OrderAnnotation.class)
class StudioIT {

  private static final List<String> PAGES =
      List.of("build", "runs", "analyse", "compare", "sweeps", "zoo", "plugins", "doctor");

  /** Writes down when anything changes that a screen reader tells by itself. */
  private static final String LISTEN =
      """
      const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], output';
      window.told = [];
      new MutationObserver(changes => {
        const elements = changes.flatMap(c => [c.target, ...c.addedNodes])
            .map(n => n.nodeType === 1 ? n : n.parentElement).filter(Boolean);
        if (elements.some(e => e.closest(live) || e.querySelector('[role=alert]'))) told.push(Date.now());
      }).observe(document.body, {subtree: true, childList: true, characterData: true});
      """;

  private static final String FIRST_CELL =
      "return document.querySelector('zoo-sweep').found.list[0].name";

  /** The experiment as a file, below the last step. */
  private static final String FILE = "[aria-labelledby='step-6'] > details:last-of-type pre";

  @TempDir private static Path folder;

  private static StudioProcess studio;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    chromium = Chromium.open(1280, 900);
    studio = StudioProcess.start(folder, 0, "--allow-plugins");
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
  @Order(10)
  void withoutRunsItOpensOnOneThatCameAlong() throws IOException {
    chromium.driver().get(studio.link().toString());
    chromium.await(b -> chromium.text("#portrait-words").contains("9 fixed points"));
    assertThat(chromium.address()).contains("/analyse?run=two-bit-flip-flop");
    // The link has done its work.
    assertThat(chromium.driver().manage().getCookies()).hasSize(1);
    // Its figures are drawn from their data as well as anybody's.
    chromium.await(b -> chromium.all("article.result").size() == 2);
    assertThat(chromium.fetched(download("PDF"), 5)).isEqualTo("%PDF-");
    picture("first");
  }

  @Test
  @Order(20)
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
    assertThat(chromium.text("zoo-circuit .legend")).contains("positive", "negative");
    // As in the figures, what is positive is warm and what is negative cold.
    for (String sign : List.of("positive", "negative")) {
      List<Long> rgb = colour("zoo-circuit ." + sign + " .line");
      assertThat(rgb.get(0) > rgb.get(2)).as("%s %s", sign, rgb).isEqualTo(sign.equals("positive"));
    }
    assertThat(chromium.text("zoo-circuit .weights"))
        .contains("to ↓ from →", "from bit-1", "to bit-1");
    picture("circuit");
    chromium.press(Keys.BACK_SPACE);
    chromium.await(b -> chromium.all("zoo-circuit .agreement").isEmpty());
    assertThat(chromium.address()).doesNotContain("doing");
    chromium.press(Keys.ARROW_LEFT, Keys.DELETE);
    chromium.await(b -> chromium.text("zoo-circuit .weights").contains("cut off"));
    chromium.await(b -> chromium.text("zoo-circuit .agreement").contains("r = "));
    chromium.click(By.xpath("//zoo-circuit//button[starts-with(normalize-space(), 'All as')]"));
  }

  /** Red, green and blue of a stroke, 0 to 255. */
  private static List<Long> colour(String selector) {
    String rgb =
        (String)
            chromium
                .driver()
                .executeScript(
                    "return getComputedStyle(document.querySelector(arguments[0])).stroke",
                    selector);
    return Pattern.compile("\\d+")
        .matcher(rgb)
        .results()
        .map(part -> Long.valueOf(part.group()))
        .toList();
  }

  @Test
  @Order(30)
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
  @Order(40)
  void emptyPagesArePlainToEverybody() throws IOException {
    assertThat(violations(PAGES, "empty")).isEmpty();
  }

  @Test
  @Order(50)
  void aMistakeStandsBesideItsField() {
    chromium.visit(studio.page("/build"));
    WebElement bits = chromium.field("bits");
    chromium.replace(bits, "9");
    chromium.await(b -> !chromium.all(".mistake").isEmpty());
    assertThat(chromium.text(".mistake")).contains("1 to 6");
    assertThat(bits.getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(chromium.text("[aria-labelledby='step-6']")).contains("1 thing to put right first");
    chromium.replace(bits, "1");
    chromium.await(b -> chromium.all(".mistake").isEmpty());
  }

  @Test
  @Order(55)
  void severalTasksGoIntoOneExperimentAndIntoFilesAndBack() throws IOException {
    chromium.visit(studio.page("/build?task=t-maze@v1"));
    chromium.clickButton("+ Another task");
    chromium.click(By.xpath("//label[contains(., 'in turn')]/input"));
    chromium.await(b -> chromium.shares().size() == 2);
    chromium.replace(chromium.shares().get(1), "much");
    chromium.await(b -> chromium.text(".chosen .mistake").contains("share is much; it must be"));
    assertThat(chromium.shares().get(1).getDomAttribute("aria-invalid")).isEqualTo("true");
    chromium.replace(chromium.shares().get(1), "3");
    chromium.await(b -> chromium.content("pre.command").contains("perceptual-decision.share=3"));
    chromium.await(b -> chromium.text(".summary").contains("Parameters"));
    picture("several");
    String command = chromium.content("pre.command");
    assertThat(chromium.copied(ofStepSix("Copy as command"))).isEqualTo(command);
    String yaml = chromium.copied(ofStepSix("Copy as YAML"));
    assertThat(yaml).contains("interleaved:", "share: 3").isEqualTo(chromium.content(FILE));
    Path file = chromium.downloaded(ofStepSix("Save YAML"), folder.resolve("kept"));
    assertThat(file).hasFileName("experiment.yaml").hasContent(yaml);
    chromium.clickButton("Start afresh");
    chromium.await(b -> !chromium.content(FILE).contains("interleaved"));
    chromium
        .driver()
        .findElement(By.cssSelector("main input[type=file]"))
        .sendKeys(file.toString());
    chromium.await(b -> chromium.content(FILE).equals(yaml));
    assertThat(chromium.shares().get(1).getDomProperty("value")).isEqualTo("3");
    chromium.clickButton("Start afresh");
    chromium.replace(chromium.field("bits"), "1");
    chromium.await(b -> chromium.text("[aria-labelledby='step-6']").contains("Train"));
  }

  @Test
  @Order(60)
  void aNetworkIsTrainedWhileOneLooks() throws IOException {
    chromium.replace(chromium.field("units"), "16");
    chromium.await(b -> chromium.text("aside, .summary").contains("16"));
    chromium.driver().executeScript(LISTEN);
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    List<String> violations = chromium.violations();
    chromium.await(b -> !chromium.all(".state-done").isEmpty());
    chromium.await(b -> chromium.text("main").matches("(?s).*(solved|fits).*"));
    assertThat(chromium.all("zoo-plot canvas")).hasSize(2);
    assertThat(chromium.text("zoo-plot .value")).matches("[0-9.e-]+");
    assertThat(violations).describedAs("while it trains").isEmpty();
    assertThat(spoken()).describedAs("what a reader was told").allMatch(pause -> pause >= 10_000);
    picture("run");
  }

  private static By ofStepSix(String button) {
    return By.xpath(
        "//section[@aria-labelledby='step-6']/p//button[normalize-space()='%s']".formatted(button));
  }

  /** Milliseconds between one thing that a screen reader was told and the next. */
  private static List<Long> spoken() {
    List<?> times = (List<?>) chromium.driver().executeScript("return window.told");
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      long pause = ((Number) times.get(i)).longValue() - ((Number) times.get(i - 1)).longValue();
      // What changes at once is told at once.
      if (pause > 100) {
        pauses.add(pause);
      }
    }
    return pauses;
  }

  @Test
  @Order(70)
  void itsPortraitIsAlive() throws IOException {
    By analyse = By.xpath("//main//a[normalize-space()='Analyse']");
    chromium.await(b -> !chromium.driver().findElements(analyse).isEmpty());
    chromium.click(analyse);
    chromium.click(By.xpath("//main//a[normalize-space()='The run']"));
    chromium.click(analyse);
    chromium.await(b -> chromium.address().matches(".*/analyse\\?run=\\d.*"));
    chromium.await(b -> chromium.text("#portrait-words").matches("(?s)\\d+ fixed points?:.*"));
    WebElement plane = chromium.driver().findElement(By.cssSelector("canvas.plane"));
    plane.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
    chromium.await(b -> chromium.text("main").contains("Last release"));
    // Trajectory, point, row and eigenvalues are one selection.
    chromium.await(b -> chromium.text("main").contains("at point"));
    String reached = chromium.text("main").replaceAll("(?s).*at point (\\d+).*", "$1");
    assertThat(chromium.text("zoo-portrait tr[aria-selected='true']")).startsWith(reached);
    assertThat(chromium.text("main")).contains("Eigenvalues of point " + reached);
    plane.sendKeys(".");
    chromium.await(b -> !chromium.text("main").contains("Eigenvalues of point " + reached));
    assertThat(chromium.text("zoo-portrait tr[aria-selected='true']")).doesNotStartWith(reached);
    picture("portrait");
    plane.sendKeys("1");
    chromium.await(b -> "1".equals(chromium.field("bit-1").getDomProperty("value")));
    plane.sendKeys("0");
    chromium.await(b -> "0".equals(chromium.field("bit-1").getDomProperty("value")));
    plane.sendKeys(Keys.BACK_SPACE);
    chromium.await(b -> !chromium.text("main").contains("Last release"));
    assertThat(chromium.text(".legend")).contains("dashed");
  }

  @Test
  @Order(75)
  void whoWantsNoMotionSeesWhereAStateComesToRestAtOnce() {
    chromium.setScheme("light");
    chromium.driver().findElement(By.cssSelector("canvas.plane")).sendKeys(Keys.ENTER);
    chromium.await(b -> chromium.text("main").contains("Last release"));
    assertThat(
            chromium
                .driver()
                .executeScript(
                    "const p = document.querySelector('zoo-portrait').paths.at(-1); return p.shown"
                        + " >= p.path.length"))
        .isEqualTo(true);
  }

  @Test
  @Order(80)
  void anAnalysisIsStartedAndItsFiguresAreShown() throws IOException {
    chromium.choose("Weights", "of the best checkpoint");
    chromium.clickButton("Start");
    awaitFigures();
    picture("result");
    assertThat(chromium.text("article.result h3")).startsWith("fixed-points~");
    assertThat(chromium.copied(By.xpath("(//article//button[.='Copy as command'])[1]")))
        .endsWith(" --weights best");
    assertThat(chromium.fetched(download("PDF"), 5)).isEqualTo("%PDF-");
    assertThat(chromium.fetched(download("CSV"), 12)).isEqualTo("panel,panel ");
    assertThat(chromium.fetched(download("PNG"), 4)).contains("PNG");
    assertThat(chromium.fetched(download("SVG"), 4)).isEqualTo("<svg");
    assertThat(chromium.fetched(download("arrays.npz"), 2)).isEqualTo("PK");
    WebElement numbers =
        chromium.driver().findElement(By.cssSelector("zoo-portrait zoo-numbers summary"));
    chromium.driver().executeScript("arguments[0].click()", numbers);
    chromium.await(b -> chromium.text("zoo-portrait zoo-numbers").contains("fixed point"));
    assertThat(chromium.text("zoo-portrait zoo-numbers")).contains("CSV", "Copy as command");
  }

  private static String download(String format) {
    return chromium
        .driver()
        .findElement(By.xpath("(//article//a[normalize-space()='%s'])[1]".formatted(format)))
        .getDomProperty("href");
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
  @Order(137)
  void copiesThatAreSilencedAreSwitches() {
    chromium
        .driver()
        .executeScript(
            "localStorage['zoo.draft'] = JSON.stringify({tasks: [{use: 'flip-flop@v1', copies: 2,"
                + " share: 1, set: {bits: 1}}], combine: 'parallel', active: 0.5, model: {use:"
                + " 'rate', set: {units: 16}}, trainer: {use: 'bptt', set: {}}, rest: {seed: 4,"
                + " stop: {steps: 50}}})");
    chromium.visit(studio.page("/build"));
    chromium.await(b -> chromium.content("pre.command").contains("--seed 4"));
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    chromium.await(b -> !chromium.all("zoo-run .live .state-done").isEmpty());
    chromium.click(By.xpath("//main//a[normalize-space()='Analyse']"));
    chromium.await(b -> chromium.text("#portrait-words").matches("(?s)\\d+ fixed points?:.*"));
    Object all = trials();
    chromium.click(By.xpath("//label[normalize-space()='flip-flop-2']/input"));
    chromium.await(b -> !trials().equals(all));
    chromium.await(b -> chromium.text("#portrait-words").matches("(?s)\\d+ fixed points?:.*"));
    // One has to take part.
    assertThat(
            chromium
                .driver()
                .findElement(By.xpath("//label[normalize-space()='flip-flop-1']/input"))
                .isEnabled())
        .isFalse();
    chromium.click(By.xpath("//label[normalize-space()='flip-flop-2']/input"));
    chromium.await(b -> trials().equals(all));
    chromium.driver().executeScript("localStorage.removeItem('zoo.draft')");
  }

  /** Where the portrait shows the network in trials. */
  private static Object trials() {
    return chromium
        .driver()
        .executeScript(
            "return JSON.stringify(document.querySelector('zoo-portrait').base?.trials ?? '')");
  }

  @Test
  @Order(90)
  void theKeyboardAloneGoesAllSixStepsAndReleasesAState() {
    chromium.visit(studio.page("/doctor"));
    chromium.press("g", "b");
    chromium.await(b -> chromium.address().endsWith("/build"));
    chromium.awaitIdle();
    int before = runs().size();
    chromium.tabTo("v1.*");
    chromium.press(Keys.ARROW_DOWN);
    chromium.await(b -> chromium.text(".version.on").strip().startsWith("v2"));
    chromium.press(Keys.ARROW_UP);
    chromium.await(b -> chromium.text(".version.on").strip().startsWith("v1"));
    type("bits.*", "1");
    chromium.tabTo("rate.*");
    chromium.press(Keys.ARROW_DOWN);
    chromium.await(b -> !chromium.text(".choice.on").strip().startsWith("rate"));
    chromium.press(Keys.ARROW_UP);
    chromium.await(b -> chromium.text(".choice.on").strip().startsWith("rate"));
    type("units.*", "16");
    type("seed", "3");
    chromium.await(b -> chromium.content("pre.command").contains("--seed 3"));
    chromium.tabTo("train");
    chromium.press(Keys.ENTER);
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    assertThat(runs()).hasSize(before + 1);
    chromium.await(b -> !chromium.all("zoo-run .live .state-done").isEmpty());
    chromium.tabTo("analyse");
    chromium.press(Keys.ENTER);
    chromium.await(b -> chromium.text("#portrait-words").matches("(?s)\\d+ fixed points?:.*"));
    chromium.tabTo("phase portrait.*");
    chromium.press(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ENTER);
    chromium.await(b -> chromium.text("main").contains("Last release"));
  }

  private static void type(String label, String value) {
    chromium.tabTo(label);
    chromium.press(Keys.chord(Keys.CONTROL, "a"), value);
  }

  @Test
  @Order(100)
  void runsAreAskedAQuestion() throws IOException {
    chromium.visit(studio.page("/compare"));
    // Two curves side by side, and what differs between them.
    chromium.await(b -> chromium.all("zoo-plot canvas").size() == 2);
    assertThat(chromium.all("zoo-plot:first-of-type .key"))
        .extracting(key -> key.getText().replaceFirst("\\s.*", ""))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(chromium.text("[aria-label='Differences between configurations']"))
        .contains("seed")
        .doesNotContain("units");
    chromium.replace(chromium.field("weights"), "best");
    chromium.clickButton("Compare");
    chromium.await(b -> chromium.address().contains("/comparisons/"));
    awaitFigures();
    assertThat(chromium.text("main h1")).contains("similarity of 2 runs");
    String name = chromium.address().replaceFirst(".*/comparisons/([^?]*).*", "$1");
    assertThat(Files.readString(folder.resolve("runs/comparisons").resolve(name + "/result.json")))
        .containsPattern("\"weights\"\\s*:\\s*\"best\"");
    assertThat(chromium.text(".verdict")).isNotBlank();
    picture("comparison");
  }

  @Test
  @Order(110)
  void aSweepIsPlannedAndWorkedOn() throws IOException {
    chromium.visit(studio.page("/build?sweep=yes"));
    chromium.replace(chromium.driver().findElement(By.cssSelector(".axis .grow input")), "1..2");
    chromium.clickButton("Plan 2 cells");
    chromium.await(b -> chromium.address().endsWith("/sweeps/flip-flop-v1"));
    // A cell that has failed waits again when it is told to.
    Path sweep = folder.resolve("sweeps/flip-flop-v1");
    chromium.await(b -> chromium.text("zoo-sweep .card").contains("2 waiting"));
    String cell = String.valueOf(chromium.driver().executeScript(FIRST_CELL));
    Path failed = Files.createDirectories(sweep.resolve("cells").resolve(cell)).resolve("FAILED");
    Files.writeString(failed, "The loss is not finite any more.\n");
    chromium.await(b -> chromium.text("zoo-sweep .problem").contains("is not finite any more"));
    picture("sweep-failed");
    chromium.clickButton("Retry 1 failed cell");
    chromium.await(b -> chromium.all("zoo-sweep .problem").isEmpty());
    assertThat(failed).doesNotExist();
    chromium.clickButton("Start 1 worker");
    chromium.await(b -> chromium.text("zoo-sweep .card").contains("2 done"));
    chromium.await(b -> chromium.text("zoo-sweep").contains("(n = 2)"));
    picture("sweep");
  }

  @Test
  @Order(120)
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
  @Order(130)
  void oneFilterGoesAlong() {
    chromium.visit(studio.page("/runs"));
    filter("flip");
    chromium.await(b -> chromium.address().endsWith("/runs?where=flip"));
    assertThat(chromium.text(".rows [data-row='0'] .c-name"))
        .matches("(?s)flip-flop-v1_.*ago.*|.*just now.*");
    assertThat(chromium.text(".rows [data-row='0'] .c-verdict")).matches("solved|fits|not reached");
    chromium.click(By.cssSelector(".rows [data-row='0'] .c-task"));
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    chromium.click(By.xpath("//nav//span[normalize-space()='Runs']"));
    chromium.await(b -> chromium.address().endsWith("/runs?where=flip"));
    chromium.click(By.xpath("//nav//span[normalize-space()='Compare']"));
    chromium.await(b -> chromium.address().endsWith("/compare?where=flip"));
    chromium.driver().navigate().back();
    chromium.await(b -> chromium.address().endsWith("/runs?where=flip"));
    chromium.awaitIdle();
    // A selection is a question, never a list of names, and never longer than an address may be.
    filter("flip ".repeat(800));
    chromium.await(b -> !chromium.address().contains("where"));
    filter("");
    chromium.await(b -> chromium.text(".chips").matches("(?s).*\\d runs?\\b.*"));
  }

  private static void filter(String text) {
    chromium
        .driver()
        .executeScript(
            "const i = document.querySelector('main input[type=search]'); i.value = arguments[0];"
                + " i.dispatchEvent(new Event('input'))",
            text);
  }

  @Test
  @Order(135)
  void tabsShareOneStreamAndTheNextTakesItOver() {
    String first = chromium.driver().getWindowHandle();
    chromium.driver().switchTo().newWindow(WindowType.TAB);
    chromium.visit(studio.page("/runs"));
    chromium.await(b -> chromium.text(".pulse").equals("live"));
    chromium.await(b -> streams().equals("1 held, 1 waits"));
    String second = chromium.driver().getWindowHandle();
    chromium.driver().switchTo().window(first).close();
    chromium.driver().switchTo().window(second);
    chromium.await(b -> streams().equals("1 held, 0 wait"));
    chromium.await(b -> chromium.text(".pulse").equals("live"));
  }

  /** How many tabs listen to the server, and how many would if those did not. */
  private static String streams() {
    return String.valueOf(
        chromium
            .driver()
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1]; navigator.locks.query().then(q =>"
                    + " done(`${q.held.length} held, ${q.pending.length} wait${q.pending.length =="
                    + " 1 ? 's' : ''}`))"));
  }

  @Test
  @Order(140)
  void aRunAtWorkIsPausedResumedAndPutAsideAndPagesArePlainMeanwhile() throws IOException {
    chromium
        .driver()
        .executeScript(
            "localStorage['zoo.draft'] = JSON.stringify({tasks: [{use: 'flip-flop@v1', copies: 1,"
                + " share: 1, set: {bits: 6}}], combine: 'parallel', active: 1, model: {use:"
                + " 'rate', set: {}}, trainer: {use: 'bptt', set: {}}, rest: {seed: 5, stop:"
                + " {accuracy: 'never'}}})");
    chromium.visit(studio.page("/build"));
    chromium.await(b -> chromium.content("pre.command").contains("--seed 5"));
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    String name = chromium.address().replaceAll(".*/", "");
    Path run = folder.resolve("runs").resolve(name);
    assertThat(
            violations(
                List.of("build", "runs", "runs/" + name, "analyse?run=" + name, "compare"), "live"))
        .isEmpty();
    // News of a run may come before the run itself; see also the test of the console.
    chromium.whileAnswersAreSlow(
        Duration.ofSeconds(2),
        () -> {
          for (String page : List.of("runs", "runs/" + name, "compare")) {
            chromium.visit(studio.page("/" + page));
          }
        });
    chromium.visit(studio.page("/runs/" + name));
    chromium.await(b -> chromium.text("zoo-plot .value").matches("[0-9.e-]+"));
    assertThat(chromium.text(".fresh")).contains("live · as of");
    chromium.click(By.xpath("//main//button[contains(., 'Pause')]"));
    chromium.await(b -> !chromium.all("main .state-interrupted").isEmpty());
    assertThat(run.resolve("checkpoints")).isNotEmptyDirectory();
    chromium.click(By.xpath("//main//button[contains(., 'Resume')]"));
    chromium.await(b -> !chromium.all("main .state-running").isEmpty());
    chromium.click(By.xpath("//main//button[contains(., 'Pause')]"));
    chromium.await(b -> !chromium.all("main .state-interrupted").isEmpty());
    chromium.click(By.xpath("//main//button[contains(., 'Move to trash')]"));
    assertThat(run.resolve("config.yaml")).exists();
    chromium.click(By.xpath("//dialog[@open]//button[normalize-space()='Move to trash']"));
    chromium.await(b -> chromium.address().endsWith("/runs"));
    assertThat(folder.resolve("runs/.trash").resolve(name).resolve("config.yaml")).exists();
    chromium.visit(studio.page("/build"));
    chromium.clickButton("Start afresh");
    chromium.clickButton("Back to the earlier draft");
    chromium.await(b -> chromium.content("pre.command").contains("--seed 5"));
    chromium.clickButton("Start afresh");
  }

  @Test
  @Order(150)
  void aPluginIsDroppedIn() throws IOException {
    chromium.visit(studio.page("/plugins"));
    Path half = Files.writeString(folder.resolve("half.jar"), "PK, but no more");
    drop(half);
    chromium.await(b -> chromium.text(".drop .problem").contains("is not a readable jar"));
    assertThat(folder.resolve("user/plugins/half.jar")).doesNotExist();
    drop(TinyTask.jar(folder, "1.0.0"));
    chromium.await(b -> chromium.text("main table").contains("task tiny"));
    assertThat(folder.resolve("user/plugins/tiny-1.0.0.jar")).exists();
    picture("dropped");
    chromium.visit(studio.page("/build?task=tiny@v1"));
    chromium.await(b -> chromium.text(".chosen").contains("Tiny of 1.0.0"));
    chromium.await(b -> chromium.text(".summary").contains("Parameters"));
    chromium.clickButton("Start afresh");
  }

  private static void drop(Path jar) {
    chromium.await(b -> chromium.all(".drop input[type=file]:not([disabled])").size() == 1);
    chromium
        .driver()
        .findElement(By.cssSelector(".drop input[type=file]"))
        .sendKeys(jar.toString());
    chromium.clickButton("Install and run it");
  }

  @Test
  @Order(160)
  void keysAreToldAndStayOutOfFields() {
    chromium.visit(studio.page("/runs"));
    chromium.press(Keys.TAB);
    assertThat(chromium.focused()).isEqualTo("Skip to the page");
    chromium.press(Keys.ENTER);
    assertThat(chromium.driver().switchTo().activeElement().getDomAttribute("id"))
        .isEqualTo("main");
    chromium.press("?");
    chromium.await(b -> !chromium.all("dialog#keys[open]").isEmpty());
    chromium.press(Keys.ESCAPE);
    chromium.press("/");
    chromium.press("g", "b", "?");
    assertThat(chromium.address()).contains("/runs");
    assertThat(chromium.all("dialog#keys[open]")).isEmpty();
    filter("");
  }

  @Test
  @Order(170)
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
    chromium.visit(studio.page("/runs/" + failed.getFileName()));
    chromium.await(b -> chromium.text("[role=alert]").contains("The disk is full."));
  }

  /** A run that ended in the middle of its training. */
  private static void copyAsFailed(Path run, Path copy) throws IOException {
    Files.createDirectories(copy);
    for (String name : List.of("config.yaml", "metrics.jsonl", "manifest.json")) {
      Files.copy(run.resolve(name), copy.resolve(name));
    }
    Files.writeString(
        copy.resolve("status.json"),
        Files.readString(run.resolve("status.json"))
            .replace("\"done\"", "\"failed\", \"reason\": \"The disk is full.\""));
  }

  @Test
  @Order(180)
  void aCrashOfTheServerStopsNothing() throws Exception {
    chromium.visit(studio.page("/build"));
    chromium.replace(chromium.field("bits"), "1");
    chromium.replace(chromium.field("seed"), "2");
    chromium.clickButton("Train");
    chromium.await(b -> chromium.address().matches(".*/runs/\\d.*"));
    String run = chromium.address().replaceAll(".*/", "");
    studio.kill();
    chromium.await(b -> chromium.text(".pulse").contains("lost"));
    // No panel says that it is live while nobody tells it anything.
    assertThat(chromium.text(".fresh")).doesNotContain("live");
    chromium.await(b -> Files.exists(folder.resolve("runs").resolve(run).resolve("DONE")));
    studio = StudioProcess.start(folder, studio.link().getPort(), "--allow-plugins");
    chromium.await(b -> chromium.text(".pulse").contains("live"));
    chromium.await(b -> !chromium.all(".state-done").isEmpty());
  }

  @Test
  @Order(190)
  void theConsoleOfTheBrowserIsQuiet() {
    // While the server was down, requests had to fail, and so had a picture of a wrong experiment
    // and a run that is not there.
    assertThat(
            chromium
                .complaints()
                .filter(
                    message ->
                        !message.contains("net::ERR_")
                            && !message.contains("half.jar")
                            && !message.contains("/api/look/")
                            && !message.contains("not-there")))
        .isEmpty();
  }

  /** What axe finds wrong with pages, light and dark. */
  private static List<String> violations(List<String> pages, String state) throws IOException {
    List<String> violations = new ArrayList<>();
    for (String page : pages) {
      chromium.visit(studio.page("/" + page));
      for (String scheme : List.of("dark", "light")) {
        chromium.setScheme(scheme);
        // What is wrong in the dark only are colours.
        for (String violation :
            scheme.equals("light") ? chromium.violations() : chromium.faintColours()) {
          violations.add("%s, %s, %s: %s".formatted(page, state, scheme, violation));
        }
        picture(
            state + "-" + page.replaceAll("\\?.*", "-one").replaceAll("[/]", "-") + "-" + scheme);
      }
    }
    chromium.setScheme("light");
    return violations;
  }

  private static List<Path> runs() {
    if (!Files.isDirectory(folder.resolve("runs"))) {
      return List.of();
    }
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
