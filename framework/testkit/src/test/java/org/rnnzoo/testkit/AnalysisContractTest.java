package org.rnnzoo.testkit;

import static org.rnnzoo.testkit.MeanRates.figure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;

class AnalysisContractTest {

  @TestFactory
  Stream<DynamicTest> wrongAnalysesAreFoundOut() {
    String form = "whatItFindsIsWellFormed";
    String same = "theSameStreamGivesTheSameResult";
    Layer band = new Layer.Band("", 0, 1);
    return new Promises(AnalysisContract.class)
        .with(ResultContract.class)
        .isBrokenBy(same, "report", adding(r -> r.line("At " + System.nanoTime() + ".")))
        .isBrokenBy(same, "value", adding(r -> r.value("x", Nd4j.getRandom().nextDouble())))
        .isBrokenBy(same, "array", adding(r -> r.array("x", Nd4j.rand(3))))
        .isBrokenBy(
            same,
            "figure",
            adding(
                r ->
                    r.figure("x", figure("Noise.", List.of(new Layer.Band("", 0, Math.random()))))))
        .isBrokenBy(same, "threads", is(new CountsThreads()))
        .isBrokenBy("itLeavesTheNetworkAsItWas", "prunes", is(new Prunes()))
        .isBrokenBy(form, "no report", is(new Silent()))
        .isBrokenBy(form, "two lines in one", adding(r -> r.line("a\nb")))
        .isBrokenBy(form, "not a number", adding(r -> r.value("x", Double.NaN)))
        .isBrokenBy(form, "infinite", adding(r -> r.table("t", List.of(Map.of("x", 1 / 0.0)))))
        .isBrokenBy(form, "object", adding(r -> r.table("t", List.of(Map.of("x", band)))))
        .isBrokenBy(form, "empty array", adding(r -> r.array("x", Nd4j.empty())))
        .isBrokenBy(form, "no description", adding(r -> r.figure("a", figure("", List.of(band)))))
        .isBrokenBy(form, "no layer", adding(r -> r.figure("a", figure("A.", List.of()))))
        .isBrokenBy(form, "no node", adding(r -> r.figure("a", emptyCircuit())))
        .isBrokenBy("itTellsHowFarItIs", "more than all", is(new Zealous()))
        .isBrokenBy("itTellsHowFarItIs", "less than before", is(new Forgetful()))
        .isBrokenBy("itStopsWhenAsked", "goes on", is(new Deaf()))
        .tests();
  }

  private static AnalysisContract<MeanRates.Parameters> is(MeanRates analysis) {
    return () -> analysis;
  }

  private static AnalysisContract<MeanRates.Parameters> adding(Consumer<Result.Builder> wrong) {
    return is(
        new MeanRates() {
          @Override
          Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
            wrong.accept(result);
            return result.build();
          }
        });
  }

  private static Figure emptyCircuit() {
    return new Figure(
        "",
        "A circuit.",
        Figure.Width.COLUMN,
        1,
        List.of(new Panel.Circuit("", 1, List.of(), List.of())));
  }

  private static final class CountsThreads extends MeanRates {
    @Override
    Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
      return result.value("threads", context.threads()).build();
    }
  }

  private static final class Prunes extends MeanRates {
    @Override
    Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
      run.network().weights().values()[3] = 0;
      return result.build();
    }
  }

  private static final class Silent extends MeanRates {
    @Override
    Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
      return Result.builder().build();
    }
  }

  private static final class Zealous extends MeanRates {
    @Override
    Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
      context.progress("more", 1.1);
      return result.build();
    }
  }

  private static final class Forgetful extends MeanRates {
    @Override
    Result finish(Result.Builder result, TrainedRun run, AnalysisContext context) {
      context.progress("nearly done", 0.9);
      context.progress("again", 0.1);
      return result.build();
    }
  }

  private static final class Deaf extends MeanRates {
    @Override
    public Result analyze(TrainedRun run, Parameters p, AnalysisContext context) {
      try {
        context.progress("starting", 0);
      } catch (CancellationException e) {
        return Result.builder().line("Done anyway.").build();
      }
      return super.analyze(run, p, context);
    }
  }
}
