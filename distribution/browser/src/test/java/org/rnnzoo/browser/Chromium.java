package org.rnnzoo.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Debian's Chromium, as a person with much patience uses it.
 *
 * @param driver what drives it
 */
record Chromium(ChromeDriver driver) implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 120));

  /** Opens a window, or skips the test where there is no such browser. */
  static Chromium open(int width, int height) {
    assumeTrue(
        Files.isExecutable(PROGRAM) && Files.isExecutable(DRIVER),
        "The studio is tried in Debian's Chromium; install chromium and chromium-driver.");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(PROGRAM.toFile());
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
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    driver.manage().window().setSize(new Dimension(width, height));
    return new Chromium(driver);
  }

  void await(ExpectedCondition<Boolean> condition) {
    try {
      new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100)).until(condition);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "In vain was waited on %s. Problems: %s. Focus: %s."
              .formatted(address(), text("main .problem"), focusedLabel()),
          e);
    }
  }

  /** Opens a page and waits until nothing on it is being loaded. */
  void visit(String address) {
    driver.get(address);
    awaitIdle();
  }

  /**
   * Does something while pages wait for each answer, as over a slow line; what the server tells by
   * itself comes at once.
   */
  void whileAnswersAreSlow(Duration delay, Runnable what) {
    Object script =
        driver
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                    "source",
                    """
                    const ask = window.fetch;
                    window.fetch = (path, options) =>
                      String(path).startsWith('/api/') && path !== '/api/events'
                        ? new Promise(done => setTimeout(done, %d)).then(() => ask(path, options))
                        : ask(path, options);
                    """
                        .formatted(delay.toMillis())))
            .get("identifier");
    try {
      what.run();
    } finally {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }
  }

  void awaitIdle() {
    await(b -> !all("main h1").isEmpty() && all(".loading").isEmpty());
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The text of the first that fits; read in one step, since pages are drawn anew meanwhile. */
  String text(String selector) {
    return String.valueOf(
        driver.executeScript(
            "return document.querySelector(arguments[0])?.innerText ?? ''", selector));
  }

  /** The text of the first that fits, folded away or not. */
  String content(String selector) {
    return String.valueOf(
        driver.executeScript(
            "return document.querySelector(arguments[0])?.textContent ?? ''", selector));
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  String focused() {
    return String.valueOf(driver.executeScript("return document.activeElement.innerText ?? ''"));
  }

  /** What a reader says of the element that has the focus: its label, or else its text. */
  String focusedLabel() {
    return String.valueOf(
        driver.executeScript(
            "const e = document.activeElement; return (e.labels?.[0]?.innerText ||"
                + " e.getAttribute('aria-label') || e.innerText || '').trim()"));
  }

  /**
   * Goes on by the tabulator until something has the focus.
   *
   * @param label its label, in lower case and any spaces, as a pattern
   */
  void tabTo(String label) {
    for (int i = 0; i < 250; i++) {
      if (focusedLabel().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").matches(label)) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError(
        "The tabulator does not lead to '%s'; it ended at '%s'.".formatted(label, focusedLabel()));
  }

  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** The control with a label. */
  WebElement field(String label) {
    String script =
        "return [...document.querySelectorAll('main label')].find(l =>"
            + " l.innerText.trim().toLowerCase().replace(/\\s+\\S$/, '') ==="
            + " arguments[0])?.control";
    await(b -> driver.executeScript(script, label) != null);
    return (WebElement) driver.executeScript(script, label);
  }

  /** Chooses from a list by its label. */
  void choose(String label, String option) {
    By list =
        By.xpath("//main//label[starts-with(normalize-space(), '%s')]/select".formatted(label));
    await(b -> !driver.findElements(list).isEmpty());
    new Select(driver.findElement(list)).selectByVisibleText(option);
  }

  /** The fields of the shares of tasks that take turns. */
  List<WebElement> shares() {
    return driver.findElements(
        By.xpath("//main//label[starts-with(normalize-space(), 'Share')]/input"));
  }

  /** What a button puts into the clipboard. */
  String copied(By button) {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    click(button);
    return String.valueOf(
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + " setTimeout(() => navigator.clipboard.readText().then(done, done), 50)"));
  }

  /** The file that a button makes. */
  Path downloaded(By button, Path folder) throws IOException {
    driver.executeCdpCommand(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", Files.createDirectories(folder).toString()));
    click(button);
    await(b -> !files(folder).isEmpty());
    return files(folder).get(0);
  }

  /** Whole files, none that are still being written. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.toString().endsWith(".crdownload"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void replace(WebElement field, String value) {
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
  }

  void click(By what) {
    await(b -> !driver.findElements(what).isEmpty());
    WebElement element = driver.findElement(what);
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Clicks the first button of the page with a text. */
  void clickButton(String button) {
    click(By.xpath("(//main//button[normalize-space()='%s'])[1]".formatted(button)));
  }

  /**
   * Shows pages as in a light or a dark room, to somebody who wants no motion: colours that fade
   * into each other are none of either.
   */
  void setScheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** The beginning of what an address answers to the page. */
  String fetched(String address, int letters) {
    return String.valueOf(
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1]; fetch(arguments[0]).then(r => r.text())"
                + ".then(t => done(t.slice(0, arguments[1])), e => done(String(e)))",
            address,
            letters));
  }

  /** What axe finds wrong with the page. */
  List<String> violations() throws IOException {
    return violations("['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']");
  }

  /** What axe finds too faint on the page. */
  List<String> faintColours() throws IOException {
    return violations("{type: 'rule', values: ['color-contrast', 'link-in-text-block']}");
  }

  private List<String> violations(String which) throws IOException {
    if (!Boolean.TRUE.equals(driver.executeScript("return 'axe' in window"))) {
      driver.executeScript(axe());
    }
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[arguments.length - 1];"
                + "axe.run(document, {runOnly: %s, resultTypes: ['violations']})".formatted(which)
                + ".then(r => done(r.violations.map(v => v.id + ' ' + v.nodes[0].target)))");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  private static String axe() throws IOException {
    String place =
        "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe.version") + "/axe.min.js";
    try (InputStream script = Chromium.class.getResourceAsStream(place)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the console of the browser complained about since it was last asked. */
  Stream<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(entry -> entry.getMessage());
  }

  void picture(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** A picture of the first element that fits. */
  void picture(Path file, String selector) throws IOException {
    WebElement element = driver.findElement(By.cssSelector(selector));
    driver.executeScript("arguments[0].scrollIntoView({block: 'start'})", element);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, element.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
