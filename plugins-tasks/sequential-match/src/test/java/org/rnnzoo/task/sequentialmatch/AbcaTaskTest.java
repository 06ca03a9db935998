package org.rnnzoo.task.sequentialmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnnzoo.task.sequentialmatch.Presets.list;
import static org.rnnzoo.task.sequentialmatch.Presets.quiet;
import static org.rnnzoo.task.sequentialmatch.Presets.trials;
import static org.rnnzoo.task.sequentialmatch.Presets.word;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.testkit.TaskContract;

class AbcaTaskTest implements TaskContract<SequentialMatchParameters> {

  @Override
  public Task<SequentialMatchParameters> task() {
    return Presets.ABCA;
  }

  @Test
  void noWrongTestIsShownAgain() {
    for (Trial trial : list(trials(quiet(Presets.ABCA, "v1"), 50, 1000))) {
      for (int i = 1; i <= 3; i++) {
        assertThat(word(trial, "testKind-" + i)).isIn("match", "new");
        for (int j = 1; j < i && word(trial, "testKind-" + i).equals("new"); j++) {
          assertThat(word(trial, "test-" + i + "Dir"))
              .isNotEqualTo(word(trial, "test-" + j + "Dir"));
        }
      }
    }
  }
}
