package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.plugin.PluginKind;

/** A model that reads weights of another layout, and that has canonical weights. */
class StartingWeightsTest {

  private static final TinyZoo.FactorModel PLAIN = new TinyZoo.FactorModel();

  @TempDir Path folder;

  private final TinyZoo zoo =
      new TinyZoo(
          List.of(
              TinyZoo.installed(PluginKind.TASK, new TinyZoo.ScaleTask(), "tiny.scale", "1.0.0"),
              TinyZoo.installed(PluginKind.MODEL, new GaugedModel(), "tiny.gauged", "1.0.0"),
              TinyZoo.installed(
                  PluginKind.TRAINER, new TinyZoo.DescentTrainer(), "tiny.descent", "1.0.0")));

  /** A factor w that may come from a file as its third, and a frozen b whose sign means nothing. */
  private static final class GaugedModel implements Model<TinyZoo.FactorParameters> {
    @Override
    public String name() {
      return "gauged";
    }

    @Override
    public String title() {
      return "A factor with a gauge";
    }

    @Override
    public TinyZoo.FactorParameters defaults() {
      return PLAIN.defaults();
    }

    @Override
    public Network create(
        TinyZoo.FactorParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      Network plain = PLAIN.create(p, inputs, outputs, clock, random);
      plain.weights().values()[1] = -5;
      return new GaugedNetwork(plain);
    }
  }

  private static final class GaugedNetwork extends NetworkWithin {

    GaugedNetwork(Network plain) {
      super(plain);
    }

    @Override
    public List<String> adopt(Weights other) {
      if (other.tensors().stream().noneMatch(tensor -> tensor.name().equals("third"))) {
        return List.of();
      }
      weights().values()[0] = 3 * other.values()[other.tensor("third").offset()];
      return List.of("w");
    }

    @Override
    public void canonicalise() {
      weights().values()[1] = Math.abs(weights().values()[1]);
    }
  }

  private Experiment experiment(String from) {
    return ExperimentReader.read(
        Map.of(
            "task",
            "scale",
            "model",
            "gauged",
            "trainer",
            Map.of("use", "descent", "learningRate", 0),
            "from",
            from,
            "stop",
            Map.of("steps", 40, "accuracy", "never"),
            "evaluation",
            Map.of("every", 10),
            "threads",
            1),
        zoo);
  }

  private RunFolder run(String from, JobListener listener) {
    return Training.start(experiment(from), folder.resolve("runs"), zoo, listener).folder();
  }

  private String file() {
    Path file = folder.resolve("other.npz");
    Npz.write(
        file,
        Map.of(
            "third", NpyArray.of(new float[] {0.25f}, 1),
            "step", NpyArray.of(new long[] {7}, 1)));
    return file.toString();
  }

  @Test
  void weightsOfAnotherLayoutAreTakenOverByTheModel() {
    List<String> notes = new ArrayList<>();
    RunFolder run =
        run(
            file(),
            new JobListener() {
              @Override
              public void note(String sentence) {
                notes.add(sentence);
              }
            });
    assertThat(Npz.read(run.model()).get("w").floats()).containsExactly(0.75f);
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0)).startsWith("w was made from other tensors of ");
    assertThat(notes.get(1)).contains("b starts afresh");
  }

  @Test
  void theFinalWeightsAreCanonicalAndThoseOfCheckpointsAreNot() {
    RunFolder run = run("", JobListener.SILENT);
    assertThat(Npz.read(run.model()).get("b").floats()).containsExactly(5);
    assertThat(Npz.read(run.checkpoints().resolve("step-000000040.npz")).get("b").floats())
        .containsExactly(-5);
  }

  @Test
  void aRunThatDiedBeforeItHadItsOwnCopyReadsTheWeightsAgain() throws IOException {
    RunFolder run =
        run(
            file(),
            new JobListener() {
              @Override
              public boolean stopRequested() {
                return true;
              }
            });
    try (var checkpoints = Files.list(run.checkpoints())) {
      for (Path checkpoint : checkpoints.toList()) {
        Files.delete(checkpoint);
      }
    }
    Files.delete(run.start());
    Training.resume(run, zoo, JobListener.SILENT);
    assertThat(Npz.read(run.model()).get("w").floats()).containsExactly(0.75f);
    assertThat(run.start()).exists();
  }
}
