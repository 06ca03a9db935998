package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.train.DivergedException;
import org.rnnzoo.api.train.Progress;
import org.rnnzoo.api.train.StopReason;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.Checkpoint;
import org.rnnzoo.core.folder.Checkpoints;
import org.rnnzoo.core.folder.MetricsLog;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.RunLock;
import org.rnnzoo.core.folder.RunStatus;

/** Sessions whose trainer is the test: it reports, and the weights are what it makes them. */
class TrainingSessionTest {

  private static final float RIGHT = 2;
  private static final float WRONG = 1;

  @TempDir Path path;

  private final List<String> heard = new ArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private String task = "scale";
  private boolean stopping;
  private Network network;
  private RunFolder folder;

  private final JobListener listener =
      new JobListener() {
        @Override
        public void evaluated(MetricsLog.Entry entry, double goal, long mostSteps) {
          heard.add(entry.stage() + " " + entry.step() + " " + goal + " " + mostSteps);
        }

        @Override
        public boolean stopRequested() {
          return stopping;
        }
      };

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private TrainingSession session(
      Map<String, Object> stop, List<Object> curriculum, Optional<Checkpoint> from) {
    Map<String, Object> rule = new LinkedHashMap<>(Map.of("steps", 100, "accuracy", "never"));
    rule.putAll(stop);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", task);
    tree.put("model", "factor");
    tree.put("trainer", "descent");
    tree.put("threads", 3);
    tree.put("stop", rule);
    tree.put("evaluation", Map.of("every", 10, "trials", 8));
    tree.put("curriculum", curriculum);
    Experiment experiment = ExperimentReader.read(tree, new TinyZoo());
    network = experiment.network();
    folder = new RunFolder(path);
    RunLock lock = RunLock.takeOver(path, "training");
    Evaluator evaluator =
        new Evaluator(
            network, experiment.trials("evaluation"), 8, experiment.random().named("noise"), 1);
    open.add(lock);
    open.add(evaluator);
    return new TrainingSession(experiment, network, folder, lock, evaluator, from, listener);
  }

  private TrainingSession session(Map<String, Object> stop) {
    return session(stop, List.of(), Optional.empty());
  }

  private TrainingSession resumed(Map<String, Object> stop, long step, long held, double seconds) {
    return session(
        stop,
        List.of(),
        Optional.of(
            new Checkpoint(
                Checkpoint.Position.START,
                step,
                held,
                0.5,
                seconds,
                new float[] {3, 4},
                Map.of("v", new float[] {5}))));
  }

  private Optional<StopReason> report(TrainingSession session, long step, float factor) {
    network.weights().values()[0] = factor;
    return session.report(new Progress(step, 0.5, 0.25, Map.of("v", new float[] {step})));
  }

  private Checkpoint newest() {
    return new Checkpoints(folder.checkpoints()).newest(network.weights()).orElseThrow();
  }

  private List<Long> logged() {
    return new MetricsLog(folder.metrics()).read().stream().map(MetricsLog.Entry::step).toList();
  }

  @Test
  void aReportIsDueAtEveryEvaluationAndAtTheEnd() {
    TrainingSession session = session(Map.of("steps", 25));
    assertThat(session.reportDue(0)).isTrue();
    assertThat(session.reportDue(9)).isFalse();
    assertThat(session.reportDue(10)).isTrue();
    assertThat(session.reportDue(24)).isFalse();
    assertThat(session.reportDue(25)).isTrue();
  }

  @Test
  void aReportIsDueWhenSomebodyAsksToStopOrTimeIsUp() {
    TrainingSession session = session(Map.of());
    stopping = true;
    assertThat(session.reportDue(7)).isTrue();
    stopping = false;
    assertThat(session.reportDue(7)).isFalse();
    assertThat(session(Map.of("minutes", 0)).reportDue(7)).isTrue();
  }

  @Test
  void aSessionFromTheStartKnowsNothingYet() {
    TrainingSession session = session(Map.of());
    assertThat(session.firstStep()).isZero();
    assertThat(session.restoredState()).isEmpty();
    assertThat(session.lastCheckpoint()).isEqualTo(-1);
    assertThat(session.threads()).isEqualTo(3);
    assertThat(session.seconds()).isBetween(0.0, 600.0);
  }

  @Test
  void aSessionGoesOnWhereItsCheckpointWasMade() {
    TrainingSession session = resumed(Map.of(), 20, 1, 5000);
    assertThat(session.firstStep()).isEqualTo(20);
    assertThat(session.restoredState().get("v")).containsExactly(5);
    assertThat(network.weights().values()).containsExactly(3, 4);
    assertThat(session.lastCheckpoint()).isEqualTo(20);
    assertThat(session.seconds()).isBetween(5000.0, 5600.0);
  }

  @Test
  void aReportIsLoggedKeptAndTold() {
    TrainingSession session = session(Map.of("accuracy", 0.75));
    assertThat(report(session, 10, WRONG)).isEmpty();
    MetricsLog.Entry entry = new MetricsLog(folder.metrics()).read().get(0);
    assertThat(entry.stage()).isEqualTo(1);
    assertThat(entry.step()).isEqualTo(10);
    assertThat(entry.objective()).isEqualTo(0.5);
    assertThat(entry.gradientNorm()).isEqualTo(0.25);
    assertThat(entry.evaluation().trials()).isEqualTo(8);
    assertThat(newest().step()).isEqualTo(10);
    assertThat(newest().state().get("v")).containsExactly(10);
    assertThat(newest().weights()[0]).isEqualTo(WRONG);
    assertThat(newest().position()).isEqualTo(Checkpoint.Position.START);
    assertThat(session.lastCheckpoint()).isEqualTo(10);
    RunStatus status = RunStatus.read(folder).orElseThrow();
    assertThat(status.state()).isEqualTo(RunStatus.State.RUNNING);
    assertThat(status.step()).isEqualTo(10);
    assertThat(heard).containsExactly("1 10 0.75 100");
  }

  @Test
  void theBestIsTheFirstOfThoseThatAreEquallyGood() {
    TrainingSession session = session(Map.of());
    Checkpoints checkpoints = new Checkpoints(path.resolve("checkpoints"));
    report(session, 10, WRONG);
    assertThat(checkpoints.read("best.npz", network.weights()).step()).isEqualTo(10);
    report(session, 20, RIGHT);
    report(session, 30, RIGHT);
    report(session, 40, WRONG);
    assertThat(checkpoints.read("best.npz", network.weights()).step()).isEqualTo(20);
    assertThat(newest().bestAccuracy()).isEqualTo(1);
  }

  @Test
  void theGoalMustHoldForSeveralEvaluationsInARow() {
    TrainingSession session = session(Map.of("accuracy", 1, "heldFor", 2));
    assertThat(report(session, 10, RIGHT)).isEmpty();
    assertThat(newest().held()).isEqualTo(1);
    assertThat(report(session, 20, WRONG)).isEmpty();
    assertThat(newest().held()).isZero();
    assertThat(report(session, 30, RIGHT)).isEmpty();
    assertThat(report(session, 40, RIGHT)).contains(StopReason.ACCURACY);
    assertThat(newest().position().ended()).contains(StopReason.ACCURACY);
    assertThat(newest().position().stage()).isEqualTo(1);
  }

  @Test
  void evaluationsBeforeTheCheckpointCount() {
    assertThat(report(resumed(Map.of("accuracy", 1, "heldFor", 2), 20, 1, 0), 30, RIGHT))
        .contains(StopReason.ACCURACY);
  }

  @Test
  void aLossThatIsLowEnoughEndsTrainingToo() {
    TrainingSession session = session(Map.of("loss", 0.01, "heldFor", 1));
    assertThat(report(session, 10, WRONG)).isEmpty();
    assertThat(report(session, 20, RIGHT)).contains(StopReason.LOSS);
  }

  @Test
  void stepsAndTimeHaveTheirEnd() {
    assertThat(report(session(Map.of("steps", 20)), 20, WRONG)).contains(StopReason.STEPS);
    assertThat(report(session(Map.of("minutes", 0)), 10, WRONG)).contains(StopReason.TIME);
    assertThat(report(resumed(Map.of("minutes", 100), 10, 0, 6001), 20, WRONG))
        .contains(StopReason.TIME);
    assertThat(report(resumed(Map.of("minutes", 100), 10, 0, 2000), 20, WRONG)).isEmpty();
  }

  @Test
  void whoIsInterruptedLeavesACheckpointAndNoEvaluation() {
    TrainingSession session = session(Map.of());
    report(session, 0, WRONG);
    stopping = true;
    assertThat(report(session, 7, WRONG)).contains(StopReason.INTERRUPTED);
    assertThat(logged()).containsExactly(0L);
    assertThat(newest().step()).isEqualTo(7);
    assertThat(newest().position()).isEqualTo(Checkpoint.Position.START);
  }

  @Test
  void anEvaluationThatIsMadeAgainAfterResumingDoesNotCount() {
    TrainingSession session = resumed(Map.of("accuracy", 1, "heldFor", 2), 20, 1, 0);
    assertThat(report(session, 20, RIGHT)).isEmpty();
    assertThat(logged()).isEmpty();
    assertThat(newest().held()).isEqualTo(1);
    assertThat(report(session, 30, WRONG)).isEmpty();
    assertThat(logged()).containsExactly(30L);
  }

  @Test
  void theEndOfAStageIsTheBeginningOfTheNext() {
    TrainingSession session =
        session(
            Map.of("steps", 30),
            List.of(Map.of("stop", Map.of("steps", 20)), Map.of("stop", Map.of("steps", 5))),
            Optional.empty());
    assertThat(report(session, 20, RIGHT)).contains(StopReason.STEPS);
    assertThat(newest().position().stage()).isEqualTo(1);
    assertThat(newest().position().firstStep()).isEqualTo(20);
    assertThat(newest().position().firstSecond()).isPositive();
    assertThat(newest().position().ended()).isEmpty();
    assertThat(newest().held()).isZero();
    assertThat(newest().bestAccuracy()).isEqualTo(-1);
    Checkpoint.Position last = new Checkpoint.Position(2, 25, 1000, Optional.empty());
    TrainingSession end =
        session(
            Map.of("steps", 30, "minutes", 1),
            List.of(Map.of("stop", Map.of("steps", 20)), Map.of("stop", Map.of("steps", 5))),
            Optional.of(new Checkpoint(last, 25, 0, -1, 1000, new float[2], Map.of())));
    assertThat(end.reportDue(54)).isFalse();
    assertThat(end.reportDue(55)).isTrue();
    assertThat(report(end, 50, WRONG)).isEmpty();
    assertThat(report(end, 55, WRONG)).contains(StopReason.STEPS);
    assertThat(newest().position().stage()).isEqualTo(3);
    assertThat(newest().position().ended()).contains(StopReason.STEPS);
    assertThat(heard).last().isEqualTo("3 55 Infinity 55");
  }

  @Test
  void aStageOfNoStepsIsPassed() {
    TrainingSession session = resumed(Map.of("steps", 0), 0, 0, 0);
    assertThat(session.pass()).isEqualTo(StopReason.STEPS);
    assertThat(newest().state().get("v")).containsExactly(5);
  }

  @Test
  void trainingWithoutNumbersDoesNotGoOn() {
    TrainingSession session = session(Map.of());
    assertThatCode(() -> session.report(new Progress(0, Double.NaN, Double.NaN, Map.of())))
        .as("before the first step there is no loss")
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> session.report(new Progress(1, Double.NaN, 0, Map.of())))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the loss");
    network.weights().values()[1] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(() -> session.report(new Progress(1, 1, 0, Map.of())))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("a weight of b");
    assertThat(logged()).containsExactly(0L);
  }

  @Test
  void nobodyTrainsBeyondTheEnd() {
    TrainingSession session = session(Map.of("steps", 20));
    assertThatThrownBy(() -> report(session, 21, WRONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("it reported step 21 where training ends at step 20");
    assertThatCode(() -> report(session(Map.of("steps", 0)), 1, WRONG))
        .as("a trainer that makes one step before it asks")
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> report(session(Map.of("steps", 0)), 2, WRONG))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void eventsAreWrittenWhereSomebodyWantsThem() throws IOException {
    TrainingSession session = session(Map.of());
    report(session, 0, WRONG);
    assertThat(path.resolve("tensorboard")).doesNotExist();
    Files.createDirectory(path.resolve("tensorboard"));
    report(session, 10, WRONG);
    assertThat(path.resolve("tensorboard")).isNotEmptyDirectory();
  }

  @Test
  void whoWasOvertakenWritesNothing() {
    TrainingSession session = session(Map.of());
    RunLock.takeOver(path, "training").close();
    assertThatThrownBy(() -> report(session, 0, WRONG)).isInstanceOf(UserException.class);
    assertThat(folder.metrics()).doesNotExist();
    assertThat(folder.checkpoints()).doesNotExist();
  }

  @Test
  void theLastStepIsEvaluatedWhereverItLies() {
    assertThat(report(session(Map.of("steps", 25)), 25, WRONG)).contains(StopReason.STEPS);
    assertThat(logged()).containsExactly(25L);
  }

  @Test
  void aGoalIsReachedByWhoeverComesExactlyThere() {
    assertThat(report(session(Map.of("loss", 0, "heldFor", 1)), 10, RIGHT))
        .contains(StopReason.LOSS);
    task = "scale*2";
    assertThat(report(session(Map.of("accuracy", 1, "heldFor", 1)), 10, RIGHT))
        .contains(StopReason.ACCURACY);
  }

  @Test
  void everyTaskOfAMixtureHasToReachTheGoal() {
    task = "scale@v1 + scale@v2";
    Map<String, Object> solved = Map.of("accuracy", "solved", "heldFor", 1);
    assertThat(report(session(solved), 10, RIGHT)).as("the second keeps its input").isEmpty();
    assertThat(report(session(solved), 10, WRONG)).as("the first doubles it").isEmpty();
  }

  @Test
  void stressCountsWhereItIsAskedForAndNowhereElse() {
    task = "scale@v2";
    float keeping = 1;
    assertThat(report(session(Map.of("accuracy", "solved", "heldFor", 1)), 10, keeping))
        .contains(StopReason.ACCURACY);
    assertThat(
            report(session(Map.of("accuracy", "solved-under-stress", "heldFor", 1)), 10, keeping))
        .as("a test that does not go with the parameters is not stood")
        .isEmpty();
    task = "scale";
    assertThat(report(session(Map.of("accuracy", "solved-under-stress", "heldFor", 1)), 10, RIGHT))
        .contains(StopReason.ACCURACY);
  }

  @Test
  void theTrainerHasAStreamOfItsOwn() {
    assertThat(session(Map.of()).random().generator().nextLong())
        .isEqualTo(RandomStream.root(1).named("trainer").generator().nextLong());
  }
}
