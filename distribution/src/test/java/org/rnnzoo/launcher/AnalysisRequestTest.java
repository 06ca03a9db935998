package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.core.UserException;
import org.rnnzoo.workbench.analyse.AnalysisRequest;

class AnalysisRequestTest {

  record Counting(
      @Parameter(help = "Trials.", min = 1) int trials,
      @Parameter(help = "Nodes.", min = 0) int nodes) {}

  record Searching(
      @Parameter(help = "Trials.", min = 1) int trials, @Parameter(help = "Seeds.") int seeds) {}

  record Nothing<P extends Record>(String name, P defaults) implements Analysis<P> {

    @Override
    public String title() {
      return "Nothing";
    }

    @Override
    public Result analyze(TrainedRun run, P parameters, AnalysisContext context) {
      return Result.builder().build();
    }
  }

  private static List<Record> parameters(String... settings) {
    ZooInProcess.HandMade plugins =
        new ZooInProcess.HandMade(
            List.of(
                new Nothing<>("count", new Counting(10, 0)),
                new Nothing<>("search", new Searching(20, 5))));
    return AnalysisRequest.of(List.of("count", "search"), List.of(settings), plugins).stream()
        .map(AnalysisRequest::parameters)
        .toList();
  }

  @Test
  void withoutSettingsAllIsStandard() {
    assertThat(parameters()).containsExactly(new Counting(10, 0), new Searching(20, 5));
  }

  @Test
  void aKeyGoesToTheOnlyAnalysisThatHasIt() {
    assertThat(parameters("seeds=7", "nodes=4"))
        .containsExactly(new Counting(10, 4), new Searching(20, 7));
  }

  @Test
  void aKeyWithTheNameOfAnAnalysisGoesThere() {
    assertThat(parameters("search.trials=3"))
        .containsExactly(new Counting(10, 0), new Searching(3, 5));
  }

  @Test
  void aKeyThatSeveralHaveMustBeWrittenInFull() {
    assertThatThrownBy(() -> parameters("trials=3"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("count.trials or search.trials");
  }

  @Test
  void aKeyThatNoneHasIsAMistake() {
    assertThatThrownBy(() -> parameters("node=3"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("node");
  }
}
