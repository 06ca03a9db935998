package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;

/**
 * Two flip-flops of one bit that are silent by turns have eight stable points: four where both hold
 * a bit, and four where one does and the other is at 0. The circuit of the size that growth from
 * one to six nodes chooses has the same.
 */
@Tag(Soak.TAG)
class SilencedCopiesIT {

  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir Path folder;

  @Test
  void theCircuitOfTwoFlipFlopsHasTheEightStablePointsOfItsNetwork() {
    Outcome trained =
        ZOO.run("train", "--quiet", "two-flip-flops", "threads=1", "--runs", folder.toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    String run = trained.lastLine();
    Outcome analysed =
        ZOO.run("analyze", run, "latent-circuit", "--set", "nodes=4", "--set", "restarts=4");
    assertThat(analysed.code()).as(analysed.err()).isZero();

    Map<String, Object> result = Trees.readJson(Path.of(analysed.lastLine(), "result.json"));
    assertThat(result.get("stable")).isEqualTo(8);
    Map<?, ?> points = reason(result, "fixedPoints");
    assertThat(points.get("grade")).isEqualTo("good");
    assertThat(points.get("found")).isEqualTo("its 8 stable points (no input) are the network's");
    assertThat(result.get("verdict")).isEqualTo("good");
  }

  private static Map<?, ?> reason(Map<String, Object> result, String criterion) {
    return ((List<?>) result.get("reasons"))
        .stream()
            .map(reason -> (Map<?, ?>) reason)
            .filter(reason -> criterion.equals(reason.get("criterion")))
            .findFirst()
            .orElseThrow();
  }
}
