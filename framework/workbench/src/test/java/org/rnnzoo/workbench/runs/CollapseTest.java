package org.rnnzoo.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.task.Evaluation;

class CollapseTest {

  private static MetricsLog.Entry entry(int stage, long step, double accuracy, int trials) {
    return new MetricsLog.Entry(
        stage, step, 1, 1, new Evaluation(1, accuracy, accuracy, trials, Map.of()), step);
  }

  private static Optional<Collapse> of(int trials, double... accuracies) {
    List<MetricsLog.Entry> course = new ArrayList<>();
    for (double accuracy : accuracies) {
      course.add(entry(1, 50L * course.size(), accuracy, trials));
    }
    return Collapse.of(course);
  }

  @Test
  void anEndClearlyBelowTheBestIsACollapse() {
    Collapse collapse = of(256, 0.5, 0.98, 0.98, 0.51).orElseThrow();
    assertThat(collapse.best().step()).as("the first of equals").isEqualTo(50);
    assertThat(collapse.sentence())
        .contains("0.98 at step 50", "0.51 at the end, step 150", "--weights best");
  }

  @Test
  void chanceIsNone() {
    assertThat(of(256, 0.5, 0.98, 0.95)).as("a small drop").isEmpty();
    assertThat(of(20, 0.5, 0.8, 0.6)).as("few trials").isEmpty();
    assertThat(of(2000, 0.5, 0.8, 0.6)).as("many trials").isPresent();
    assertThat(of(256, 0.5, 0.7, 0.98)).isEmpty();
    assertThat(of(256)).isEmpty();
    assertThat(of(256, Double.NaN, Double.NaN)).isEmpty();
  }

  @Test
  void anEasierStageBeforeDoesNotCount() {
    assertThat(
            Collapse.of(
                List.of(entry(1, 0, 0.99, 256), entry(2, 10, 0.6, 256), entry(2, 20, 0.7, 256))))
        .isEmpty();
  }
}
