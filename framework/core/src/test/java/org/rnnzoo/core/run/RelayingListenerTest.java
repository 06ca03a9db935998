package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.task.Evaluation;

class RelayingListenerTest {

  private static final MetricsLog.Entry ENTRY =
      new MetricsLog.Entry(1, 25, 1, 1, new Evaluation(1, 0, 0, 1, Map.of()), 2);

  private final List<String> heard = new ArrayList<>();

  private final JobListener listener =
      new JobListener() {
        @Override
        public void begins(RunFolder folder) {
          heard.add("begins " + folder.path());
        }

        @Override
        public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
          heard.add("evaluated " + entry.step() + " " + goal + " " + mostSteps);
        }

        @Override
        public void progress(String activity, double fraction) {
          heard.add("progress " + activity + " " + fraction);
        }

        @Override
        public void note(String sentence) {
          heard.add("note " + sentence);
        }

        @Override
        public boolean stopRequested() {
          heard.add("stop?");
          return heard.size() > 5;
        }
      };

  @Test
  void theOtherHearsEverything() {
    RelayingListener relay = new RelayingListener(listener) {};
    relay.begins(new RunFolder(Path.of("run")));
    relay.evaluated(ENTRY, 0.5, 100);
    relay.progress("testing", 0.25);
    relay.note("Well.");
    assertThat(relay.stopRequested()).isFalse();
    assertThat(relay.stopRequested()).isTrue();
    assertThat(heard)
        .containsExactly(
            "begins run",
            "evaluated 25 0.5 100",
            "progress testing 0.25",
            "note Well.",
            "stop?",
            "stop?");
  }
}
