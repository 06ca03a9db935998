package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.api.train.TrainingContext;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Assignments;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.EventLog;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.core.plugin.PluginKind;

class TrainingTest {

  @TempDir Path runs;

  private final TinyZoo zoo = new TinyZoo();

  private Experiment experiment(String... assignments) {
    Map<String, Object> tree =
        new LinkedHashMap<>(
            Map.of("task", "scale", "model", "factor", "trainer", "descent", "threads", 1));
    Assignments.parse(List.of(assignments)).forEach((k, v) -> Assignments.put(tree, k, v));
    return ExperimentReader.read(tree, zoo);
  }

  /** Asks to stop at the n-th time it is asked. */
  private static final class Impatient implements JobListener {
    private int patience;

    Impatient(int patience) {
      this.patience = patience;
    }

    @Override
    public boolean stopRequested() {
      return --patience < 0;
    }
  }

  @Test
  void aRunLeavesACompleteFolder() {
    Training.Outcome outcome = Training.start(experiment("seed=3"), runs, zoo, JobListener.SILENT);
    assertThat(outcome.reason()).isEqualTo(StopReason.ACCURACY);
    assertThat(outcome.test().orElseThrow().accuracy()).isGreaterThan(0.95);
    RunFolder folder = outcome.folder();
    assertThat(folder.isDone()).isTrue();
    for (String file :
        List.of(
            "config.yaml",
            "manifest.json",
            "status.json",
            "metrics.jsonl",
            "summary.json",
            "final/model.npz",
            "final/trials.npz",
            "figures/training.svg",
            "figures/trial.png",
            "figures/activity.svg",
            "checkpoints/best.npz")) {
      assertThat(folder.path().resolve(file)).exists();
    }
    assertThat(folder.readSummary())
        .containsEntry("stoppedBecause", "accuracy")
        .containsKeys("accuracy", "loss", "steps");
    assertThat(RunStatus.read(folder).orElseThrow().state()).isEqualTo(RunStatus.State.DONE);
    assertThat(new Checkpoints(folder.checkpoints()).folder()).isDirectory();
  }

  @Test
  void aSummarySaysWhatTheNetworkStandsAndWhatFollows() {
    assertThat(summary("seed=3"))
        .containsEntry("verdict", "solved")
        .extracting("stress")
        .isEqualTo(Map.of("long", Map.of("accuracy", 1.0, "bar", 0.9)));
    assertThat(summary("seed=3", "stop.steps=1")).containsEntry("verdict", "not reached");
    assertThat(summary("seed=3", "task.use=scale@v2"))
        .containsEntry("verdict", "fits")
        .extracting("stress")
        .asString()
        .contains("doesNotApply");
  }

  @Test
  void tasksOfAMixtureAreStressedOneByOneAndByTheirLabels() {
    assertThat(summary("seed=3", "task.use=scale*2", "task.channels=1"))
        .extracting("stress", InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("scale-1.long", "scale-2.long");
  }

  @Test
  void trainingGoesOnUntilStressIsStoodIfThatIsAskedFor() {
    Training.Outcome plain =
        Training.start(
            experiment("seed=3", "task.use=scale@v2", "stop.steps=300"),
            runs,
            zoo,
            JobListener.SILENT);
    assertThat(plain.reason()).isEqualTo(StopReason.ACCURACY);
    Training.Outcome stressed =
        Training.start(
            experiment(
                "seed=3",
                "task.use=scale@v2",
                "stop.steps=300",
                "stop.accuracy=solved-under-stress"),
            runs,
            zoo,
            JobListener.SILENT);
    assertThat(stressed.reason()).as("no stress test applies").isEqualTo(StopReason.STEPS);
    assertThat(
            Training.start(
                    experiment("seed=3", "stop.accuracy=solved-under-stress"),
                    runs,
                    zoo,
                    JobListener.SILENT)
                .reason())
        .isEqualTo(StopReason.ACCURACY);
  }

  private Map<String, Object> summary(String... assignments) {
    return Training.start(experiment(assignments), runs, zoo, JobListener.SILENT)
        .folder()
        .readSummary();
  }

  @Test
  void theManifestSaysWhoseCommitItHolds() {
    RunFolder folder =
        Training.start(experiment("stop.steps=0"), runs, zoo, JobListener.SILENT).folder();
    Object git = Trees.readJson(folder.manifest()).get("git");
    assertThat(git).isInstanceOf(List.class);
    for (Object one : (List<?>) git) {
      assertThat(((Map<?, ?>) one).keySet()).hasToString("[repository, commit, of]");
    }
  }

  @Test
  void noStepsLeaveTheNetworkUntrained() {
    Experiment experiment = experiment("stop.steps=0", "stop.accuracy=never");
    Training.Outcome outcome = Training.start(experiment, runs, zoo, JobListener.SILENT);
    assertThat(outcome.reason()).isEqualTo(StopReason.STEPS);
    assertThat(outcome.step()).isZero();
    RunFolder folder = outcome.folder();
    assertThat(folder.isDone()).isTrue();
    assertThat(new MetricsLog(folder.metrics()).read())
        .singleElement()
        .satisfies(entry -> assertThat(entry.step()).isZero());
    assertThat(Npz.read(folder.model()).get("w").floats())
        .containsExactly(experiment.network().weights().values()[0]);
  }

  @Test
  void aStageWithoutStepsKeepsWhatTheTrainerRemembers() {
    String[] both = {"stop.accuracy=never", "stop.steps=30", "evaluation.every=10"};
    byte[] once = model(Training.start(experiment(both), runs, zoo, JobListener.SILENT));
    String[] last = {
      "stop.accuracy=never",
      "stop.steps=0",
      "evaluation.every=10",
      "curriculum=[{stop: {steps: 30}}]"
    };
    assertThat(model(Training.start(experiment(last), runs, zoo, JobListener.SILENT)))
        .isEqualTo(once);
    String[] middle = {
      "stop.accuracy=never",
      "stop.steps=10",
      "evaluation.every=10",
      "curriculum=[{stop: {steps: 20}}, {stop: {steps: 0}}]"
    };
    assertThat(model(Training.start(experiment(middle), runs, zoo, JobListener.SILENT)))
        .isEqualTo(once);
  }

  @Test
  void aNamedRunIsStartedOnceAndThenGoneOnWith() {
    Experiment experiment =
        experiment("stop.accuracy=never", "stop.steps=60", "evaluation.every=10");
    byte[] whole = model(Training.start(experiment, runs, zoo, JobListener.SILENT));
    Training.Outcome first =
        Training.startOrResume(experiment, runs, "mine", zoo, new Impatient(3)).orElseThrow();
    assertThat(first.folder().name()).isEqualTo("mine");
    assertThat(first.reason()).isEqualTo(StopReason.INTERRUPTED);
    Training.Outcome second =
        Training.startOrResume(experiment, runs, "mine", zoo, JobListener.SILENT).orElseThrow();
    assertThat(second.reason()).isEqualTo(StopReason.STEPS);
    assertThat(model(second)).isEqualTo(whole);
    assertThat(Training.startOrResume(experiment, runs, "mine", zoo, JobListener.SILENT))
        .as("complete")
        .isEmpty();
    assertThatThrownBy(
            () ->
                Training.startOrResume(experiment("seed=9"), runs, "mine", zoo, JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("a run of another experiment");
    assertThatThrownBy(() -> Training.start(experiment, runs, "mine", zoo, JobListener.SILENT))
        .hasMessageContaining("There is a run");
    assertThatThrownBy(() -> Training.start(experiment, runs, "a/b", zoo, JobListener.SILENT))
        .hasMessageContaining("--name is 'a/b'");
    for (String taken : List.of("last", "comparisons")) {
      assertThatThrownBy(() -> Training.start(experiment, runs, taken, zoo, JobListener.SILENT))
          .hasMessageContaining("means something else");
    }
  }

  @Test
  void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    byte[] first = model(Training.start(experiment("seed=3"), runs, zoo, JobListener.SILENT));
    byte[] again = model(Training.start(experiment("seed=3"), runs, zoo, JobListener.SILENT));
    byte[] other = model(Training.start(experiment("seed=4"), runs, zoo, JobListener.SILENT));
    assertThat(again).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void aResumedRunEqualsTheUninterruptedOneWhereverItWasInterrupted() {
    Experiment experiment =
        experiment("stop.accuracy=never", "stop.steps=100", "evaluation.every=10");
    byte[] whole = model(Training.start(experiment, runs, zoo, JobListener.SILENT));
    for (int patience : new int[] {0, 1, 9, 10, 11, 55}) {
      RunFolder folder = Training.start(experiment, runs, zoo, new Impatient(patience)).folder();
      assertThat(folder.isDone()).isFalse();
      assertThat(RunStatus.read(folder).orElseThrow().state())
          .isEqualTo(RunStatus.State.INTERRUPTED);
      Training.Outcome resumed = Training.resume(folder, zoo, JobListener.SILENT);
      assertThat(model(resumed)).as("interrupted after " + patience).isEqualTo(whole);
      assertThat(new MetricsLog(folder.metrics()).read())
          .extracting(MetricsLog.Entry::step)
          .containsExactly(0L, 10L, 20L, 30L, 40L, 50L, 60L, 70L, 80L, 90L, 100L);
    }
  }

  @Test
  void aCheckpointThatAKilledProcessHadNotDeletedYetIsGoneInTheEnd() throws IOException {
    Experiment experiment =
        experiment("stop.accuracy=never", "stop.steps=30", "evaluation.every=10");
    RunFolder folder = Training.start(experiment, runs, zoo, JobListener.SILENT).folder();
    Checkpoints checkpoints = new Checkpoints(folder.checkpoints());
    Path late = folder.checkpoints().resolve(Checkpoints.fileName(20));
    Files.copy(late, folder.checkpoints().resolve(Checkpoints.fileName(10)));
    Files.delete(folder.path().resolve("DONE"));
    assertThat(checkpoints.steps()).containsExactly(30L, 20L, 10L);
    Training.resume(folder, zoo, JobListener.SILENT);
    assertThat(folder.isDone()).isTrue();
    assertThat(checkpoints.steps()).containsExactly(30L, 20L);
  }

  /** Wants a copy of the course for TensorBoard, and to stop early. */
  private static JobListener withEvents(int patience) {
    Impatient impatient = new Impatient(patience);
    return new JobListener() {
      @Override
      public void begins(RunFolder folder) {
        Folders.make(EventLog.of(folder).folder());
      }

      @Override
      public boolean stopRequested() {
        return impatient.stopRequested();
      }
    };
  }

  @Test
  void eventsOfAResumedRunAreThoseOfTheUninterruptedOne() throws IOException {
    Experiment experiment =
        experiment("stop.accuracy=never", "stop.steps=60", "evaluation.every=10");
    RunFolder folder = Training.start(experiment, runs, zoo, withEvents(35)).folder();
    assertThat(events(folder)).isEqualTo(4);
    // What a crash left beyond the newest checkpoint.
    new MetricsLog(folder.metrics()).read().forEach(EventLog.of(folder)::append);
    assertThat(events(folder)).isEqualTo(8);
    Training.resume(folder, zoo, JobListener.SILENT);
    assertThat(events(folder)).isEqualTo(7);
    assertThat(Training.start(experiment, runs, zoo, JobListener.SILENT).folder().path())
        .isDirectoryNotContaining("glob:**tensorboard");
  }

  /** How many evaluations the event file of a run tells of. */
  private static int events(RunFolder folder) throws IOException {
    try (Stream<Path> files = Files.list(EventLog.of(folder).folder())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      String text = new String(Files.readAllBytes(all.get(0)), StandardCharsets.ISO_8859_1);
      return text.split("trialAccuracy", -1).length - 1;
    }
  }

  @Test
  void aTornCheckpointAndATornLineOfMetricsAreSurvived() throws IOException {
    Experiment experiment =
        experiment("stop.accuracy=never", "stop.steps=60", "evaluation.every=10");
    byte[] whole = model(Training.start(experiment, runs, zoo, JobListener.SILENT));
    RunFolder folder = Training.start(experiment, runs, zoo, new Impatient(35)).folder();
    Path newest;
    try (Stream<Path> files = Files.list(folder.checkpoints())) {
      newest =
          files
              .filter(file -> file.getFileName().toString().startsWith("step"))
              .max(Path::compareTo)
              .orElseThrow();
    }
    Files.write(newest, new byte[] {'P', 'K', 3, 4});
    Files.writeString(folder.metrics(), "{\"step\": 4", StandardOpenOption.APPEND);
    assertThat(model(Training.resume(folder, zoo, JobListener.SILENT))).isEqualTo(whole);
  }

  @Test
  void theFirstRuleThatIsMetStopsTraining() {
    assertThat(Training.start(experiment("stop.steps=5"), runs, zoo, JobListener.SILENT).reason())
        .isEqualTo(StopReason.STEPS);
    assertThat(
            Training.start(
                    experiment("stop.accuracy=never", "stop.loss=0.5", "evaluation.every=1"),
                    runs,
                    zoo,
                    JobListener.SILENT)
                .reason())
        .isEqualTo(StopReason.LOSS);
    assertThat(
            Training.start(
                    experiment("stop.accuracy=never", "stop.minutes=0"),
                    runs,
                    zoo,
                    JobListener.SILENT)
                .reason())
        .isEqualTo(StopReason.TIME);
  }

  @Test
  void timeRunsOutBetweenTwoEvaluationsToo() {
    Training.Outcome outcome =
        Training.start(
            experiment(
                "stop.accuracy=never",
                "stop.minutes=0.002",
                "stop.steps=1000000000",
                "evaluation.every=1000000000"),
            runs,
            zoo,
            JobListener.SILENT);
    assertThat(outcome.reason()).isEqualTo(StopReason.TIME);
    assertThat(((Number) outcome.folder().readSummary().get("seconds")).doubleValue())
        .isBetween(0.12, 20.0);
  }

  @Test
  void aDiskThatFillsUpDuringTrainingIsToMakeRoomOn() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "There is no /dev/full here.");
    List<RunFolder> begun = new ArrayList<>();
    JobListener filling =
        new JobListener() {
          @Override
          public void begins(RunFolder folder) {
            begun.add(folder);
            try {
              Files.deleteIfExists(folder.metrics());
              Files.createSymbolicLink(folder.metrics(), full);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
        };
    assertThatThrownBy(() -> Training.start(experiment("seed=3"), runs, zoo, filling))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Make room. Then go on with 'zoo resume")
        .hasMessageNotContaining("Name a folder");
    RunFolder folder = begun.get(0);
    assertThat(RunStatus.read(folder).orElseThrow().state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(RunStatus.read(folder).orElseThrow().reason()).contains("Make room");
  }

  @Test
  void theGoalMustHoldForTheWantedNumberOfEvaluations() {
    for (int heldFor : new int[] {1, 3}) {
      RunFolder folder =
          Training.start(
                  experiment("stop.heldFor=" + heldFor, "evaluation.every=5"),
                  runs,
                  zoo,
                  JobListener.SILENT)
              .folder();
      int inARow = 0;
      List<MetricsLog.Entry> course = new MetricsLog(folder.metrics()).read();
      for (MetricsLog.Entry entry : course) {
        assertThat(inARow).as("stopped too late").isLessThan(heldFor);
        inARow = entry.evaluation().accuracy() >= 0.95 ? inARow + 1 : 0;
      }
      assertThat(inARow).isEqualTo(heldFor);
    }
  }

  @Test
  void thereIsNothingToTrainWhereNothingCounts() {
    TinyZoo.ScaleTask unmarked =
        new TinyZoo.ScaleTask() {
          @Override
          public void compose(TinyZoo.ScaleParameters p, TrialBuilder trial) {
            trial.epoch("show", p.length());
          }
        };
    TinyZoo odd =
        new TinyZoo(
            Stream.concat(
                    Stream.of(PluginKind.MODEL, PluginKind.TRAINER)
                        .flatMap(kind -> zoo.all(kind).stream()),
                    Stream.of(TinyZoo.installed(PluginKind.TASK, unmarked, "tiny.scale", "1.0.0")))
                .toList());
    assertThatThrownBy(
            () ->
                Training.start(
                    ExperimentReader.read(
                        Map.of("task", "scale", "model", "factor", "trainer", "descent"), odd),
                    runs,
                    odd,
                    JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "No step of the trials of scale@v1 counts: all their masks are 0, so that there is"
                + " nothing to train.");
    assertThat(RunStatus.read(RunFolder.list(runs).get(0)).orElseThrow().state())
        .isEqualTo(RunStatus.State.FAILED);
  }

  @Test
  void divergenceIsToldAndLeavesASummary() {
    assertThatThrownBy(
            () ->
                Training.start(
                    experiment("trainer.learningRate=1000"), runs, zoo, JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Training diverged: the loss was not a finite number at step")
        .satisfies(e -> assertThat(((UserException) e).blame()).isEqualTo(UserException.Blame.JOB));
    RunFolder folder = RunFolder.list(runs).get(0);
    assertThat(folder.readSummary()).containsEntry("stoppedBecause", "diverged");
    assertThat(RunStatus.read(folder).orElseThrow().state()).isEqualTo(RunStatus.State.FAILED);
  }

  /** A trainer that makes one step of a kind and reports it as if all were well. */
  private record Careless(String mistake) implements Trainer<TinyZoo.DescentParameters> {

    @Override
    public String name() {
      return "descent";
    }

    @Override
    public String title() {
      return "Careless";
    }

    @Override
    public TinyZoo.DescentParameters defaults() {
      return new TinyZoo.DescentParameters(0.01);
    }

    @Override
    public StopReason train(
        Network network,
        TrialSource<?> trials,
        TinyZoo.DescentParameters parameters,
        TrainingContext context) {
      if (mistake.equals("first")) {
        throw new DivergedException(1, "the loss");
      } else if (mistake.equals("refusal")) {
        throw new IllegalArgumentException("It cannot train this.");
      } else if (mistake.equals("weight")) {
        network.weights().values()[0] = Float.NaN;
      }
      double loss = mistake.equals("loss") ? Double.NaN : 1;
      long step = mistake.equals("leap") ? 1_000_000 : 5;
      context.report(new Progress(step, loss, Double.NaN, Map.of()));
      throw new AssertionError("a report of " + mistake + " came back");
    }
  }

  private RunFolder trainedCarelessly(String mistake, String sentence) {
    TinyZoo careless =
        new TinyZoo(
            Stream.concat(
                    Stream.of(PluginKind.TASK, PluginKind.MODEL)
                        .flatMap(kind -> zoo.all(kind).stream()),
                    Stream.of(
                        TinyZoo.installed(
                            PluginKind.TRAINER, new Careless(mistake), "tiny.descent", "1.0.0")))
                .toList());
    assertThatThrownBy(
            () ->
                Training.start(
                    ExperimentReader.read(
                        Map.of("task", "scale", "model", "factor", "trainer", "descent"), careless),
                    runs,
                    careless,
                    JobListener.SILENT))
        .isInstanceOfAny(UserException.class, PluginFailure.class)
        .hasMessageContaining(sentence);
    return RunFolder.list(runs).get(0);
  }

  @Test
  void numbersThatAreNoneEndTrainingWhateverItsTrainerSays() {
    RunFolder folder =
        trainedCarelessly(
            "weight", "Training diverged: a weight of w was not a finite number at step 5.");
    assertThat(RunStatus.read(folder).orElseThrow().state()).isEqualTo(RunStatus.State.FAILED);
    trainedCarelessly("loss", "Training diverged: the loss was not a finite number at step 5.");
  }

  @Test
  void aTrainerThatLeapsOverTheEndOfTrainingIsNamed() {
    trainedCarelessly(
        "leap",
        "of tiny.descent 1.0.0 failed in train(): IllegalStateException: it reported step 1000000"
            + " where training ends at step ");
  }

  @Test
  void divergenceInTheFirstStepIsNotPutDownToTheLearningRate() {
    trainedCarelessly(
        "first",
        "Nothing had been learnt yet, so it is not the learning rate: lower model.gain or the size"
            + " of the inputs, or tell the author of the model factor (tiny.factor 1.0.0) that it"
            + " computes wrongly.");
  }

  @Test
  void aRunThatFailedBeforeItHadWeightsSaysWhy() {
    RunFolder folder = trainedCarelessly("refusal", "descent: It cannot train this.");
    assertThatThrownBy(() -> Run.open(folder, zoo, JobListener.SILENT))
        .hasMessage(
            folder.path()
                + " holds no weights, since its training failed: descent: It cannot train this.");
  }

  @Test
  void aCompleteRunIsNotResumed() {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    assertThatThrownBy(() -> Training.resume(folder, zoo, JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("is complete; there is nothing to resume.");
  }

  @Test
  void aRunThatAnotherProcessTrainsIsLeftAlone() {
    RunFolder folder = Training.start(experiment(), runs, zoo, new Impatient(0)).folder();
    try (RunLock lock = RunLock.tryAcquire(folder.path(), "training").orElseThrow()) {
      assertThatThrownBy(() -> Training.resume(folder, zoo, JobListener.SILENT))
          .hasMessageContaining("is being trained by " + lock.owner().words());
    }
    assertThat(Training.resume(folder, zoo, JobListener.SILENT).folder().isDone()).isTrue();
  }

  @Test
  void whoIsOvertakenStopsAndWritesNothingMore() throws IOException {
    RunFolder whole = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    List<RunFolder> resumed = new ArrayList<>();
    JobListener rival =
        new JobListener() {
          @Override
          public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
            if (resumed.isEmpty()) {
              RunFolder folder =
                  RunFolder.list(runs).stream().filter(run -> !run.isDone()).findFirst().get();
              resumed.add(Training.resume(folder, true, zoo, SILENT).folder());
            }
          }
        };
    assertThatThrownBy(() -> Training.start(experiment(), runs, zoo, rival))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("was taken over by");
    assertThat(RunStatus.read(resumed.get(0)).orElseThrow().state())
        .isEqualTo(RunStatus.State.DONE);
    assertThat(resumed.get(0).model()).hasSameBinaryContentAs(whole.model());
    assertThat(RunLock.owner(resumed.get(0).path())).isEmpty();
  }

  @Test
  void anErrorLeavesTheRunFailedWithItsReasonAndResumable() {
    JobListener greedy =
        new JobListener() {
          @Override
          public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    assertThatThrownBy(() -> Training.start(experiment(), runs, zoo, greedy))
        .isInstanceOf(OutOfMemoryError.class);
    RunFolder folder = RunFolder.list(runs).get(0);
    RunStatus status = RunStatus.read(folder).orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.FAILED);
    assertThat(status.reason()).contains("OutOfMemoryError", "Java heap space");
    assertThat(Training.resume(folder, zoo, JobListener.SILENT).folder().isDone()).isTrue();
  }

  @Test
  void damagedSideFilesAreDroppedWithANote() throws IOException {
    byte[] whole = model(Training.start(experiment(), runs, zoo, JobListener.SILENT));
    RunFolder folder = Training.start(experiment(), runs, zoo, new Impatient(35)).folder();
    Files.write(folder.metrics(), new byte[64], StandardOpenOption.APPEND);
    Files.write(folder.status(), new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    List<String> notes = new ArrayList<>();
    assertThat(model(Training.resume(folder, zoo, noting(notes)))).isEqualTo(whole);
    assertThat(notes)
        .anyMatch(note -> note.contains("64 damaged bytes"))
        .anyMatch(note -> note.contains("status.json was damaged"));
  }

  /** Keeps what is noted. */
  private static JobListener noting(List<String> notes) {
    return new JobListener() {
      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "",
        "[1]",
        "{'plugins': [{'kind': 'task', 'name': 'scale', 'bundle': 'b'}]}",
        "{'plugins': [{'bundle': 'b', 'bundleVersion': 'new', 'sha256': ''}, 3]}"
      })
  void aDamagedManifestCostsANoteAndNotTheRun(String text) throws IOException {
    RunFolder folder =
        Training.start(experiment("stop.steps=1"), runs, zoo, JobListener.SILENT).folder();
    Files.writeString(folder.manifest(), text.replace('\'', '"'));
    List<String> notes = new ArrayList<>();
    assertThat(Run.open(folder, zoo, noting(notes)).evaluate("test", 4).trials()).isEqualTo(4);
    assertThat(notes).anyMatch(note -> note.contains("manifest.json is damaged"));
  }

  @Test
  void aRunIsReadBackWithItsWeights() {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    Run run = Run.open(RunFolder.open(folder.path()), zoo, JobListener.SILENT);
    assertThat(run.network().weights().values()[0]).isBetween(1.9f, 2.1f);
    assertThat(run.evaluate("test", 100).accuracy()).isGreaterThan(0.9);
  }

  @Test
  void aRunAsksForThePluginVersionsItWasMadeWith() {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    List<Installed> changed = new ArrayList<>();
    for (PluginKind kind : PluginKind.values()) {
      changed.addAll(zoo.all(kind));
    }
    changed.remove(0);
    changed.add(TinyZoo.installed(PluginKind.TASK, new TinyZoo.ScaleTask(), "tiny.scale", "2.0.0"));
    assertThatThrownBy(() -> Run.open(folder, new TinyZoo(changed), JobListener.SILENT))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageContaining("was made with tiny.scale 1.0.0")
        .hasMessageContaining("there is tiny.scale 2.0.0");
  }

  @Test
  void aFolderThatIsNoRunIsToldApart() {
    assertThatThrownBy(() -> RunFolder.open(runs))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not a run folder: it has no config.yaml");
    assertThatThrownBy(() -> RunFolder.open(runs.resolve("nowhere")))
        .hasMessageContaining("There is no run folder");
  }

  @Test
  void weightsOfAnotherShapeAreRefused() {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    Npz.write(folder.model(), Map.of("w", org.rnnzoo.core.io.NpyArray.of(new float[] {1, 2}, 2)));
    assertThatThrownBy(() -> Run.open(folder, zoo, JobListener.SILENT))
        .hasMessageContaining("tensor 'w' must be float32 of shape [1], not float32 of shape [2]");
  }

  @Test
  void aResultOfAnUnfinishedRunTellsTheStepAndNeverPassesForThatOfTheFinalWeights()
      throws IOException {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    Files.delete(folder.model());
    Run run = Run.open(folder, zoo, JobListener.SILENT);
    assertThat(run.weights().word()).matches("[0-9]+");
    AnalysisJob job =
        new AnalysisJob(
            run, zoo.all(PluginKind.ANALYSIS).get(0), new TinyZoo.FactorReportParameters(0));
    job.perform(JobListener.SILENT);
    assertThat(job.place().getFileName().toString()).startsWith("read-factor~");
    assertThat(StoredResult.list(folder).get(0).about().get("weights"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("use", run.weights().word());
    assertThat(folder.analysis("read-factor")).doesNotExist();
  }

  @Test
  void anAnalysisIsStoredWholeByItsSettings() {
    RunFolder folder = Training.start(experiment(), runs, zoo, JobListener.SILENT).folder();
    Run run = Run.open(folder, zoo, JobListener.SILENT);
    Installed analysis = zoo.all(PluginKind.ANALYSIS).get(0);
    for (int plus : new int[] {0, 5}) {
      AnalysisJob job = new AnalysisJob(run, analysis, new TinyZoo.FactorReportParameters(plus));
      job.perform(JobListener.SILENT);
      Path place = job.place();
      Map<String, Object> result = Trees.readJson(place.resolve("result.json"));
      assertThat(((Number) result.get("factor")).doubleValue()).isBetween(1.9 + plus, 2.1 + plus);
      assertThat(Npz.read(place.resolve("arrays.npz"))).containsKey("factor");
      assertThat(place.resolve("factor.svg")).exists();
      assertThat(place.resolve("factor.png")).exists();
    }
    assertThatThrownBy(
            () ->
                new AnalysisJob(run, analysis, new TinyZoo.FactorReportParameters(9))
                    .perform(JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage("read-factor: This network does not take 9.");
    assertThat(StoredResult.list(folder)).hasSize(2);
    assertThat(folder.analysis("read-factor").resolve("result.json")).exists();
  }

  private static byte[] model(Training.Outcome outcome) {
    try {
      return Files.readAllBytes(outcome.folder().model());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
