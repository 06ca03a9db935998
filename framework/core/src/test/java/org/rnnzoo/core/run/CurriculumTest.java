package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;

class CurriculumTest {

  private static final String TWO_STAGES =
      """
      task: {use: scale, rule: keep-it}
      model: factor
      trainer: descent
      threads: 1
      evaluation: {every: 10}
      stop: {accuracy: never, steps: 50}
      curriculum:
        - {task: {rule: double-it}, stop: {accuracy: solved, steps: 1000}}
        - {stop: {steps: 20}}
      """;

  @TempDir Path runs;

  private final TinyZoo zoo = new TinyZoo();

  private Experiment experiment(String yaml) {
    @SuppressWarnings("unchecked")
    Map<String, Object> tree = (Map<String, Object>) Trees.parseYaml(yaml);
    return ExperimentReader.read(tree, zoo);
  }

  private Training.Outcome train(String yaml, JobListener listener) {
    return Training.start(experiment(yaml), runs, zoo, listener);
  }

  private static float factor(RunFolder folder) {
    return Npz.read(folder.model()).get("w").floats()[0];
  }

  @Test
  void stagesFollowEachOtherAndEachEndsByItsOwnRule() {
    List<String> notes = new ArrayList<>();
    Training.Outcome outcome =
        train(
            TWO_STAGES,
            new JobListener() {
              @Override
              public void note(String sentence) {
                notes.add(sentence);
              }
            });
    assertThat(notes)
        .containsExactly(
            "Stage 1 of 3: scale@v1.", "Stage 2 of 3: scale@v1.", "Stage 3 of 3: scale@v1.");
    List<MetricsLog.Entry> course = new MetricsLog(outcome.folder().metrics()).read();
    assertThat(course).extracting(MetricsLog.Entry::stage).startsWith(1).contains(2).endsWith(3);
    long secondBegins = last(course, 1);
    assertThat(last(course, 2)).isEqualTo(secondBegins + 20);
    assertThat(outcome.step()).isEqualTo(secondBegins + 70);
    assertThat(outcome.reason()).isEqualTo(StopReason.STEPS);
    assertThat(factor(outcome.folder())).isBetween(0.9f, 1.1f);
  }

  private static long last(List<MetricsLog.Entry> course, int stage) {
    return course.stream()
        .filter(entry -> entry.stage() == stage)
        .mapToLong(MetricsLog.Entry::step)
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 21, 60, 81, 95, 140})
  void aResumedCurriculumEqualsTheUninterruptedOne(int patience) throws IOException {
    byte[] whole = Files.readAllBytes(train(TWO_STAGES, JobListener.SILENT).folder().model());
    int[] left = {patience};
    Training.Outcome first =
        train(
            TWO_STAGES,
            new JobListener() {
              @Override
              public boolean stopRequested() {
                return --left[0] < 0;
              }
            });
    Training.Outcome end =
        first.folder().isDone() ? first : Training.resume(first.folder(), zoo, JobListener.SILENT);
    assertThat(Files.readAllBytes(end.folder().model())).isEqualTo(whole);
  }

  @Test
  void aRunThatDiedAfterItsLastStepIsOnlyFinished() throws IOException {
    RunFolder folder = train(TWO_STAGES, JobListener.SILENT).folder();
    byte[] whole = Files.readAllBytes(folder.model());
    Files.delete(folder.done());
    Files.delete(folder.model());
    Training.Outcome again = Training.resume(folder, zoo, JobListener.SILENT);
    assertThat(Files.readAllBytes(again.folder().model())).isEqualTo(whole);
    assertThat(again.reason()).isEqualTo(StopReason.STEPS);
  }

  @Test
  void aCurriculumReadsBackFromItsTree() {
    Experiment first = experiment(TWO_STAGES);
    assertThat(ExperimentReader.read(first.tree(), zoo).tree()).isEqualTo(first.tree());
    assertThat(first.stages()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{rule: 1} | There is no key 'curriculum[0].rule'",
        "{task: {chanels: 1}} | There is no key 'curriculum[0].task.chanels', did you mean"
            + " 'channels'?",
        "{stop: {steps: -1}} | curriculum[0].stop.steps is -1; it must be a whole number from 0",
        "5 | curriculum[0] is 5; it must be a group of keys.",
        "{task: 'scale@v9'} | The task 'scale' has no version 'v9'"
      })
  void mistakesAreToldInWords(String stage, String message) {
    assertThatThrownBy(
            () ->
                experiment(
                    "{task: scale, model: factor, trainer: descent, curriculum: [" + stage + "]}"))
        .hasMessageContaining(message);
  }

  @Test
  void allStagesHaveTheSameChannels() {
    assertThatThrownBy(
            () ->
                train(
                    "{task: scale, model: factor, trainer: descent, curriculum: [{task: {channels:"
                        + " 1}}]}",
                    JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("all stages must have the same channels");
  }

  @Test
  void trainingMayStartFromAnEarlierRun() {
    RunFolder first =
        train("{task: scale, model: factor, trainer: descent, threads: 1}", JobListener.SILENT)
            .folder();
    Map<String, Object> tree = new LinkedHashMap<>(experiment(TWO_STAGES).tree());
    tree.remove("curriculum");
    tree.put("from", first.path().toString());
    tree.put("freeze", List.of("w"));
    tree.put("trainer", Map.of("use", "descent", "learningRate", 0));
    RunFolder second =
        Training.start(ExperimentReader.read(tree, zoo), runs, zoo, JobListener.SILENT).folder();
    assertThat(factor(second)).isEqualTo(factor(first));
    assertThat(second.start()).exists();
  }

  @Test
  void whatCannotBeStartedFromIsToldInWords() {
    String base = "{task: scale, model: factor, trainer: descent, ";
    assertThatThrownBy(() -> train(base + "from: nowhere}", JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "from is nowhere; it must be the folder of a run that is done, or a file model.npz.");
    assertThatThrownBy(() -> train(base + "freeze: [u]}", JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no tensor 'u'; there are [w, b].");
    assertThatThrownBy(() -> train(base + "freeze: {a: 1}}", JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("There is no tensor 'a=1'; there are [w, b].");
  }
}
