package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

class PlainJarTest {

  @ParameterizedTest
  @CsvSource({
    "echo.jar, echo, 0.0.0",
    "echo-1.jar, echo, 1.0.0",
    "echo-1.2.jar, echo, 1.2.0",
    "echo-1.2.3.jar, echo, 1.2.3",
    "echo-1.2.3-SNAPSHOT.jar, echo, 1.2.3.SNAPSHOT",
    "nd4j-api-1.0.0-M2.1.jar, nd4j-api, 1.0.0.M2_1",
    "openblas-0.3.19-1.5.7.jar, openblas, 0.3.19.1_5_7",
    "two-back-2.0.jar, two-back, 2.0.0",
    "n-back.jar, n-back, 0.0.0",
    "my plugin (1).jar, my.plugin..1., 0.0.0",
  })
  void theFileNameTellsNameAndVersion(String file, String name, Version version) {
    assertThat(PlainJar.symbolicName(Path.of("plugins", file))).isEqualTo(name);
    assertThat(PlainJar.version(Path.of("plugins", file), null)).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"4.5, 4.5.0", "4.5.6-rc.1, 4.5.6.rc_1", "latest, 1.0.0"})
  void theImplementationVersionComesFirstIfItIsAVersion(String stated, Version version) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, stated);

    assertThat(PlainJar.version(Path.of("echo-1.0.jar"), manifest)).isEqualTo(version);
  }

  @Test
  void aBundleNeedsASymbolicNameAndTheSyntaxOfOsgi4() {
    Manifest manifest = new Manifest();
    assertThat(PlainJar.isBundle(null)).isFalse();
    assertThat(PlainJar.isBundle(manifest)).isFalse();
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", "org.acme.echo");
    assertThat(PlainJar.isBundle(manifest)).isFalse();
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    assertThat(PlainJar.isBundle(manifest)).isTrue();
  }
}
