package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/** Comparisons with the assembled program: a network and itself in the other form. */
@Tag(Soak.TAG)
class CompareIT {

  @TempDir Path folder;

  private Outcome zoo(String... arguments) {
    Outcome outcome = new ZooProcess(folder).run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  private Map<String, Object> result(Outcome outcome) {
    return Trees.readJson(folder.resolve(outcome.lastLine()).resolve("result.json"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void aConvertedNetworkHasTheTopologyOfItsSource() {
    String source =
        zoo("train", "--task", "flip-flop", "bits=1", "units=12", "stop.steps=200").lastLine();
    String converted = zoo("convert", source, "--to", "current").lastLine();
    Outcome topology =
        zoo("compare", "topology", source, converted, "--set", "trials=4", "--set", "seeds=32");
    assertThat(result(topology)).containsEntry("classes", 1);
    assertThat(folder.resolve(topology.lastLine())).isDirectoryContaining("glob:**classes.svg");

    Outcome similarity = zoo("compare", "similarity", source, converted, "--set", "trials=8");
    Map<Object, Map<String, Object>> measures = new HashMap<>();
    for (Map<String, Object> row : (List<Map<String, Object>>) result(similarity).get("measures")) {
      measures.put(row.get("measure"), row);
    }
    // Rates of the rate form are a leaky average of those of the current form.
    assertThat((double) measures.get("rsa").get("between"))
        .isLessThan(0.2 * (double) measures.get("rsa").get("control"));
    // The converted network is shown other inputs, and one more; in the same trials they are the
    // same.
    assertThat((double) measures.get("input-dsa").get("between")).isLessThan(0.01);

    assertThat(
            zoo("compare", "topology", converted, source, "--set", "trials=4", "--set", "seeds=32")
                .lastLine())
        .isEqualTo(topology.lastLine());
    assertThat(zoo("results").out()).contains("topology", "similarity", "current 1 of 1");
  }
}
