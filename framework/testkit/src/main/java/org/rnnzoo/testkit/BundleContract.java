package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ref.WeakReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.host.BundleReport;
import org.rnnzoo.host.PluginHost;

/**
 * What every plugin promises that is an OSGi bundle. Its class folder is loaded by the very host
 * that will load its jar.
 *
 * <p>The manifest is written by the build; an IDE may not do so, and then these tests are skipped.
 */
public interface BundleContract extends PluginContract {

  @Test
  default void itsBundleLoads() {
    try (PluginHost host = PluginHost.start(List.of(classFolder()))) {
      assertThat(host.problems()).as("problems").isEmpty();
      assertThat(host.bundles()).extracting(BundleReport::state).containsExactly("ready");
    }
  }

  @Test
  default void theHostFindsItInItsBundle() {
    try (PluginHost host = PluginHost.start(List.of(classFolder()))) {
      Class<?> found = find(host).provider();
      assertThat(found)
          .as("the class from the bundle is another than the one on the class path")
          .isNotSameAs(plugin().getClass());
    }
  }

  @Test
  default void itsBundleHoldsNoCopyOfTheFramework() {
    for (String part : List.of("api", "engine", "dynamics", "core", "host")) {
      assertThat(classFolder().resolve("org/rnnzoo").resolve(part)).doesNotExist();
    }
    assertThat(classFolder().resolve("org/nd4j")).doesNotExist();
  }

  @Test
  default void itsClassesAreUnloadedWithIt() throws InterruptedException {
    WeakReference<ClassLoader> loader;
    try (PluginHost host = PluginHost.start(List.of(classFolder()))) {
      loader = new WeakReference<>(find(host).provider().getClassLoader());
    }
    for (int round = 0; round < 20 && loader.get() != null; round++) {
      System.gc();
      Thread.sleep(50);
    }
    assertThat(loader.get()).as("the class loader of the bundle after the host is closed").isNull();
  }

  private Installed find(PluginHost host) {
    String name = plugin().getClass().getName();
    return Arrays.stream(PluginKind.values())
        .flatMap(kind -> host.all(kind).stream())
        .filter(installed -> installed.provider().getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name + " is not among the plugins of the bundle; " + host.problems()));
  }

  private Path classFolder() {
    try {
      Path folder =
          Path.of(plugin().getClass().getProtectionDomain().getCodeSource().getLocation().toURI());
      assumeTrue(
          Files.exists(folder.resolve("META-INF/MANIFEST.MF")),
          "Skipped: "
              + folder
              + " has no META-INF/MANIFEST.MF. Build with Maven once to test the bundle.");
      return folder;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
