package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.core.io.Hashes;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;

class AnalysisJobTest {

  record Choice(@Parameter(help = "p") int plus) {}

  /** Tells what it was given. */
  private static final class Telling implements Analysis<Choice> {
    @Override
    public String name() {
      return "telling";
    }

    @Override
    public String title() {
      return "Telling";
    }

    @Override
    public Choice defaults() {
      return new Choice(0);
    }

    @Override
    public Result analyze(TrainedRun run, Choice p, AnalysisContext context) {
      context.progress("telling", 0.5);
      if (p.plus() == 9) {
        throw new IllegalArgumentException("Not nine.");
      }
      return Result.builder()
          .line("Told.")
          .value("threads", context.threads())
          .value("random", context.random().generator().nextLong())
          .value("name", run.facts().name())
          .partial("Half of it.")
          .build();
    }
  }

  private static final Installed TELLING =
      TinyZoo.installed(PluginKind.ANALYSIS, new Telling(), "tiny.tell", "1.2.0");

  @TempDir Path runs;

  private Run run;

  @BeforeEach
  void makeRun() {
    TinyZoo zoo = new TinyZoo();
    Experiment experiment =
        ExperimentReader.read(
            Map.of("task", "scale", "model", "factor", "trainer", "descent", "threads", 2), zoo);
    FinishedRun made = FinishedRun.write(experiment, experiment.network(), "made", Map.of(), runs);
    run = Run.open(made.folder(), zoo, JobListener.SILENT);
  }

  private AnalysisJob job(int plus, String label) {
    return new AnalysisJob(run, TELLING, new Choice(plus), Map.of(), Optional.of(label));
  }

  private AnalysisJob job(int plus) {
    return new AnalysisJob(run, TELLING, new Choice(plus));
  }

  private List<String> names() {
    return StoredResult.list(run.folder()).stream().map(StoredResult::name).toList();
  }

  @Test
  void theResultWithDefaultSettingsHasTheNameOfTheAnalysis() {
    job(0).perform(JobListener.SILENT);
    assertThat(names()).containsExactly("telling");
    assertThat(job(0).place()).isEqualTo(run.folder().analysis("telling"));
  }

  @Test
  void otherSettingsAddALabelOrAHash() {
    assertThat(job(1).place().getFileName().toString()).matches("telling~[0-9a-f]{8}");
    assertThat(job(1).place()).isNotEqualTo(job(2).place());
    assertThat(job(1, "mine").place()).isEqualTo(run.folder().analysis("telling~mine"));
    assertThat(job(0, "mine").place()).isEqualTo(run.folder().analysis("telling~mine"));
    assertThat(
            new AnalysisJob(run, TELLING, new Choice(0), Map.of("noise", 1), Optional.empty())
                .place()
                .getFileName()
                .toString())
        .startsWith("telling~");
    assertThat(
            new AnalysisJob(
                    new Run(
                        run.folder(), run.experiment(), run.network(), new WeightsChoice("best")),
                    TELLING,
                    new Choice(0),
                    Map.of(),
                    Optional.empty())
                .place()
                .getFileName()
                .toString())
        .startsWith("telling~");
  }

  @Test
  void allThatTheResultDependsOnIsStored() {
    job(1, "mine").perform(JobListener.SILENT);
    StoredResult stored = StoredResult.read(job(1, "mine").place()).orElseThrow();
    assertThat(stored.about())
        .containsEntry("analysis", "telling")
        .containsEntry("bundle", "tiny.tell")
        .containsEntry("bundleVersion", "1.2.0")
        .containsEntry("sha256", "0".repeat(64))
        .containsEntry("run", run.folder().name())
        .containsEntry("configSha256", Hashes.sha256(run.folder().config()))
        .containsEntry(
            "weights",
            Map.of("use", "final", "sha256", Hashes.sha256(run.network().weights().values())))
        .containsEntry("conditions", Map.of())
        .containsEntry("parameters", Map.of("plus", 1))
        .containsEntry("partial", "Half of it.");
  }

  @Test
  void theAnalysisIsToldTheRunAndHasAStreamOfItsOwn() {
    job(0).perform(JobListener.SILENT);
    assertThat(Trees.readJson(job(0).place().resolve("result.json")))
        .containsEntry("threads", 2)
        .containsEntry("name", run.folder().name())
        .containsEntry(
            "random",
            run.experiment().random().named("analysis").named("telling").generator().nextLong());
  }

  @Test
  void whatItDoesIsHeard() {
    List<String> heard = new ArrayList<>();
    job(0)
        .perform(
            new JobListener() {
              @Override
              public void progress(String activity, double fraction) {
                heard.add(activity + " " + fraction);
              }
            });
    assertThat(heard).containsExactly("telling 0.5");
  }

  @Test
  void whoIsAskedToStopStoresNothing() {
    JobListener stopping =
        new JobListener() {
          @Override
          public boolean stopRequested() {
            return true;
          }
        };
    assertThatThrownBy(() -> job(0).perform(stopping))
        .isInstanceOf(CancellationException.class)
        .hasMessage("telling was stopped.");
    assertThat(names()).isEmpty();
  }

  @Test
  void whatTheAnalysisRefusesIsTold() {
    assertThatThrownBy(() -> job(9).perform(JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage("telling: Not nine.");
    assertThat(names()).isEmpty();
  }

  @Test
  void aLabelThatIsTakenByOtherSettingsIsToldBeforeTheWork() {
    job(1, "mine").perform(JobListener.SILENT);
    job(1, "mine").perform(JobListener.SILENT);
    assertThatThrownBy(() -> job(9, "mine").perform(JobListener.SILENT))
        .isInstanceOf(UserException.class)
        .hasMessage(
            job(1, "mine").place()
                + " holds a result of other settings; choose another label than 'mine'.");
  }

  @Test
  void aResultOfOtherSettingsInTheWayIsMovedToItsHash() {
    Path standard = job(0).place();
    job(1, "mine").perform(JobListener.SILENT);
    assertThat(job(1, "mine").place().toFile().renameTo(standard.toFile())).isTrue();
    job(0).perform(JobListener.SILENT);
    assertThat(names()).containsExactly("telling", job(1).place().getFileName().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".x", "a b", "a/b", "abcdefghijabcdefghijabcdefghijabcdefghijk"})
  void whatIsNoLabelIsTold(String label) {
    assertThatThrownBy(() -> job(0, label))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--as is '%s'; it must be at most 40 letters, digits and . _ -, a letter or digit first."
                .formatted(label));
  }
}
