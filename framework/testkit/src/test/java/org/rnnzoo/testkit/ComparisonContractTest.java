package org.rnnzoo.testkit;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.comparison.Cohort;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.comparison.MissingRun;

class ComparisonContractTest {

  @TestFactory
  Stream<DynamicTest> wrongComparisonsAreFoundOut() {
    return new Promises(ComparisonContract.class)
        .isBrokenBy("itLeavesTheNetworksAsTheyWere", "prunes", is(new Prunes()))
        .isBrokenBy(
            "itTellsOfEveryMissingRun", "averages it away", is(new Forgetful(MissingRun::reason)))
        .isBrokenBy(
            "itTellsOfEveryMissingRun", "without reason", is(new Forgetful(MissingRun::name)))
        .isBrokenBy("itComparesASingleRunOrRefuses", "stumbles", is(new Stumbles()))
        .tests();
  }

  private static ComparisonContract<RollCall.Nothing> is(RollCall comparison) {
    return () -> comparison;
  }

  /** Tells who is there. */
  private static class RollCall implements Comparison<RollCall.Nothing> {

    /** Its parameters. */
    record Nothing(@Parameter(help = "Nothing.", min = 0, max = 1) int nothing) {}

    @Override
    public String name() {
      return "roll-call";
    }

    @Override
    public String title() {
      return "Who is there";
    }

    @Override
    public Nothing defaults() {
      return new Nothing(0);
    }

    @Override
    public Result compare(Cohort cohort, Nothing p, AnalysisContext context) {
      context.progress("calling", 0.5);
      Result.Builder result = Result.builder();
      cohort.groups().forEach(group -> result.line(group + " " + cohort.counted(group)));
      tellMissing(cohort, result);
      return result.build();
    }

    void tellMissing(Cohort cohort, Result.Builder result) {
      cohort.missing().forEach(run -> result.line(run.name() + " " + run.reason()));
    }
  }

  private static final class Prunes extends RollCall {
    @Override
    public Result compare(Cohort cohort, Nothing p, AnalysisContext context) {
      cohort.runs().get(1).run().network().weights().values()[3] = 0;
      return super.compare(cohort, p, context);
    }
  }

  private static final class Forgetful extends RollCall {

    private final Function<MissingRun, String> words;

    Forgetful(Function<MissingRun, String> words) {
      this.words = words;
    }

    @Override
    void tellMissing(Cohort cohort, Result.Builder result) {
      cohort.missing().stream().map(words).forEach(result::line);
    }
  }

  private static final class Stumbles extends RollCall {
    @Override
    public Result compare(Cohort cohort, Nothing p, AnalysisContext context) {
      if (cohort.runs().size() == 1) {
        throw new IllegalStateException("over a stone");
      }
      return super.compare(cohort, p, context);
    }
  }
}
