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
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
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

  private Experiment experiment(Map<String, Object> more) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", "scale");
    tree.put("model", "gauged");
    tree.put("trainer", Map.of("use", "descent", "learningRate", 0));
    tree.put("stop", Map.of("steps", 40, "accuracy", "never"));
    tree.put("evaluation", Map.of("every", 10));
    tree.put("threads", 1);
    tree.putAll(more);
    return ExperimentReader.read(tree, zoo);
  }

  private RunFolder run(Map<String, Object> more, List<String> notes) {
    JobListener listener =
        new JobListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    return Training.start(experiment(more), folder.resolve("runs"), zoo, listener).folder();
  }

  private String file(Map<String, NpyArray> arrays) {
    Path file = folder.resolve("given.npz");
    Npz.write(file, arrays);
    return file.toString();
  }

  private RunFolder run(String from, JobListener listener) {
    Map<String, Object> more = from == null ? Map.of() : Map.of("from", from, "fromPartial", true);
    return Training.start(experiment(more), folder.resolve("runs"), zoo, listener).folder();
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
    assertThat(notes.get(1))
        .isEqualTo("b starts afresh, as fromPartial allows: b, of shape [1], is not there.");
  }

  @Test
  void theFinalWeightsAreCanonicalAndThoseOfCheckpointsAreNot() {
    RunFolder run = run(null, JobListener.SILENT);
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

  @Test
  void aTensorThatIsMissingOrOfAnotherShapeIsRefused() {
    String missing = file(Map.of("w", NpyArray.of(new float[] {1}, 1)));
    assertThatThrownBy(() -> run(Map.of("from", missing, "freeze", List.of("b")), List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("b, of shape [1], is not there")
        .hasMessageContaining("--from-partial");
    String other =
        file(
            Map.of(
                "w", NpyArray.of(new float[] {1}, 1), "b", NpyArray.of(new float[] {1, 2}, 2, 1)));
    assertThatThrownBy(() -> run(Map.of("from", other), List.of()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("b has the shape [2, 1] there and [1] here");
    assertThat(folder.resolve("runs")).doesNotExist();
    List<String> notes = new ArrayList<>();
    run(Map.of("from", other, "fromPartial", true, "freeze", List.of("b")), notes);
    assertThat(notes).singleElement().asString().startsWith("b (which is frozen) starts afresh");
  }

  @Test
  void aTransposedTensorIsCalledThat() {
    Weights weights = Weights.layout().trainable("W", 2, 3).trainable("b", 1).build();
    String given =
        file(Map.of("W", NpyArray.of(new float[6], 3, 2), "b", NpyArray.of(new float[1], 1)));
    Network network =
        new NetworkWithin(
            PLAIN.create(
                PLAIN.defaults(), 1, 1, new Clock(20), RandomStream.root(1).named("weights"))) {
          @Override
          public Weights weights() {
            return weights;
          }
        };
    assertThatThrownBy(() -> StartingWeights.of(experiment(Map.of("from", given)), network))
        .hasMessageContaining("W has the shape [3, 2] there, transposed, and [2, 3] here");
  }

  @Test
  void numbersOfAnyPrecisionAreTaken() {
    String given =
        file(
            Map.of("w", NpyArray.of(new double[] {0.1}, 1), "b", NpyArray.of(new double[] {2}, 1)));
    RunFolder run = run(Map.of("from", given), List.of());
    assertThat(Npz.read(run.model()).get("w").floats()).containsExactly(0.1f);
    String whole =
        file(Map.of("w", NpyArray.of(new double[] {1}, 1), "b", NpyArray.of(new long[] {2}, 1)));
    assertThatThrownBy(() -> run(Map.of("from", whole), List.of()))
        .hasMessageContaining("b is of type int64 there");
    String huge =
        file(Map.of("w", NpyArray.of(new double[] {1e300}, 1), "b", NpyArray.of(new double[1], 1)));
    assertThatThrownBy(() -> run(Map.of("from", huge), List.of()))
        .hasMessageContaining("'w' holds a number that is not finite");
  }

  @Test
  void theModelAndItsSettingsAreThoseOfTheSourceUnlessToldOtherwise() {
    RunFolder source = run(Map.of("model", Map.of("use", "gauged", "units", 3)), new ArrayList<>());
    Map<String, Object> more = new LinkedHashMap<>(Map.of("from", source.path().toString()));
    more.put("model", null);
    assertThat(experiment(more).model().parameters()).hasToString("FactorParameters[units=3]");
    assertThat(experiment(Map.of("from", source.model().toString())).model().parameters())
        .as("a file of weights in a run")
        .hasToString("FactorParameters[units=3]");
    List<String> notes = new ArrayList<>();
    more.put("model", Map.of("units", 4));
    run(more, notes);
    assertThat(notes)
        .containsExactly(
            "Otherwise than in the run that the weights come from, model.units is 4, not 3.");
  }

  @Test
  void theBestWeightsOrThoseOfAStepCanBeTaken() throws IOException {
    RunFolder source = run(Map.of(), new ArrayList<>());
    for (String choice : List.of("best", "30")) {
      RunFolder run =
          run(Map.of("from", source.path().toString(), "fromWeights", choice), new ArrayList<>());
      assertThat(Npz.read(run.start()).get("b").floats()).as(choice).containsExactly(-5);
    }
    RunFolder last = run(Map.of("from", source.path().toString()), new ArrayList<>());
    assertThat(Npz.read(last.start()).get("b").floats()).as("canonical").containsExactly(5);
    assertThatThrownBy(
            () -> run(Map.of("from", source.path().toString(), "fromWeights", "7"), List.of()))
        .hasMessageContaining("has no checkpoint step-000000007.npz");
    assertThatThrownBy(() -> experiment(Map.of("from", "x", "fromWeights", "worst")))
        .hasMessageContaining("fromWeights is 'worst'; it must be final, best or the step");
  }
}
