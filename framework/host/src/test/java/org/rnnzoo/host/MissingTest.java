package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.VersionRange;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

class MissingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1,2) | [1.0.0,2.0.0)",
        "(1,2] | (1.0.0,2.0.0]",
        "[0,1) | [0.0.0,1.0.0)",
        "1.5   | 1.5.0 or higher",
        "(1,3) | (1.0.0,3.0.0)",
      })
  void aRangeIsReadBackFromItsFilter(String range, String text) {
    String filter =
        "(&(osgi.wiring.package=org.lib)" + new VersionRange(range).toFilterString("version") + ")";

    Missing missing = Missing.of(new Requirement(filter), List.of());

    assertThat(missing.name()).isEqualTo("org.lib");
    assertThat(missing.wanted()).isEqualTo(text);
  }

  /** A requirement of a package, as a framework would report it. */
  private record Requirement(String filter) implements BundleRequirement {

    @Override
    public String getNamespace() {
      return "osgi.wiring.package";
    }

    @Override
    public Map<String, String> getDirectives() {
      return Map.of("filter", filter);
    }

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of();
    }

    @Override
    public BundleRevision getRevision() {
      throw new UnsupportedOperationException();
    }

    @Override
    public BundleRevision getResource() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean matches(BundleCapability capability) {
      return false;
    }
  }
}
