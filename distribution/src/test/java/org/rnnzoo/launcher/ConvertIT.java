package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** A run in the other form, with the assembled program. */
@Tag(Soak.TAG)
class ConvertIT {

  @TempDir Path folder;

  private Outcome zoo(String... arguments) {
    Outcome outcome = new ZooProcess(folder).run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private Object accuracy(String run) {
    String json = zoo("evaluate", run, "--noise", "0", "--json").out();
    return ((Map<?, ?>) Trees.parseYaml(json)).get("accuracy");
  }

  @Test
  void aConvertedRunIsEvaluatedAndAnalysedLikeATrainedOne() {
    String source =
        zoo("train", "--task", "flip-flop", "bits=1", "units=12", "stop.steps=200").lastLine();
    Outcome converted = zoo("convert", source, "--to", "current");
    assertThat(converted.out().lines()).hasSize(1);
    assertThat(converted.err()).contains("float64", "float32").doesNotContain("WARNING");
    String run = converted.lastLine();
    assertThat(accuracy(run)).isEqualTo(accuracy(source));

    zoo("analyze", run, "fixed-points");
    assertThat(fixedPoints(run)).containsKeys("stable", "saddle", "indexSum");

    assertThat(zoo("runs", "--where", "model=current and state=done").out())
        .contains(Path.of(run).getFileName().toString());
  }

  private Map<String, Object> fixedPoints(String run) {
    return Trees.readJson(folder.resolve(run).resolve("analysis/fixed-points/result.json"));
  }
}
