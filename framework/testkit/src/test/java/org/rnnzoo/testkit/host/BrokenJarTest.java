package org.rnnzoo.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.BundleActivator;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginProblem.Kind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.host.BundleReport;
import org.rnnzoo.host.PluginHost;
import org.rnnzoo.testkit.PluginJar;

/** Each way in which a jar can be broken: one problem that can be read, and the others run on. */
class BrokenJarTest {

  private static final int JAVA = Runtime.version().feature();

  @TempDir private static Path store;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTheNeighbour() {
    PluginJar.named("neighbour.jar")
        .source("org.acme.Neighbour", EchoJar.task("Neighbour", "neighbour", ""))
        .provider(Task.class, "org.acme.Neighbour")
        .bundle("org.acme.neighbour", "1.0.0")
        .writeTo(store);
  }

  @BeforeEach
  void aHealthyNeighbour() throws IOException {
    Files.copy(store.resolve("neighbour.jar"), folder.resolve("neighbour.jar"));
  }

  @Test
  void aFileThatIsNotAJar() throws IOException {
    Files.writeString(folder.resolve("notes.jar"), "not a jar");

    assertProblem(
        Kind.NOT_A_JAR,
        "notes.jar is not a readable jar: ZipException: zip END header not found.",
        "Copy it again, or build it again.");
  }

  @Test
  void whatOnlyHasTheNameOfAJar() throws IOException {
    String sentence =
        "notes.jar is not a readable jar: IOException: it is a folder, a pipe or a link that leads"
            + " nowhere, not a file.";
    Path notes = folder.resolve("notes.jar");
    Files.createDirectory(notes);
    assertProblem(Kind.NOT_A_JAR, sentence, "Copy it again, or build it again.");
    Files.delete(notes);
    Files.createSymbolicLink(notes, folder.resolve("gone"));
    assertProblem(Kind.NOT_A_JAR, sentence, "Copy it again, or build it again.");
  }

  @Test
  void aHalfCopiedJar() throws IOException {
    byte[] whole = Files.readAllBytes(EchoJar.plain("echo.jar").writeTo(folder));
    Files.write(folder.resolve("echo.jar"), Arrays.copyOf(whole, whole.length / 2));

    assertProblem(
        Kind.NOT_A_JAR,
        "echo.jar is not a readable jar: ZipException: zip END header not found.",
        "Copy it again, or build it again.");
  }

  /** A name or comment may claim to be UTF-8 and not be it. */
  @Test
  void aCommentThatIsNoText() throws IOException {
    Path whole = EchoJar.plain("echo.jar").writeTo(store);
    try (ZipFile read = new ZipFile(whole.toFile());
        ZipOutputStream written =
            new ZipOutputStream(Files.newOutputStream(folder.resolve("echo.jar")))) {
      for (ZipEntry entry : Collections.list(read.entries())) {
        ZipEntry commented = new ZipEntry(entry.getName());
        commented.setComment("~~~~~~~~");
        written.putNextEntry(commented);
        read.getInputStream(entry).transferTo(written);
        written.closeEntry();
      }
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("echo.jar"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.write(
        folder.resolve("echo.jar"),
        text.replace("~~~~~~~~", "\u00ff".repeat(8)).getBytes(StandardCharsets.ISO_8859_1));

    assertProblem(
        Kind.NOT_A_JAR, "echo.jar is not a readable jar: ", "Copy it again, or build it again.");
  }

  @Test
  void aManifestThatOsgiRejects() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "one").writeTo(folder);

    assertProblem(
        Kind.NOT_A_JAR,
        "echo.jar has a manifest that OSGi cannot read: IllegalArgumentException: invalid version"
            + " \"one\": ",
        "Copy it again, or build it again.");
  }

  @Test
  void aPlainJarThatNamesNoProvider() {
    PluginJar.named("library.jar")
        .source("org.acme.Library", "package org.acme; public class Library {}")
        .writeTo(folder);

    assertProblem(
        Kind.NO_PROVIDER,
        "library.jar holds no plugin: no file under META-INF/services names one.",
        "Write the name of its class into META-INF/services/org.rnnzoo.api.task.Task (or"
            + " model.Model, train.Trainer, analysis.Analysis); a library goes inside the jar of"
            + " the plugin that needs it.");
  }

  @Test
  void theSameBundleTwice() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("echo-copy.jar", "org.acme.echo", "1.0.0").writeTo(folder);

    assertProblem(
        Kind.DUPLICATE,
        "echo.jar holds org.acme.echo 1.0.0, which is loaded already from echo-copy.jar.",
        "Remove one of the two, or give the newer one a higher version.");
  }

  @Test
  void theSameBundleTwiceAmongOthers() {
    for (String jar : List.of("y.jar", "z.jar")) {
      EchoJar.bundle(jar, "org.acme.echo", "1.0.0").writeTo(folder);
    }

    assertProblem(
        Kind.DUPLICATE,
        "z.jar holds org.acme.echo 1.0.0, which is loaded already from y.jar.",
        "Remove one of the two, or give the newer one a higher version.");
  }

  @Test
  void packagesThatNobodyOffers() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header(
            "Import-Package",
            "org.rnnzoo.api,org.rnnzoo.api.task,com.not.there,"
                + "com.google.inject;version=\"[2,3)\",org.slf4j;version=\"3\","
                + "org.no.matter;resolution:=optional")
        .writeTo(folder);

    assertProblem(
        Kind.UNRESOLVED,
        "org.acme.echo 1.0.0 needs package com.not.there, which nobody offers; and package"
            + " com.google.inject in version [2.0.0,3.0.0), which is offered as 1.4.0; and package"
            + " org.slf4j in version 3.0.0 or higher, which is offered as 1.7.36, 2.0.20.",
        "Put what is missing inside the jar, or use a version of it that is offered.");
  }

  @Test
  void aPackageThatIsOfferedWithoutTheAttributeThatIsAskedFor() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.slf4j;vendor=acme")
        .writeTo(folder);

    assertProblem(
        Kind.UNRESOLVED,
        "org.acme.echo 1.0.0 needs package org.slf4j, which is offered as 1.7.36, 2.0.20 but"
            + " without what it asks for.",
        "Put what is missing inside the jar, or use a version of it that is offered.");
  }

  @Test
  void aBundleThatNobodyOffers() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Require-Bundle", "org.lib;bundle-version=\"[2,3)\"")
        .writeTo(folder);

    assertProblem(
        Kind.UNRESOLVED,
        "org.acme.echo 1.0.0 needs bundle org.lib, which nobody offers.",
        "Put what is missing inside the jar, or use a version of it that is offered.");
  }

  @Test
  void aBundleThatIsOfferedInAnotherVersion() {
    library("Import-Package", "org.rnnzoo.api");
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Require-Bundle", "org.lib;bundle-version=\"[2,3)\"")
        .writeTo(folder);

    assertProblem(
        Kind.UNRESOLVED,
        "org.acme.echo 1.0.0 needs bundle org.lib in version [2.0.0,3.0.0), which is offered as"
            + " 1.0.0.",
        "Put what is missing inside the jar, or use a version of it that is offered.");
  }

  @Test
  void aBundleThatNeedsABundleThatCannotBeLoaded() {
    library("Import-Package", "com.not.there");
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.lib")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::sentence)
          .containsExactly(
              "org.acme.echo 1.0.0 needs a bundle that cannot be loaded itself, or packages that"
                  + " do not go together.",
              "org.lib 1.0.0 needs package com.not.there, which nobody offers.");
    }
  }

  @Test
  void whatIsLookedForOnlyWhenItIsNeededIsNotMissed() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("DynamicImport-Package", "com.not.there")
        .header("Require-Capability", "com.not.there;effective:=active")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      assertThat(host.bundles()).extracting(BundleReport::state).containsExactly("ready", "ready");
    }
  }

  @Test
  void aBundleOfWhichAPartWorksIsPartlyReady() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .provider(Task.class, "org.acme.Gone")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.bundles())
          .extracting(BundleReport::jar, BundleReport::bundle, BundleReport::state)
          .containsExactly(
              tuple("echo.jar", "org.acme.echo", "partly ready"),
              tuple("neighbour.jar", "org.acme.neighbour", "ready"));
    }
  }

  /** A bundle org.lib 1.0.0 with a package of that name. */
  private void library(String header, String value) {
    PluginJar.named("library.jar")
        .source("org.lib.Base", "package org.lib; public class Base {}")
        .bundle("org.lib", "1.0.0")
        .header("Export-Package", "org.lib")
        .header(header, value)
        .writeTo(folder);
  }

  @Test
  void aNewerPluginApi() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api;version=\"[2,3)\",org.rnnzoo.api.task")
        .writeTo(folder);

    assertProblem(
        Kind.API_TOO_NEW,
        "org.acme.echo 1.0.0 was built for a newer plugin API: it needs package"
            + " org.rnnzoo.api in version [2.0.0,3.0.0), which is offered as %s.",
        "Update the zoo, or use an older version of the plugin.");
  }

  @Test
  void anOlderPluginApi() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header("Import-Package", "org.rnnzoo.api;version=\"[0,0.0.5)\",org.rnnzoo.api.task")
        .writeTo(folder);

    assertProblem(
        Kind.API_TOO_OLD,
        "org.acme.echo 1.0.0 was built for an older plugin API: it needs package"
            + " org.rnnzoo.api in version [0.0.0,0.0.5), which is offered as %s.",
        "Use a newer version of the plugin, or build it against the plugin API of this zoo.");
  }

  @Test
  void anActivatorThatThrows() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .source(
            "org.acme.Activator",
            """
            package org.acme;
            public class Activator implements %s {
              public void start(org.osgi.framework.BundleContext context) {
                throw new IllegalStateException("no luck today");
              }
              public void stop(org.osgi.framework.BundleContext context) {}
            }
            """
                .formatted(BundleActivator.class.getName()))
        .header("Bundle-Activator", "org.acme.Activator")
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task,org.osgi.framework")
        .writeTo(folder);

    assertProblem(
        Kind.ACTIVATOR_FAILED,
        "The activator of org.acme.echo 1.0.0 failed: IllegalStateException: no luck today.",
        "Correct its Bundle-Activator; if it is not yours, tell its author.");
  }

  @Test
  void aConstructorThatThrowsLeavesItsSiblingAlone() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .source(
            "org.acme.Sulky",
            EchoJar.task(
                "Sulky", "sulky", "public Sulky() { throw new IllegalStateException(\"no\"); }"))
        .provider(Task.class, "org.acme.Sulky")
        .source("org.acme.Second", EchoJar.task("Second", "second", ""))
        .provider(Task.class, "org.acme.Second")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.all(PluginKind.TASK))
          .extracting(Installed::name)
          .containsExactly("echo", "neighbour", "second");
    }
    assertProblem(
        Kind.PROVIDER_FAILED,
        "org.acme.echo 1.0.0 has a task that cannot be used: Provider org.acme.Sulky could not be"
            + " instantiated (IllegalStateException: no).",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aStaticInitialiserThatThrows() {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "static final int SIZE = Integer.parseInt(\"ten\");"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 0.0.0 has a task that cannot be used: Provider org.acme.Echo could not be"
            + " instantiated (NumberFormatException: For input string: \"ten\").",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aClassThatFailedToInitialiseForAnotherPluginOfItsJar() {
    PluginJar jar =
        PluginJar.named("echo.jar")
            .source(
                "org.acme.Shared",
                """
                package org.acme;
                class Shared { static final int SIZE = Integer.parseInt("ten"); }
                """);
    for (String name : List.of("Echo", "Second")) {
      jar.source(
              "org.acme." + name,
              EchoJar.task(name, name.toLowerCase(Locale.ROOT), "final int size = Shared.SIZE;"))
          .provider(Task.class, "org.acme." + name);
    }
    jar.writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems())
          .extracting(PluginProblem::kind)
          .containsExactly(Kind.PROVIDER_FAILED, Kind.PROVIDER_FAILED);
      assertThat(host.problems().get(1).sentence())
          .contains("Provider org.acme.Second could not be instantiated")
          .contains("Could not initialize class org.acme.Shared");
    }
  }

  @Test
  void aNativeLibraryThatIsNotThere() {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "public Echo() { System.loadLibrary(\"acme\"); }"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 0.0.0 has a task that cannot be used: Provider org.acme.Echo could not be"
            + " instantiated (UnsatisfiedLinkError: no acme in java.library.path: ",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aVersionBeyondTheRangeOfAParameter() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .source(
            "org.acme.Slow",
            EchoJar.task("Slow", "slow", "").replace("new Parameters(100)", "new Parameters(2000)"))
        .provider(Task.class, "org.acme.Slow")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.all(PluginKind.TASK))
          .extracting(Installed::name)
          .containsExactly("echo", "neighbour");
    }
    assertProblem(
        Kind.BAD_PARAMETERS,
        "The parameters of the task 'slow' of org.acme.echo 1.0.0 cannot be used: 'delay' is"
            + " 2000.0, but must be a number from 0 to 1000 ms.",
        "Correct the record of its parameters or its annotations; if it is not yours, tell its"
            + " author.");
  }

  @Test
  void aCopyOfThePluginApiInsideABundle() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .source("org.rnnzoo.api.Plugin", "package org.rnnzoo.api; public interface Plugin<P> {}")
        .source(
            "org.rnnzoo.api.task.Task",
            "package org.rnnzoo.api.task; public interface Task<P> extends org.rnnzoo.api.Plugin<P>"
                + " {}")
        .source(
            "org.acme.Echo",
            "package org.acme; public class Echo implements org.rnnzoo.api.task.Task<String> {}")
        .header("Import-Package", "org.slf4j")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "org.acme.echo 1.0.0 has a task that cannot be used: org.acme.Echo not a subtype.",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aMethodOfThePluginApiThatIsNotImplementedIsMissedWhenItIsCalled() {
    PluginJar.named("echo.jar")
        .compiledAgainst(
            "org.rnnzoo.api.task.Task",
            """
            package org.rnnzoo.api.task;
            public interface Task<P extends Record> extends org.rnnzoo.api.Plugin<P> {}
            """)
        .source(
            "org.acme.Echo",
            """
            package org.acme;
            public class Echo implements org.rnnzoo.api.task.Task<Echo.Nothing> {
              public record Nothing() {}
              public String name() { return "echo"; }
              public String title() { return "Unfinished"; }
              public Nothing defaults() { return new Nothing(); }
              public java.util.List<org.rnnzoo.api.task.Version<Nothing>> versions() {
                return java.util.List.of(
                    new org.rnnzoo.api.task.Version<>("v1", "short", "Does it wait?", new Nothing(),
                        new org.rnnzoo.api.task.Version.Card(0.5, 0.5, 0.9, 1)));
              }
            }
            """)
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    try (PluginHost host = start()) {
      Installed echo = host.find(PluginKind.TASK, PluginRequest.parse("echo"));
      Throwable error = catchThrowable(() -> score(echo));

      assertThat(host.explain(error, List.of(echo)))
          .get()
          .extracting(PluginProblem::sentence, InstanceOfAssertFactories.STRING)
          .startsWith(
              "echo 0.0.0 does not fit plugin API %s or its libraries: AbstractMethodError: "
                  .formatted(host.apiVersion()));
    }
  }

  @Test
  void anErrorThatIsNotAboutAPluginIsNotExplainedByOne() {
    EchoJar.plain("echo.jar").writeTo(folder);

    try (PluginHost host = start()) {
      List<Installed> tasks = host.all(PluginKind.TASK);
      assertThat(host.explain(new NoSuchMethodError("'void org.rnnzoo.core.X.y()'"), tasks))
          .isEmpty();
      assertThat(host.explain(new UnsatisfiedLinkError("no jnind4jcpu"), tasks)).isEmpty();
    }
  }

  /** Java calls plugins through classes of its own, as in a stream. */
  @Test
  void anErrorIsThePluginsWhoseCodeIsTheFirstThatIsNotOfJava() {
    EchoJar.plain("echo.jar").writeTo(folder);

    try (PluginHost host = start()) {
      List<Installed> tasks = host.all(PluginKind.TASK);
      for (String between : List.of("java.util.stream.Sink", "jdk.internal.reflect.Some")) {
        Error error = new NoSuchMethodError("'void org.rnnzoo.api.X.y()'");
        error.setStackTrace(
            Stream.of(between, "org.acme.Echo", "org.acme.Neighbour")
                .map(name -> new StackTraceElement(name, "call", null, 1))
                .toArray(StackTraceElement[]::new));
        assertThat(host.explain(error, tasks))
            .get()
            .extracting(PluginProblem::sentence, InstanceOfAssertFactories.STRING)
            .startsWith("echo 0.0.0 calls 'void org.rnnzoo.api.X.y()'");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  void theLongestNameHas64Characters(int length) {
    PluginJar.named("echo.jar")
        .source("org.acme.Echo", EchoJar.task("Echo", "e".repeat(length), ""))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).hasSize(length - 64);
      assertThat(host.all(PluginKind.TASK)).hasSize(2 - (length - 64));
    }
  }

  @Test
  void aProviderThatIsNotInTheJar() {
    PluginJar.named("echo-2.1.jar").provider(Task.class, "org.acme.Gone").writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 2.1.0 has a task that cannot be used: Provider org.acme.Gone not found.",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aProviderWithoutAPublicConstructor() {
    PluginJar.named("echo.jar")
        .source("org.acme.Echo", EchoJar.task("Echo", "echo", "private Echo() {}"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 0.0.0 has a task that cannot be used: org.acme.Echo Unable to get public no-arg"
            + " constructor (NoSuchMethodException: org.acme.Echo.<init>()).",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aProviderWhoseNameNobodyCanType() {
    PluginJar.named("echo.jar")
        .source("org.acme.Echo", EchoJar.task("Echo", "Echo Task", ""))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 0.0.0 has a task that cannot be used: org.acme.Echo is named 'Echo Task', which is"
            + " not lower-case words joined by hyphens, at most 64 characters.",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "StackOverflowError: deep",
        "AssertionError: deep",
        "OutOfMemoryError: deep",
        "Error: deep"
      })
  void aNameOrAVersionThatFailsWithAnyError(String error) {
    String thrown = "throw new %s(\"deep\");".formatted(error.replaceFirst(":.*", ""));
    String source = EchoJar.task("Echo", "echo", "");
    for (String good : List.of("return \"echo\";", "return List.of(new Version")) {
      String bad =
          good.startsWith("return List")
              ? source.replace(good, "if (Math.PI > 3) " + thrown + "\n" + good)
              : source.replace(good, thrown);
      PluginJar.named("echo.jar")
          .source("org.acme.Echo", bad)
          .provider(Task.class, "org.acme.Echo")
          .writeTo(folder);
      assertProblem(
          Kind.PROVIDER_FAILED,
          "echo 0.0.0 has a task that cannot be used: " + error + ".",
          "Correct the class, or the line under META-INF/services that names it; if it is not"
              + " yours, tell its author.");
    }
  }

  @Test
  void somethingToInjectThatNoModuleBinds() {
    PluginJar.named("echo.jar")
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "@jakarta.inject.Inject Runnable unbound;"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.PROVIDER_FAILED,
        "echo 0.0.0 has a task that cannot be used: No implementation for java.lang.Runnable was"
            + " bound.",
        "Correct the class, or the line under META-INF/services that names it; if it is not"
            + " yours, tell its author.");
  }

  @Test
  void aLibraryThatWasForgotten() {
    PluginJar.named("echo.jar")
        .compiledAgainst("org.lib.Base", "package org.lib; public class Base {}")
        .source(
            "org.acme.Echo", EchoJar.task("Echo", "echo", "org.lib.Base b = new org.lib.Base();"))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    assertProblem(
        Kind.LINKAGE,
        "echo 0.0.0 needs the class org.lib.Base, which is neither in its jar nor offered by this"
            + " zoo (plugin API %s).",
        "Build the plugin against the plugin API of this zoo, and put the libraries it needs"
            + " inside its jar.");
  }

  @Test
  void classesOfANewerJava() {
    EchoJar.plain("echo.jar").builtForJava(JAVA + 1).writeTo(folder);

    assertProblem(
        Kind.BUILT_FOR_NEWER_JAVA,
        "echo 0.0.0 was built for Java %s; this is Java %s.".formatted(JAVA + 1, JAVA),
        "Run the zoo on that Java, or build the plugin with release 17.");
  }

  @Test
  void aBundleThatRequiresANewerJava() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0")
        .header(
            "Require-Capability",
            "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=%s))\"".formatted(JAVA + 1))
        .writeTo(folder);

    assertProblem(
        Kind.BUILT_FOR_NEWER_JAVA,
        "org.acme.echo 1.0.0 was built for Java %s; this is Java %s.".formatted(JAVA + 1, JAVA),
        "Run the zoo on that Java, or build the plugin with release 17.");
  }

  @Test
  void twoBundlesWithATaskOfTheSameNameAndVersion() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("other.jar", "org.other.echo", "1.0.0").writeTo(folder);

    assertProblem(
        Kind.NAME_CLASH,
        "The task 'echo' is in 2 bundles: org.acme.echo 1.0.0 (echo.jar), org.other.echo"
            + " 1.0.0 (other.jar); none is used unless its bundle is named.",
        "Remove one of them, or write the bundle before the name, as in BUNDLE:NAME.");
  }

  @Test
  void twoVersionsOfARivalAreOneBundle() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("echo-2.jar", "org.acme.echo", "2.0.0").writeTo(folder);
    EchoJar.bundle("other.jar", "org.other.echo", "1.0.0").writeTo(folder);

    assertProblem(
        Kind.NAME_CLASH,
        "The task 'echo' is in 2 bundles: org.acme.echo 2.0.0 (echo-2.jar), org.acme.echo 1.0.0"
            + " (echo.jar), org.other.echo 1.0.0 (other.jar); none is used",
        "Remove one of them, or write the bundle before the name, as in BUNDLE:NAME.");
  }

  @Test
  void aHigherVersionOfAnotherBundleDoesNotTakeThePlaceOfTheZoosOwn() {
    EchoJar.bundle("own.jar", "org.rnnzoo.task.echo", "0.1.0").writeTo(folder);
    EchoJar.bundle("other.jar", "org.other.echo", "9.0.0").writeTo(folder);

    assertProblem(
        Kind.NAME_CLASH,
        "The task 'echo' is in 2 bundles: org.other.echo 9.0.0 (other.jar), org.rnnzoo.task.echo"
            + " 0.1.0 (own.jar); the zoo's own is used.",
        "Remove one of them, or write the bundle before the name, as in BUNDLE:NAME.");
    try (PluginHost host = start()) {
      assertThat(found(host, "echo")).isEqualTo("org.rnnzoo.task.echo");
      assertThat(found(host, "org.other.echo:echo")).isEqualTo("org.other.echo");
    }
  }

  private static String found(PluginHost host, String request) {
    return host.find(PluginKind.TASK, PluginRequest.parse(request)).origin().bundle();
  }

  @Test
  void theCopyThatTheShadePluginLeavesIsNoPlugin() {
    EchoJar.bundle("echo.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    EchoJar.bundle("original-echo.jar", "org.acme.echo", "1.0.0").writeTo(folder);
    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
    }
  }

  @Test
  void aLaterMethodOfThePluginApiIsMissedAtItsFirstCall() {
    PluginJar.named("echo-1.2.0.jar")
        .compiledAgainst(
            "org.rnnzoo.api.task.Verdict",
            """
            package org.rnnzoo.api.task;
            public record Verdict(double accuracy, boolean correct, boolean scored) {
              public static Verdict of(boolean correct) { return null; }
              public static Verdict byDice() { return null; }
            }
            """)
        .source(
            "org.acme.Echo",
            EchoJar.task("Echo", "echo", "")
                .replace("return Verdict.of(", "Verdict.byDice(); return Verdict.of("))
        .provider(Task.class, "org.acme.Echo")
        .writeTo(folder);

    try (PluginHost host = start()) {
      assertThat(host.problems()).isEmpty();
      Installed echo = host.find(PluginKind.TASK, PluginRequest.parse("echo"));
      Installed neighbour = host.find(PluginKind.TASK, PluginRequest.parse("neighbour"));
      Throwable error = catchThrowable(() -> score(echo));

      assertThat(host.explain(new RuntimeException(error), List.of(neighbour, echo)))
          .get()
          .extracting(PluginProblem::jar, PluginProblem::kind, PluginProblem::sentence)
          .containsExactly(
              "echo-1.2.0.jar",
              Kind.LINKAGE,
              ("echo 1.2.0 calls 'org.rnnzoo.api.task.Verdict"
                      + " org.rnnzoo.api.task.Verdict.byDice()', which is not in plugin API %s or its"
                      + " libraries.")
                  .formatted(host.apiVersion()));
      assertThat(host.explain(new IllegalStateException("no linkage"), List.of(echo))).isEmpty();
    }
  }

  private PluginHost start() {
    return PluginHost.start(List.of(folder));
  }

  private void assertProblem(Kind kind, String sentence, String hint) {
    try (PluginHost host = start()) {
      assertThat(host.problems()).hasSize(1);
      PluginProblem problem = host.problems().get(0);
      assertThat(problem.kind()).isEqualTo(kind);
      assertThat(problem.sentence()).startsWith(sentence.formatted(host.apiVersion()));
      assertThat(problem.sentence()).endsWith(".").doesNotContain("\n");
      assertThat(problem.hint()).isEqualTo(hint);
      assertThat(AuthorGuideTest.guide()).contains("| " + hint + " |");
      score(host.find(PluginKind.TASK, PluginRequest.parse("neighbour")));
    }
  }

  /** Uses the task in earnest. */
  @SuppressWarnings("unchecked")
  private static <P extends Record> void score(Installed installed) {
    Task<P> task = (Task<P>) installed.plugin();
    TrialSource<P> source =
        new TrialSource<>(task, task.defaults(), new Clock(10), RandomStream.root(1));
    var trials = source.trials(0, 2);
    assertThat(source.score(trials, new float[2 * trials.time()])).hasSize(2);
  }
}
