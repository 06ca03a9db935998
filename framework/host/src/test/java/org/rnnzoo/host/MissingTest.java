package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;
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

  @Test
  void aVersionThatMustBeExactlySoIsToldAsIs() {
    assertThat(Missing.of(new Requirement("(&(osgi.ee=JavaSE)(version=21))"), List.of()).wanted())
        .isEqualTo("21");
  }

  @Test
  void aRangeWithoutALowerEndBeginsAtZero() {
    assertThat(Missing.of(new Requirement("(!(version>=2.0.0))"), List.of()).wanted())
        .isEqualTo("[0,2.0.0)");
  }

  @Test
  void theVersionOfABundleIsRangedLikeThatOfAPackage() {
    assertThat(
            Missing.of(
                    new Requirement(
                        "osgi.wiring.bundle",
                        "(&(osgi.wiring.bundle=org.lib)(bundle-version>=1.0.0)"
                            + "(!(bundle-version>=2.0.0)))"),
                    List.of())
                .wanted())
        .isEqualTo("[1.0.0,2.0.0)");
  }

  @Test
  void whatHasNoNameIsCalledByItsFilter() {
    Missing missing =
        Missing.of(new Requirement("osgi.native", "(osgi.native.osname=linux)"), List.of());
    assertThat(missing.name()).isEqualTo("(osgi.native.osname=linux)");
    assertThat(missing).hasToString("osgi.native (osgi.native.osname=linux), which nobody offers");
  }

  @Test
  void versionsOnOfferAreThoseOfTheSameThingSortedAndToldOnce() {
    assertThat(
            Missing.of(
                    new Requirement("(osgi.wiring.package=org.lib)"),
                    List.of(
                        offer("osgi.wiring.package", "org.lib", "version", "2.0"),
                        offer("osgi.wiring.package", "org.lib", "version", "1.0"),
                        offer("osgi.wiring.package", "org.lib", "version", "2.0"),
                        offer("osgi.wiring.package", "org.other", "version", "3.0"),
                        offer("osgi.wiring.bundle", "org.lib", "bundle-version", "4.0")))
                .offered())
        .containsExactly(new Version(1, 0, 0), new Version(2, 0, 0));
  }

  @Test
  void aPackageIsOfferedInItsOwnVersionAndNotInThatOfItsBundle() {
    BundleCapability offer =
        new Capability(
            "osgi.wiring.package",
            Map.of(
                "osgi.wiring.package",
                "org.lib",
                "version",
                new Version(1, 0, 0),
                "bundle-version",
                new Version(7, 0, 0)));
    assertThat(
            Missing.of(new Requirement("(osgi.wiring.package=org.lib)"), List.of(offer)).offered())
        .containsExactly(new Version(1, 0, 0));
  }

  @Test
  void aPackageThatIsOfferedInAnotherVersionIsToldWithBoth() {
    assertThat(packageOf("org.lib", "[2.0.0,3.0.0)", "1.0.0", "1.4.0"))
        .hasToString("package org.lib in version [2.0.0,3.0.0), which is offered as 1.0.0, 1.4.0");
  }

  @Test
  void whatIsOfferedButNotAsAskedForIsToldWithoutAVersion() {
    assertThat(packageOf("org.lib", "", "1.0.0"))
        .hasToString("package org.lib, which is offered as 1.0.0 but without what it asks for");
  }

  @Test
  void aBundleIsCalledABundle() {
    assertThat(new Missing("osgi.wiring.bundle", "org.lib", "", List.of()))
        .hasToString("bundle org.lib, which nobody offers");
  }

  @ParameterizedTest
  @CsvSource({
    "osgi.wiring.package, org.rnnzoo.api, true",
    "osgi.wiring.package, org.rnnzoo.api.task, true",
    "osgi.wiring.package, org.rnnzoo.apiary, false",
    "osgi.wiring.package, org.lib, false",
    "osgi.wiring.bundle, org.rnnzoo.api, false",
  })
  void onlyThePackagesOfThePluginApiAreTheApi(String namespace, String name, boolean api) {
    assertThat(new Missing(namespace, name, "", List.of()).isApi()).isEqualTo(api);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.5.0,2.0.0) | true",
        "[1.4.0,2.0.0) | false",
        "(1.4.1,2.0.0) | true",
        "[0.1.0,0.2.0) | false",
        "1.4.1         | true",
      })
  void itIsNewerIfItsLowestVersionIsAboveTheHighestOnOffer(String wanted, boolean newer) {
    assertThat(packageOf("org.lib", wanted, "1.0.0", "1.4.0").isNewer()).isEqualTo(newer);
  }

  @Test
  void whatNobodyOffersIsNewer() {
    assertThat(packageOf("org.lib", "[0,1.0.0)").isNewer()).isTrue();
  }

  private static Missing packageOf(String name, String wanted, String... offered) {
    return new Missing(
        "osgi.wiring.package",
        name,
        wanted,
        Stream.of(offered).map(Version::parseVersion).toList());
  }

  private static BundleCapability offer(
      String namespace, String name, String attribute, String version) {
    return new Capability(
        namespace, Map.of(namespace, name, attribute, Version.parseVersion(version)));
  }

  /** Something that is on offer. */
  private record Capability(String namespace, Map<String, Object> attributes)
      implements BundleCapability {

    @Override
    public String getNamespace() {
      return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
      return Map.of();
    }

    @Override
    public Map<String, Object> getAttributes() {
      return attributes;
    }

    @Override
    public BundleRevision getRevision() {
      throw new UnsupportedOperationException();
    }

    @Override
    public BundleRevision getResource() {
      throw new UnsupportedOperationException();
    }
  }

  /** A requirement, of a package unless said otherwise, as a framework would report it. */
  private record Requirement(String namespace, String filter) implements BundleRequirement {

    Requirement(String filter) {
      this("osgi.wiring.package", filter);
    }

    @Override
    public String getNamespace() {
      return namespace;
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
