package org.rnnzoo.testkit;

import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.task.DurationLaw;

class PluginContractTest {

  record Unexplained(int size) {}

  record Inexplicable(@Parameter(help = " ") int size) {}

  record OutOfRange(@Parameter(help = "Size.", max = 3) int size) {}

  record TooShort(@Parameter(help = "Length.", min = 10) DurationLaw ms) {}

  record Strayed(@Parameter(help = "Sizes.", max = 3) List<Double> sizes) {}

  record Vague(@Parameter(help = "Size.", max = 3) double size) {}

  record Timed(@Parameter(help = "When.") int timing) {}

  record Crowded(
      @Parameter(help = "A.") int a,
      @Parameter(help = "B.") int b,
      @Parameter(help = "C.") int c,
      @Parameter(help = "D.") int d,
      @Parameter(help = "E.") int e,
      @Parameter(help = "F.") int f,
      @Parameter(help = "G.") int g) {}

  record Described(String name, String title, Record defaults) implements Plugin<Record> {}

  @TestFactory
  Stream<DynamicTest> wrongPluginsAreFoundOut() {
    return new Promises(PluginContract.class)
        .isBrokenBy("itsNameIsLowerCaseWordsJoinedByHyphens", "capital", named("Flip"))
        .isBrokenBy("itsNameIsLowerCaseWordsJoinedByHyphens", "space", named("flip flop"))
        .isBrokenBy("itsNameIsLowerCaseWordsJoinedByHyphens", "dangling", named("flip-"))
        .isBrokenBy("itsTitleIsOneLineWithoutAFullStop", "empty", titled(" "))
        .isBrokenBy("itsTitleIsOneLineWithoutAFullStop", "stop", titled("A task."))
        .isBrokenBy("itsTitleIsOneLineWithoutAFullStop", "lines", titled("A\ntask"))
        .isBrokenBy("aServicesFileNamesItsClass", "no line", (PluginContract) TaskVariant::new)
        .isBrokenBy("aServicesFileNamesItsClass", "no kind", named("flip"))
        .isBrokenBy("everyParameterIsExplained", "bare", with(new Unexplained(1)))
        .isBrokenBy("everyParameterIsExplained", "blank", with(new Inexplicable(1)))
        .isBrokenBy("noParameterHasANameThatExperimentsUse", "timing", with(new Timed(1)))
        .isBrokenBy("itsDefaultsLieWithinTheirRanges", "number", with(new OutOfRange(4)))
        .isBrokenBy("itsDefaultsLieWithinTheirRanges", "not a number", with(new Vague(Double.NaN)))
        .isBrokenBy("itsDefaultsLieWithinTheirRanges", "duration", with(new TooShort(fixed(9))))
        .isBrokenBy("itsDefaultsLieWithinTheirRanges", "list", with(new Strayed(List.of(1.0, 4.0))))
        .isAdviceTo(
            "itsParametersStandInRecordsOfFewComponents", with(new Crowded(1, 2, 3, 4, 5, 6, 7)))
        .tests();
  }

  private static PluginContract named(String name) {
    return () -> new Described(name, "Title", new Vague(1));
  }

  private static PluginContract titled(String title) {
    return () -> new Described("name", title, new Vague(1));
  }

  private static PluginContract with(Record defaults) {
    return () -> new Described("name", "Title", defaults);
  }
}
