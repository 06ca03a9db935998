package org.rnnzoo.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The studio in Chromium: from an empty folder to the portrait of a network of one's own. */
@TestMethodOrder(OrderAnnotation.class)
class StudioIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> PAGES =
      List.of("build", "runs", "analyse", "compare", "zoo", "plugins", "doctor");

  @TempDir private static Path folder;

  private static StudioProcess studio;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "The studio is tried in Debian's Chromium; install chromium and chromium-driver.");
    studio = StudioProcess.start(folder, 0);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setCapability("goog:loggingPrefs", logs);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    browser.manage().window().setSize(new Dimension(1280, 900));
  }

  @AfterAll
  static void close() throws IOException {
    if (browser != null) {
      browser.quit();
    }
    if (studio != null) {
      studio.close();
    }
  }

  @Test
  @Order(1)
  void withoutRunsItOpensOnOneThatCameAlong() throws IOException {
    browser.get(studio.link().toString());
    await(b -> text("#portrait-words").contains("9 fixed points"));
    assertThat(browser.getCurrentUrl()).contains("/analyse?run=two-bit-flip-flop");
    click(By.linkText("train your own"));
    await(b -> text("#step-1").contains("Tasks"));
    // The link has done its work.
    assertThat(browser.manage().getCookies()).hasSize(1);
    picture("first");
  }

  @Test
  @Order(2)
  void aMistakeStandsBesideItsField() {
    WebElement bits = field("bits");
    replace(bits, "9");
    await(b -> !all(".mistake").isEmpty());
    assertThat(text(".mistake")).contains("1 to 6");
    assertThat(bits.getDomAttribute("aria-invalid")).isEqualTo("true");
    replace(bits, "1");
    await(b -> all(".mistake").isEmpty());
  }

  @Test
  @Order(3)
  void aNetworkIsTrainedWhileOneLooks() throws IOException {
    replace(field("units"), "16");
    await(b -> text("aside, .summary").contains("16"));
    click(By.xpath("(//button[normalize-space()='Train'])[last()]"));
    await(b -> b.getCurrentUrl().matches(".*/runs/\\d.*"));
    await(b -> !all(".state-done").isEmpty());
    await(b -> text("main").contains("solved") || text("main").contains("fits"));
    assertThat(all("zoo-plot canvas")).hasSize(2);
    assertThat(text("zoo-plot output")).matches("[0-9.e-]+");
    picture("run");
  }

  @Test
  @Order(4)
  void itsPortraitIsAlive() throws IOException {
    click(By.linkText("Analyse"));
    click(By.xpath("//main//a[normalize-space()='The run']"));
    click(By.xpath("//main//a[normalize-space()='Analyse']"));
    await(b -> text("#portrait-words").contains("fixed point"));
    WebElement plane = browser.findElement(By.cssSelector("canvas.plane"));
    plane.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
    await(b -> text("main").contains("Last release"));
    plane.sendKeys(".");
    await(b -> text("main").contains("Eigenvalues of point 1"));
    picture("portrait");
  }

  @Test
  @Order(5)
  void anAnalysisIsStartedAndItsFiguresAreShown() throws IOException {
    click(By.xpath("//main//button[normalize-space()='Start']"));
    await(b -> !all("article.result img").isEmpty());
    browser.executeScript("document.querySelector('article.result').scrollIntoView()");
    await(
        b ->
            Boolean.TRUE.equals(
                browser.executeScript(
                    "return [...document.querySelectorAll('article.result img')].every(i =>"
                        + " i.naturalWidth > 50)")));
    picture("result");
  }

  @Test
  @Order(6)
  void allPagesArePlainToEverybody() throws IOException {
    String axe = axe();
    List<String> violations = new ArrayList<>();
    for (String scheme : List.of("light", "dark")) {
      browser.executeCdpCommand(
          "Emulation.setEmulatedMedia",
          Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      for (String page : pages()) {
        browser.get(studio.page("/" + page));
        await(StudioIT::isIdle);
        browser.executeScript(axe);
        Object found =
            browser.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})"
                    + ".then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].target)))");
        for (Object violation : (List<?>) found) {
          violations.add("%s, %s: %s".formatted(page, scheme, violation));
        }
        picture(page.replaceAll("/.*", "-one") + "-" + scheme);
      }
    }
    assertThat(violations).isEmpty();
  }

  @Test
  @Order(7)
  void theKeyboardAloneTrains() {
    browser.get(studio.page("/doctor"));
    await(StudioIT::isIdle);
    browser.switchTo().activeElement().sendKeys("g", "b");
    await(b -> b.getCurrentUrl().endsWith("/build"));
    await(StudioIT::isIdle);
    int before = runs();
    for (int i = 0; i < 200 && !focused().equals("Train"); i++) {
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
    }
    assertThat(focused()).isEqualTo("Train");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    await(b -> b.getCurrentUrl().matches(".*/runs/\\d.*"));
    assertThat(runs()).isEqualTo(before + 1);
    await(b -> !all(".state-done").isEmpty());
  }

  @Test
  @Order(8)
  void aCrashOfTheServerStopsNothing() throws Exception {
    browser.get(studio.page("/build"));
    await(StudioIT::isIdle);
    replace(field("seed"), "2");
    click(By.xpath("(//button[normalize-space()='Train'])[last()]"));
    await(b -> b.getCurrentUrl().matches(".*/runs/\\d.*"));
    String run = browser.getCurrentUrl().replaceAll(".*/", "");
    studio.kill();
    await(b -> text(".pulse").contains("lost"));
    await(b -> Files.exists(folder.resolve("runs").resolve(run).resolve("DONE")));
    studio = StudioProcess.start(folder, studio.link().getPort());
    await(b -> text(".pulse").contains("live"));
    await(b -> !all(".state-done").isEmpty());
  }

  @Test
  @Order(9)
  void theConsoleOfTheBrowserIsQuiet() {
    // While the server was down, requests had to fail, and so had a picture of a wrong experiment.
    List<String> complaints =
        browser.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
            .map(entry -> entry.getMessage())
            .filter(message -> !message.contains("net::ERR_") && !message.contains("/api/look/"))
            .toList();
    assertThat(complaints).isEmpty();
  }

  private static List<String> pages() {
    List<String> pages = new ArrayList<>(PAGES);
    pages.add("runs/" + folder.resolve("runs").relativize(newest()));
    return pages;
  }

  private static Path newest() {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.filter(run -> Files.exists(run.resolve("config.yaml")))
          .sorted()
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int runs() {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return (int) runs.filter(run -> Files.exists(run.resolve("config.yaml"))).count();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String axe() throws IOException {
    String place =
        "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js";
    try (InputStream script = StudioIT.class.getResourceAsStream(place)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isIdle(Object ignored) {
    return !all("main h1").isEmpty() && all(".loading").isEmpty();
  }

  private static void await(ExpectedCondition<Boolean> condition) {
    new WebDriverWait(browser, PATIENCE, Duration.ofMillis(100)).until(condition);
  }

  private static List<WebElement> all(String selector) {
    return browser.findElements(By.cssSelector(selector));
  }

  /** The text of the first that fits; read in one step, since pages are drawn anew meanwhile. */
  private static String text(String selector) {
    return String.valueOf(
        browser.executeScript(
            "return document.querySelector(arguments[0])?.innerText ?? ''", selector));
  }

  private static String focused() {
    return String.valueOf(browser.executeScript("return document.activeElement.innerText ?? ''"));
  }

  private static WebElement field(String label) {
    String script =
        "return [...document.querySelectorAll('main label')].find(l =>"
            + " l.innerText.trim().toLowerCase().replace(/\\s+\\S$/, '') ==="
            + " arguments[0])?.control";
    await(b -> browser.executeScript(script, label) != null);
    return (WebElement) browser.executeScript(script, label);
  }

  private static void replace(WebElement field, String value) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  private static void click(By what) {
    await(b -> !browser.findElements(what).isEmpty());
    WebElement element = browser.findElement(what);
    browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  private static void picture(String name) throws IOException {
    Path pages = Files.createDirectories(Path.of(System.getProperty("pages")));
    Files.write(pages.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }
}
