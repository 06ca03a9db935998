package org.rnnzoo.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatchers;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The borders between the modules, as docs/architecture.md draws them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BordersTest {

  private static final String[] PLUGINS = {
    "org.rnnzoo.task..",
    "org.rnnzoo.model..",
    "org.rnnzoo.trainer..",
    "org.rnnzoo.analysis..",
    "org.rnnzoo.comparison.."
  };

  private static final List<String> MODULES_WITHOUT_CYCLES =
      List.of("api", "core", "engine", "workbench", "studio");

  private JavaClasses zoo;

  @BeforeAll
  void readAllModules() throws IOException {
    Path root = Path.of(System.getProperty("rnnzoo.root"));
    List<Path> compiled;
    try (Stream<Path> folders = Files.find(root, 4, BordersTest::isCompiledModule)) {
      compiled = folders.toList();
    }
    zoo = new ClassFileImporter().importPaths(compiled);
  }

  private static boolean isCompiledModule(Path path, Object attributes) {
    return path.endsWith(Path.of("target", "classes")) && !path.toString().contains("third-party");
  }

  @Test
  void allModulesAreSeen() {
    for (String type :
        List.of(
            "org.rnnzoo.api.Plugin",
            "org.rnnzoo.dynamics.LeakyNetwork",
            "org.rnnzoo.engine.RecurrentNetwork",
            "org.rnnzoo.core.run.Training",
            "org.rnnzoo.figure.Figures",
            "org.rnnzoo.workbench.runs.RunFilter",
            "org.rnnzoo.host.PluginHost",
            "org.rnnzoo.studio.Studio",
            "org.rnnzoo.task.flipflop.FlipFlopTask",
            "org.rnnzoo.model.rate.RateModel",
            "org.rnnzoo.trainer.bptt.BpttTrainer",
            "org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis",
            "org.rnnzoo.analysis.latentcircuit.LatentCircuitAnalysis",
            "org.rnnzoo.launcher.Zoo")) {
      Assertions.assertThat(zoo.contain(type)).as(type).isTrue();
    }
  }

  @Test
  void theApiKnowsOnlyItselfAndNd4j() {
    classes()
        .that()
        .resideInAPackage("org.rnnzoo.api..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.api..",
            "org.nd4j..",
            "java..",
            "org.jspecify.annotations..",
            "org.osgi.annotation..")
        .check(zoo);
  }

  @Test
  void dynamicsAndEngineLookOnlyDown() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.dynamics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rnnzoo.engine..", "org.rnnzoo.core..", "org.rnnzoo.host..")
        .check(zoo);
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rnnzoo.core..", "org.rnnzoo.host..")
        .check(zoo);
  }

  @Test
  void coreKnowsNeitherTheHostNorTheEngineNorFelix() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.core..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.host..",
            "org.rnnzoo.engine..",
            "org.rnnzoo.workbench..",
            "org.apache.felix..",
            "com.google.inject..")
        .check(zoo);
  }

  @Test
  void figuresAreDrawnWithoutKnowingOfRuns() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.figure..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.core..", "org.rnnzoo.dynamics..", "org.rnnzoo.engine..", "org.nd4j..")
        .check(zoo);
  }

  @Test
  void theWorkbenchKnowsNoFaceAndNoHost() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.workbench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.launcher..",
            "org.rnnzoo.studio..",
            "org.rnnzoo.host..",
            "picocli..",
            "me.tongfei..",
            "io.javalin..",
            "org.apache.felix..")
        .check(zoo);
  }

  @Test
  void theStudioSeesTheWorkbenchAndNoHost() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.studio..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.launcher..",
            "org.rnnzoo.host..",
            "org.rnnzoo.engine..",
            "org.apache.felix..",
            "picocli..")
        .check(zoo);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.rnnzoo.studio..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(zoo);
  }

  @Test
  void packagesHaveNoCycles() {
    for (String module : MODULES_WITHOUT_CYCLES) {
      slices().matching("org.rnnzoo." + module + ".(*)..").should().beFreeOfCycles().check(zoo);
    }
  }

  @Test
  void pluginsSeeOnlyTheApiDynamicsAndEngine() {
    noClasses()
        .that()
        .resideInAnyPackage(PLUGINS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.rnnzoo.core..",
            "org.rnnzoo.figure..",
            "org.rnnzoo.workbench..",
            "org.rnnzoo.host..",
            "org.rnnzoo.launcher..",
            "tools.jackson..")
        .check(zoo);
  }

  @Test
  void tasksSeeOnlyTheApi() {
    noClasses()
        .that()
        .resideInAPackage("org.rnnzoo.task..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.rnnzoo.dynamics..", "org.rnnzoo.engine..")
        .check(zoo);
  }

  @Test
  void noPluginSeesAnother() {
    for (JavaClass type : zoo) {
      String plugin = pluginOf(type);
      if (!plugin.isEmpty()) {
        Assertions.assertThat(type.getDirectDependenciesFromSelf())
            .as(type.getName())
            .noneMatch(
                dependency -> {
                  String other = pluginOf(dependency.getTargetClass());
                  return !other.isEmpty() && !other.equals(plugin);
                });
      }
    }
  }

  private static String pluginOf(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", -1);
    boolean plugin =
        parts.length >= 4
            && List.of("task", "model", "trainer", "analysis", "comparison").contains(parts[2]);
    return plugin && parts[1].equals("rnnzoo") ? parts[2] + "." + parts[3] : "";
  }

  /** A plugin that implements it would be refused by the next minor version of the API. */
  @Test
  void noPluginImplementsWhatTheFrameworkProvides() {
    noClasses()
        .that()
        .resideInAnyPackage(PLUGINS)
        .should()
        .beAssignableTo(
            DescribedPredicate.describe(
                "a type of the API for the framework alone",
                (JavaClass type) ->
                    type.isAnnotatedWith("org.osgi.annotation.versioning.ProviderType")))
        .check(zoo);
  }

  /** The driver of Spark is a program of its own. */
  @Test
  void standardStreamsAreThoseOfPrograms() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.rnnzoo.launcher..", "org.rnnzoo.spark..")
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .check(zoo);
  }

  @Test
  void jacksonIsBehindOneDoor() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are not Trees", type -> !type.getName().startsWith("org.rnnzoo.core.io.Trees")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .check(zoo);
  }

  @Test
  void whatPluginsSeeSaysWhatMayBeNull() {
    PackageMatchers seen =
        PackageMatchers.of("org.rnnzoo.api..", "org.rnnzoo.dynamics..", "org.rnnzoo.engine..");
    List<JavaPackage> packages =
        zoo.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(one -> seen.test(one.getName()))
            .toList();
    Assertions.assertThat(packages)
        .hasSizeGreaterThan(10)
        .allMatch(one -> one.isAnnotatedWith("org.jspecify.annotations.NullMarked"));
  }

  @Test
  void nothingIsReadByJavaSerialisation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(zoo);
  }
}
