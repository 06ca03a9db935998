package org.rnnzoo.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.io.ProcessMark;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.host.BundleReport;
import org.rnnzoo.host.PluginHost;
import org.rnnzoo.host.PluginLogFormatter;
import org.rnnzoo.testkit.PluginJar;

class PluginHostTest {

  @TempDir private Path folder;

  @Test
  void aPlainJarAndABundleStandSideBySide() throws Exception {
    Path plain = EchoJar.plain("echo-1.2.3-beta.jar").writeTo(folder);
    EchoJar.bundle("bundle.jar", "org.acme.echo", "2.0.0").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsOnly(PluginProblem.Kind.NAME_CLASH);
      assertThat(versions(host)).containsExactly("org.acme.echo 2.0.0", "echo 1.2.3.beta");
      Installed found = host.find(PluginKind.TASK, PluginRequest.parse("echo:echo"));
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(plain));
      assertThat(found.origin().sha256()).isEqualTo(HexFormat.of().formatHex(digest));
      assertThat(found.origin().location()).isEqualTo(plain.toString());
    }
  }

  @Test
  void theVersionOfAPlainJarIsItsImplementationVersion() {
    EchoJar.plain("echo-1.2.3.jar").header("Implementation-Version", "4.5-rc1").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(versions(host)).containsExactly("echo 4.5.0.rc1");
    }
  }

  @Test
  void twoVersionsOfABundleAnswerDifferently() {
    withTitle("Old", "echo-1.jar", "1.0.0").writeTo(folder);
    withTitle("New", "echo-2.jar", "1.1.0").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(title(host, "echo")).isEqualTo("New");
      assertThat(title(host, "echo@1.0")).isEqualTo("Old");
      assertThat(title(host, "org.acme.echo:echo@[1,1.1)")).isEqualTo("Old");
    }
  }

  @Test
  void aNameThatTwoBundlesUseIsRefusedUnlessTheBundleIsNamed() {
    EchoJar.bundle("a.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("b.jar", "org.other.echo", "1.0.0").writeTo(folder);

    try (PluginHost host = start()) {
      assertThatThrownBy(() -> title(host, "echo"))
          .isInstanceOf(MissingPluginException.class)
          .hasMessageContaining("org.acme.echo, org.other.echo");
      assertThat(title(host, "org.other.echo:echo")).isEqualTo("Say it again");
    }
  }

  @Test
  void jarsComeChangeAndGoWhileTheHostRuns() throws IOException {
    try (PluginHost host = start()) {
      assertThat(host.all(PluginKind.TASK)).isEmpty();

      withTitle("Old", "echo.jar", "1.0.0").writeTo(folder);
      host.refresh();
      assertThat(title(host, "echo")).isEqualTo("Old");

      withTitle("A newer one", "echo.jar", "1.1.0").writeTo(folder);
      host.refresh();
      assertThat(title(host, "echo")).isEqualTo("A newer one");
      assertThat(versions(host)).containsExactly("org.acme.echo 1.1.0");

      Files.delete(folder.resolve("echo.jar"));
      host.refresh();
      assertThat(host.all(PluginKind.TASK)).isEmpty();
      assertThat(host.bundles()).isEmpty();
    }
  }

  @Test
  void whatDidNotChangeStaysTheSameWhileOthersComeAndGo() throws IOException {
    EchoJar.plain("echo.jar").writeTo(folder);
    try (PluginHost host = start()) {
      Object echo = host.all(PluginKind.TASK).get(0).provider();
      Path other = EchoJar.bundle("other.jar", "org.other.echo", "2.0.0").writeTo(folder);
      host.refresh();
      assertThat(host.all(PluginKind.TASK)).hasSize(2);
      Files.delete(other);
      host.refresh();
      assertThat(host.all(PluginKind.TASK))
          .singleElement()
          .satisfies(task -> assertThat(task.provider()).isSameAs(echo));
    }
  }

  @Test
  void aProblemIsToldOnceHoweverOftenFoldersAreLookedAtAndGoesWithItsJar() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "not a jar");
    try (PluginHost host = start()) {
      EchoJar.plain("echo.jar").writeTo(folder);
      host.refresh();
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(PluginProblem.Kind.NOT_A_JAR);
      Files.delete(broken);
      host.refresh();
      assertThat(host.problems()).isEmpty();
    }
  }

  @Test
  void aHalfCopiedJarIsAProblemUntilTheRestArrives() throws IOException {
    Path jar = EchoJar.plain("echo.jar").writeTo(folder);
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(PluginProblem.Kind.NOT_A_JAR);

      Files.write(jar, whole);
      host.refresh();
      assertThat(host.problems()).isEmpty();
      assertThat(title(host, "echo")).isEqualTo("Say it again");
    }
  }

  @Test
  void aBundleRunsWhileTheBundleThatItImportsFromIsThere() throws IOException {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.lib")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(PluginProblem.Kind.UNRESOLVED);

      Path library =
          PluginJar.named("library.jar")
              .source("org.lib.Base", "package org.lib; public class Base {}")
              .bundle("org.lib", "1.0.0")
              .header("Export-Package", "org.lib")
              .writeTo(folder);
      host.refresh();
      assertThat(host.problems()).isEmpty();
      assertThat(host.bundles())
          .extracting(BundleReport::state)
          .containsExactly("ready", "library");

      Files.delete(library);
      host.refresh();
      assertThat(host.all(PluginKind.TASK)).isEmpty();
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(PluginProblem.Kind.UNRESOLVED);
    }
  }

  @Test
  void theTwinOfARemovedBundleTakesItsPlace() throws IOException {
    Path first = EchoJar.bundle("a.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("b.jar", "org.acme.echo", "1.0.0").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(PluginProblem.Kind.DUPLICATE);

      Files.delete(first);
      host.refresh();
      assertThat(host.problems()).isEmpty();
      assertThat(versions(host)).containsExactly("org.acme.echo 1.0.0");
    }
  }

  @Test
  void aJarThatIsRemovedDuringARunStaysUntilTheRunEnds() throws IOException {
    Path jar = EchoJar.plain("echo.jar").writeTo(folder);

    try (PluginHost host = start()) {
      Plugins.Lease one = host.lease();
      Plugins.Lease two = host.lease();
      Files.delete(jar);
      host.refresh();
      assertThat(title(host, "echo")).isEqualTo("Say it again");
      one.close();
      one.close();
      assertThat(host.all(PluginKind.TASK)).hasSize(1);
      two.close();
      assertThat(host.all(PluginKind.TASK)).isEmpty();
    }
  }

  @Test
  void aWatchedFolderIsTakenUpByItself() throws Exception {
    try (PluginHost host = start()) {
      host.watch(Duration.ofMillis(20));
      EchoJar.plain("echo.jar").writeTo(folder);
      await(() -> host.all(PluginKind.TASK).size() == 1);
      Files.delete(folder.resolve("echo.jar"));
      await(() -> host.all(PluginKind.TASK).isEmpty());
    }
  }

  @Test
  void aClosedHostWatchesNoLonger() throws Exception {
    try (PluginHost host = start()) {
      host.watch(Duration.ofMillis(20));
      assertThat(watches()).isPositive();
    }
    await(() -> watches() == 0);
  }

  private static long watches() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("plugin folders"))
        .count();
  }

  /** Where digits are others, OSGi could not read the versions that Felix writes. */
  @Test
  void itStartsWhereverTheUserLivesAndLeavesTheLocaleAsItWas() {
    Locale own = Locale.getDefault(Locale.Category.FORMAT);
    Locale persian = Locale.forLanguageTag("fa-IR-u-nu-arabext");
    Locale.setDefault(Locale.Category.FORMAT, persian);
    EchoJar.plain("echo-1.2.jar").writeTo(folder);
    try (PluginHost host = start()) {
      assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(persian);
      assertThat(host.problems()).isEmpty();
      assertThat(versions(host)).containsExactly("echo 1.2.0");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, own);
    }
  }

  @Test
  void theFirstOfSeveralFoldersWins() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    withTitle("Mine", "echo.jar", "1.0.0").writeTo(own);
    withTitle("Theirs", "echo.jar", "1.0.0").writeTo(folder);

    try (PluginHost host =
        PluginHost.start(List.of(folder, own, folder.resolve("does-not-exist")))) {
      assertThat(title(host, "echo")).isEqualTo("Theirs");
      assertThat(host.bundles()).extracting(BundleReport::state).containsExactly("ready", "broken");
    }
  }

  @Test
  void whatAPluginAsksForIsInjected() {
    injected("echo.jar").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(title(host, "echo")).isEqualTo("Injected " + host.apiVersion());
    }
  }

  @Test
  void whatTheClassAboveAPluginAsksForIsInjected() {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Base",
            """
            package org.acme;
            public class Base {
              @jakarta.inject.Inject
              @com.google.inject.name.Named("rnnzoo.api.version") protected String api;
            }
            """)
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "")
                .replace("class Echo implements", "class Echo extends Base implements")
                .replace("\"Say it again\"", "\"API \" + api"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(title(host, "echo")).isEqualTo("API " + host.apiVersion());
    }
  }

  @Test
  void everyLineThatAPluginLogsBeginsWithItsLevelAndTheNameOfItsBundle() {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "")
                .replace("\"Say it again\"", "say(\"one\\ntwo\")")
                .replace(
                    "@Override public String title",
                    """
                    private String say(String words) {
                      java.util.logging.Logger.getLogger("acme").warning(words);
                      return words;
                    }

                    @Override public String title\
                    """))
        .provider(Task.class, "org.acme.Echo")
        .bundle("org.acme.echo", "1.0.0")
        .writeTo(folder);
    StringWriter heard = new StringWriter();
    Handler handler = hearing(heard);
    Logger logger = Logger.getLogger("acme");
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);

    try (PluginHost host = start()) {
      assertThat(title(host, "echo")).isEqualTo("one\ntwo");
      logger.warning("three");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(heard.toString().lines())
        .containsExactly(
            "WARNING org.acme.echo 1.0.0: one",
            "WARNING org.acme.echo 1.0.0: two",
            "WARNING acme: three");
  }

  private static Handler hearing(StringWriter heard) {
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            heard.write(getFormatter().format(record));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setFormatter(new PluginLogFormatter());
    return handler;
  }

  @Test
  void aServiceThatAnActivatorRegistersIsAPluginToo() {
    registeredByActivator().writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(versions(host)).containsExactly("org.acme.echo 1.0.0");
    }
  }

  @Test
  void aPluginThatIsRegisteredTwiceCountsOnce() {
    registeredByActivator().provider(Task.class, "org.acme.Echo").writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(host.all(PluginKind.TASK)).hasSize(1);
    }
  }

  @Test
  void aPluginMayLieInsideTheJarAlongTheClassPathOfItsBundle() throws IOException {
    Path jar =
        EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
            .header("Bundle-ClassPath", ".,inner")
            .entry("inner/", "")
            .entry("inner/META-INF/services/" + Task.class.getName(), "org.acme.Echo")
            .writeTo(folder);
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Files.delete(zip.getPath("META-INF/services/" + Task.class.getName()));
    }

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(versions(host)).containsExactly("org.acme.echo 1.0.0");
    }
  }

  @Test
  void aBundleThatRequiresAServiceLoaderExtenderFindsOne() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header(
            "Require-Capability",
            "osgi.extender;filter:=\"(&(osgi.extender=osgi.serviceloader.registrar)"
                + "(version>=1.0.0)(!(version>=2.0.0)))\"")
        .header(
            "Provide-Capability",
            "osgi.serviceloader;osgi.serviceloader=\"org.rnnzoo.api.task.Task\"")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(host.all(PluginKind.TASK)).hasSize(1);
    }
  }

  @Test
  void aPluginMayBeTheFirstToUseNd4jOnAThreadWithItsOwnContextLoader() throws Exception {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "")
                .replace(
                    "\"Say it again\"",
                    "\"sum \" + org.nd4j.linalg.factory.Nd4j.ones(3).sumNumber().intValue()"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.nd4j.log.initialization=false",
                "-cp",
                System.getProperty("java.class.path"),
                FirstUseOfNd4j.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
        .isEqualTo("sum 3");
  }

  @Test
  void theClassesOfARemovedPluginAreUnloadedThoughTheHostRunsOn() throws Exception {
    Path plain = EchoJar.plain("plain.jar").writeTo(folder);
    Path injected = injected("injected.jar").writeTo(folder);

    try (PluginHost host = start()) {
      List<WeakReference<ClassLoader>> loaders = loaders(host);
      assertThat(loaders).hasSize(2);
      Files.delete(plain);
      Files.delete(injected);
      host.refresh();
      await(
          () -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
          });
    }
  }

  @Test
  void itsTemporaryFolderIsDeletedWhenItIsClosed() throws IOException {
    List<Path> before = caches();
    EchoJar.plain("echo.jar").writeTo(folder);
    try (PluginHost host = start()) {
      assertThat(host.all(PluginKind.TASK)).hasSize(1);
      assertThat(caches()).hasSize(before.size() + 1);
    }
    assertThat(caches()).isEqualTo(before);
  }

  @Test
  void aClosedHostTakesNothingUpAndClosesAgain() {
    PluginHost host = start();
    Plugins.Lease lease = host.lease();
    EchoJar.plain("echo.jar").writeTo(folder);
    host.refresh();
    host.close();
    lease.close();
    host.close();
    assertThat(host.all(PluginKind.TASK)).isEmpty();
  }

  private PluginHost start() {
    return PluginHost.start(List.of(folder));
  }

  private static PluginJar withTitle(String title, String fileName, String version) {
    return PluginJar.named(fileName)
        .source("org.acme.Echo", EchoJar.task("Echo", "echo", "").replace("Say it again", title))
        .provider(Task.class, "org.acme.Echo")
        .bundle("org.acme.echo", version);
  }

  private static PluginJar injected(String fileName) {
    return PluginJar.named(fileName)
        .source(
            "org.acme.Echo",
            EchoJar.task(
                    "Echo",
                    "echo",
                    """
                    @jakarta.inject.Inject Voice voice;
                    @jakarta.inject.Inject
                    @com.google.inject.name.Named("rnnzoo.api.version") String api;
                    """)
                .replace("\"Say it again\"", "voice.words() + \" \" + api"))
        .source("org.acme.Voice", "package org.acme; public interface Voice { String words(); }")
        .source(
            "org.acme.Wiring",
            """
            package org.acme;
            public class Wiring extends com.google.inject.AbstractModule {
              @Override protected void configure() {
                bind(Voice.class).toInstance(() -> "Injected");
              }
            }
            """)
        .provider(Task.class, "org.acme.Echo")
        .provider(com.google.inject.Module.class, "org.acme.Wiring");
  }

  private static PluginJar registeredByActivator() {
    return PluginJar.named("echo.jar")
        .source("org.acme.Echo", EchoJar.task("Echo", "echo", ""))
        .source(
            "org.acme.Activator",
            """
            package org.acme;
            public class Activator implements %s {
              public void start(org.osgi.framework.BundleContext context) {
                context.registerService(org.rnnzoo.api.task.Task.class, new Echo(), null);
              }
              public void stop(org.osgi.framework.BundleContext context) {}
            }
            """
                .formatted(BundleActivator.class.getName()))
        .bundle("org.acme.echo", "1.0.0")
        .header("Bundle-Activator", "org.acme.Activator")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.osgi.framework");
  }

  private static List<String> versions(PluginHost host) {
    return host.all(PluginKind.TASK).stream()
        .map(task -> task.origin().bundle() + " " + task.origin().version())
        .toList();
  }

  private static String title(PluginHost host, String request) {
    return host.find(PluginKind.TASK, PluginRequest.parse(request)).plugin().title();
  }

  private static List<WeakReference<ClassLoader>> loaders(PluginHost host) {
    return host.all(PluginKind.TASK).stream()
        .map(task -> new WeakReference<>(task.provider().getClassLoader()))
        .toList();
  }

  private static List<Path> caches() throws IOException {
    String prefix = "rnnzoo-plugins-" + ProcessMark.own().text() + ".";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
