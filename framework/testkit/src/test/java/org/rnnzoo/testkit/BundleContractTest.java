package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.Task;

class BundleContractTest {

  @TempDir private Path folder;

  @Test
  void aGoodBundlePasses() throws Exception {
    BundleContract contract = contract(bundle(""));

    assertThatCode(contract::itsBundleLoads).doesNotThrowAnyException();
    assertThatCode(contract::theHostFindsItInItsBundle).doesNotThrowAnyException();
    assertThatCode(contract::itsBundleHoldsNoCopyOfTheFramework).doesNotThrowAnyException();
    assertThatCode(contract::itsClassesAreUnloadedWithIt).doesNotThrowAnyException();
  }

  @Test
  void aBundleWithAnImportThatNobodyOffersFails() throws Exception {
    BundleContract contract =
        contract(bundle("").header("Import-Package", "org.rnnzoo.api.task,com.not.there"));

    assertThatThrownBy(contract::itsBundleLoads).hasMessageContaining("com.not.there");
  }

  @Test
  void aBundleWhoseServicesFileForgetsThePluginFails() throws Exception {
    PluginJar jar =
        PluginJar.named("idle.jar")
            .source("org.acme.Idle", task(""))
            .bundle("org.acme.idle", "1.0.0");

    assertThatThrownBy(contract(jar)::theHostFindsItInItsBundle)
        .hasMessageContaining("org.acme.Idle is not among the plugins of the bundle");
  }

  @Test
  void aBundleWithACopyOfTheFrameworkFails() throws Exception {
    BundleContract contract = contract(bundle("").entry("org/rnnzoo/api/Plugin.class", "copy"));

    assertThatThrownBy(contract::itsBundleHoldsNoCopyOfTheFramework)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aBundleThatLeavesAThreadBehindFails() throws Exception {
    BundleContract contract =
        contract(
            bundle(
                """
                static final Thread THREAD = new Thread(() -> {
                  try { Thread.sleep(10_000); } catch (InterruptedException e) { }
                });
                static { THREAD.setDaemon(true); THREAD.start(); }
                """));

    assertThatThrownBy(contract::itsClassesAreUnloadedWithIt)
        .hasMessageContaining("class loader of the bundle");
  }

  @Test
  void aClassFolderWithoutAManifestIsSkipped() throws Exception {
    PluginJar plain =
        PluginJar.named("idle.jar")
            .source("org.acme.Idle", task(""))
            .provider(Task.class, "org.acme.Idle");

    assertThatThrownBy(contract(plain)::itsBundleLoads)
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("has no META-INF/MANIFEST.MF");
  }

  private static PluginJar bundle(String members) {
    return PluginJar.named("idle.jar")
        .source("org.acme.Idle", task(members))
        .provider(Task.class, "org.acme.Idle")
        .bundle("org.acme.idle", "1.0.0");
  }

  private static String task(String members) {
    return """
        package org.acme;
        import java.util.List;
        import org.rnnzoo.api.task.*;
        public class Idle implements Task<Idle.Nothing> {
          public record Nothing() {}
          MEMBERS
          public String name() { return "idle"; }
          public String title() { return "Do nothing"; }
          public List<Version<Nothing>> versions() {
            return List.of(new Version<>("v1", "nothing", "It asks for nothing.", new Nothing(), new Version.Card(0, 0, 0.5, 1)));
          }
          public Channels channels(Nothing p) { return null; }
          public void compose(Nothing p, TrialBuilder trial) {}
          public Verdict score(Nothing p, Trial trial, Response response) { return null; }
        }
        """
        .replace("MEMBERS", members);
  }

  /** The contract of the plugin in a jar, as its author would run it on the class folder. */
  private BundleContract contract(PluginJar jar) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    unpack(jar.writeTo(folder), classes);
    ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    Plugin<?> plugin =
        (Plugin<?>) loader.loadClass("org.acme.Idle").getDeclaredConstructor().newInstance();
    return () -> plugin;
  }

  private static void unpack(Path jar, Path classes) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        Path target = classes.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, target);
        }
      }
    }
  }
}
