package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.task.Evaluation;

class RunTest {

  @TempDir Path runs;

  private final TinyZoo zoo = new TinyZoo();
  private final List<String> notes = new ArrayList<>();
  private final JobListener listener =
      new JobListener() {
        @Override
        public void note(String sentence) {
          notes.add(sentence);
        }
      };

  private Experiment experiment(String task) {
    return ExperimentReader.read(
        Map.of("task", task, "model", "factor", "trainer", "descent", "threads", 1), zoo);
  }

  private RunFolder finished(String task, float factor) {
    Network network = experiment(task).network();
    network.weights().values()[0] = factor;
    return FinishedRun.write(experiment(task), network, "made", Map.of(), runs).folder();
  }

  private RunFolder begun() {
    RunFolder folder = RunFolder.reserve(runs, "begun");
    folder.writeConfig(experiment("scale"));
    return folder;
  }

  private void checkpoint(RunFolder folder, long step, float factor, boolean best) {
    Network network = experiment("scale").network();
    new Checkpoints(folder.checkpoints())
        .save(
            new Checkpoint(
                Checkpoint.Position.START, step, 0, 0, 0, new float[] {factor, 0}, Map.of()),
            network.weights(),
            best);
  }

  private float factor(Run run) {
    return run.network().weights().values()[0];
  }

  @Test
  void itHasItsFinalWeights() {
    Run run = Run.open(finished("scale", 2), zoo, listener);
    assertThat(factor(run)).isEqualTo(2);
    assertThat(notes).isEmpty();
  }

  @Test
  void aRunThatHasNotEndedHasThoseOfItsNewestCheckpoint() {
    RunFolder folder = begun();
    checkpoint(folder, 25, 3, true);
    checkpoint(folder, 50, 4, false);
    assertThat(factor(Run.open(folder, zoo, listener))).isEqualTo(4);
    assertThat(notes)
        .containsExactly(
            "begun has not been trained to the end; its newest checkpoint, step 50, is used.");
  }

  @Test
  void otherWeightsMayBeAskedFor() {
    RunFolder folder = begun();
    checkpoint(folder, 25, 3, true);
    checkpoint(folder, 50, 4, false);
    for (Map.Entry<String, Float> choice : Map.of("best", 3f, "25", 3f, "50", 4f).entrySet()) {
      WeightsChoice weights = new WeightsChoice(choice.getKey());
      assertThat(factor(Run.open(folder, Map.of(), weights, zoo, listener)))
          .isEqualTo(choice.getValue());
    }
    assertThat(notes).isEmpty();
  }

  @Test
  void aRunWithoutWeightsIsToldAndWhyItHasNone() {
    RunFolder folder = begun();
    assertThatThrownBy(() -> Run.open(folder, zoo, listener))
        .isInstanceOf(UserException.class)
        .hasMessage(folder.path() + " holds no weights yet; train it first: 'zoo resume'.");
    RunStatus.failed(folder, 0, "It broke.");
    assertThatThrownBy(() -> Run.open(folder, zoo, listener))
        .hasMessage(folder.path() + " holds no weights, since its training failed: It broke.");
  }

  @Test
  void aDamagedManifestAndAChangedConfigurationAreNoted() throws IOException {
    RunFolder folder = finished("scale", 2);
    Files.writeString(folder.config(), Files.readString(folder.config()) + "\n");
    Run.open(folder, zoo, listener);
    Files.writeString(folder.manifest(), "{");
    Run.open(folder, zoo, listener);
    assertThat(notes)
        .containsExactly(
            folder.config() + " was changed after the run was made; results may differ.",
            folder.manifest()
                + " is damaged, so it is not known which plugins the run was made with; those at"
                + " hand are taken.");
  }

  @Test
  void changesPutItIntoOtherCircumstances() {
    Run run = Run.open(finished("scale", 2), Map.of("sigma", 1), zoo, listener);
    assertThat(
            ((TinyZoo.ScaleParameters) run.experiment().task().parts().get(0).task().parameters())
                .sigma())
        .isEqualTo(1);
    assertThat(factor(run)).isEqualTo(2);
    Evaluation noisy = run.evaluate("test", 64);
    assertThat(noisy.accuracy()).isLessThan(1);
  }

  @Test
  void everyTrialIsWitnessed() {
    Run run = Run.open(finished("scale", 2), zoo, listener);
    List<Boolean> right = new ArrayList<>();
    Evaluation evaluation =
        run.evaluate("test", 10, (trial, verdict) -> right.add(verdict.correct()));
    assertThat(evaluation.trials()).isEqualTo(10);
    assertThat(right).hasSize(10).containsOnly(true);
  }

  @Test
  void itIsPutUnderStress() {
    Run run = Run.open(finished("scale", 2), zoo, listener);
    assertThat(run.stress(run.evaluate("test", 64)).stood()).isTrue();
    Run wrong = Run.open(finished("scale", 1), zoo, listener);
    assertThat(wrong.stress(wrong.evaluate("test", 64)).stood()).isFalse();
  }

  @Test
  void silencedTasksTakeNoPart() {
    Run run = Run.open(finished("scale*2", 2), zoo, listener);
    Run silenced = run.silencing(Set.of("scale-2"));
    assertThat(silenced.experiment().task().silenced()).containsExactly("scale-2");
    assertThat(silenced.network()).isSameAs(run.network());
    assertThat(silenced.folder()).isEqualTo(run.folder());
  }
}
