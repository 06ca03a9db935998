package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.analysis.fixedpoints.FixedPointsAnalysis;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

class AnalyzeCommandTest {

  @TempDir private Path folder;

  private final ZooInProcess zoo =
      new ZooInProcess(
          new FlipFlopTask(), new RateModel(), new BpttTrainer(), new FixedPointsAnalysis());

  private String ok(String... arguments) {
    Outcome outcome = zoo.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.lastLine();
  }

  private String train(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("train", "--task", "flip-flop", "--plain", "units=2", "bits=1"));
    arguments.addAll(List.of("stop.steps=0", "evaluation.trials=8", "threads=1"));
    arguments.addAll(List.of("--runs", folder.toString()));
    arguments.addAll(List.of(more));
    return ok(arguments.toArray(String[]::new));
  }

  /** At the origin of a network without biases every ReLU is on its kink. */
  @Test
  void whatCannotBeSaidOfAPointIsLeftOpenInTheResult() {
    String run = train("activation=relu", "gain=0");
    String result = ok("analyze", run, "fixed-points", "--set", "seeds=16", "--set", "batches=1");
    Map<String, Object> found = Trees.readJson(Path.of(result).resolve("result.json"));
    assertThat(((Number) found.get("notDifferentiable")).intValue()).isEqualTo(1);
    Map<?, ?> point = (Map<?, ?>) ((List<?>) found.get("points")).get(0);
    assertThat(point.containsKey("unstableDimensions")).isTrue();
    assertThat(point.get("unstableDimensions")).isNull();
  }
}
