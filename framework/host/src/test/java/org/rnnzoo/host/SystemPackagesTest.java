package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemPackagesTest {

  /** {@code name;version=1.2.3} for each package. */
  private static Set<String> offers;

  @BeforeAll
  static void readTheClassPath() {
    offers =
        Set.of(
            SystemPackages.of(SystemPackagesTest.class.getClassLoader())
                .replaceAll(";uses:=\"[^\"]*\"", "")
                .replace("\"", "")
                .split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.nd4j.linalg.api.ndarray;version=1.0.0.M2_1",
        "org.nd4j.common.primitives;version=1.0.0.M2_1",
        "org.nd4j.linalg.cpu.nativecpu;version=1.0.0.M2_1",
        "org.bytedeco.openblas.global;version=0.3.19.1_5_7",
        "org.ejml.data;version=0.46.1",
        "org.ejml.dense.row;version=0.46.1",
      })
  void aJarThatIsNoBundleOffersAllItsPackagesInTheVersionOfItsFileName(String offer) {
    assertThat(offers.contains(offer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.google.inject;version=1.4",
        "jakarta.inject;version=2.0.1",
        "org.bytedeco.javacpp;version=1.5.7",
        "org.slf4j;version=1.7.36",
        "org.slf4j;version=2.0.20",
      })
  void aBundleSpeaksForItself(String offer) {
    assertThat(offers.contains(offer)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.rnnzoo.api.task", "org.rnnzoo.dynamics", "org.rnnzoo.engine"})
  void ourOwnPackagesHaveVersions(String name) {
    assertThat(offers.stream().filter(offer -> offer.startsWith(name + ";")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .matches(".*;version=\\d+\\.\\d+\\.\\d+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.rnnzoo.core", "org.rnnzoo.host", "tools.jackson", "META-INF"})
  void whatIsNotForPluginsIsNotOffered(String name) {
    assertThat(offers.stream().filter(offer -> offer.startsWith(name))).isEmpty();
  }

  @Test
  void aClassFolderSpeaksForItselfAsWell(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("org/rnnzoo/api"));
    Files.createFile(folder.resolve("org/rnnzoo/api/Plugin.class"));
    Files.createDirectory(folder.resolve("META-INF"));
    Files.writeString(
        folder.resolve("META-INF/MANIFEST.MF"),
        "Manifest-Version: 1.0\nExport-Package: org.rnnzoo.api;version=7.1.0\n");

    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
      assertThat(SystemPackages.of(loader)).isEqualTo("org.rnnzoo.api;version=7.1.0");
    }
  }

  @Test
  void aClassFolderWithoutAManifestIsRefused(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("org/rnnzoo/api"));

    assertThatThrownBy(() -> SystemPackages.ofFolder(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The class folder %s has no META-INF/MANIFEST.MF, which tells the versions of its"
                    .formatted(folder)
                + " packages. Build it once with 'mvn process-classes'.");
  }
}
