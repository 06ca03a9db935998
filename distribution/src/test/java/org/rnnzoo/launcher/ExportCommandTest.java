package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.chaos.ChaosModel;
import org.rnnzoo.model.current.CurrentModel;
import org.rnnzoo.model.dale.DaleModel;
import org.rnnzoo.model.elman.ElmanModel;
import org.rnnzoo.model.gru.GruModel;
import org.rnnzoo.model.lowrank.LowRankModel;
import org.rnnzoo.model.lstm.LstmModel;
import org.rnnzoo.model.lstm.LstmParameters;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.model.stsp.StspModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Struct;

/** {@code zoo export} in this process; what Python makes of the files is tried by PythonIT. */
class ExportCommandTest {

  @TempDir static Path folder;

  private static final ZooInProcess ZOO =
      new ZooInProcess(
          new FlipFlopTask(),
          new RateModel(),
          new CurrentModel(),
          new ChaosModel(),
          new DaleModel(),
          new LowRankModel(),
          new ElmanModel(),
          new GruModel(),
          new LstmModel(),
          new StspModel(),
          new BpttTrainer());

  private static String rate;

  @BeforeAll
  static void train() {
    rate = train("rate");
  }

  private static String train(String model, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "--task", "flip-flop", "--model", model, "units=6", "stop.steps=2"));
    arguments.addAll(List.of("evaluation.trials=8", "threads=1", "bits=1"));
    arguments.addAll(List.of("--runs", folder.resolve("runs").toString()));
    arguments.addAll(List.of(more));
    return ok(arguments.toArray(String[]::new));
  }

  private static String ok(String... arguments) {
    Outcome outcome = ZOO.run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out().strip();
  }

  private static String refused(String... arguments) {
    Outcome outcome = ZOO.run(arguments);
    assertThat(outcome.code()).as(outcome.out()).isEqualTo(2);
    return outcome.err();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"current", "chaos", "dale", "low-rank", "elman", "gru", "lstm", "stsp"})
  void everyModelIsWrittenAsItsEquationsNeedIt(String model) {
    String run = train(model);
    String npz = file(model + ".npz");
    assertThat(ok("export", run, "--to", "npz", "--trials", "2", "--out", npz)).isEqualTo(npz);
    Map<String, NpyArray> arrays = Npz.read(Path.of(npz));
    assertThat(arrays).containsKeys("W", "W_in", "b", "W_out", "b_out", "x0", "trials.inputs");
    Map<String, Object> about = Trees.readJson(folder.resolve(model + ".npz.json"));
    assertThat(about.get("model")).isEqualTo(model);
    assertThat(((Map<?, ?>) about.get("equations")).keySet().stream().map(String::valueOf))
        .contains("kind", "step", "phi", "alpha");
    assertThat(arrays.keySet())
        .as("what a model makes its weights of goes along")
        .satisfies(
            names -> assertThat(names.contains("tensors.M")).isEqualTo(model.equals("low-rank")));
  }

  @ParameterizedTest
  @CsvSource({
    "rate, npz, rate",
    "rate, safetensors, rate",
    "rate, hdf5, rate",
    "rate, mat, rate",
    "current, mat, current",
    "chaos, hdf5, current",
    "dale, npz, rate",
    "low-rank, safetensors, current",
    "elman, npz, rate",
    "gru, mat, gru",
    "lstm, hdf5, lstm"
  })
  void whatWasExportedComesBack(String model, String format, String becomes) throws IOException {
    String run = train(model, becomes.matches("gru|lstm") ? "bias=true" : "activation=sigmoid");
    String file = file("back-" + model + (format.equals("hdf5") ? ".h5" : "." + format));
    ok("export", run, "--to", format, "--trials", "4", "--out", file);
    String runs = folder.resolve("back").toString();
    Outcome outcome =
        ZOO.run("import", file, "--task", "flip-flop", "--set", "bits=1", "--runs", runs);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).as(format).contains("Replayed on 4 trials").doesNotContain("assumed");
    Map<String, Object> config = Trees.readYaml(Path.of(outcome.out().strip(), "config.yaml"));
    assertThat(((Map<?, ?>) config.get("model")).get("use").toString()).startsWith(becomes);
  }

  @Test
  void noiseCanBeLeftAwayAndTheStatesGoAlong() {
    ok("export", rate, "--to", "npz", "--noise", "0", "--states", "--out", file("quiet.npz"));
    Map<String, NpyArray> arrays = Npz.read(folder.resolve("quiet.npz"));
    assertThat(arrays.get("trials.states_noise_free").shape().get(2)).isEqualTo(6);
    float[] quiet = arrays.get("trials.outputs").floats();
    float[] free = arrays.get("trials.outputs_noise_free").floats();
    long[] steps = arrays.get("trials.steps").longs();
    int time = arrays.get("trials.outputs").shape().get(1);
    for (int i = 0; i < quiet.length; i++) {
      if (i % time < steps[i / time]) {
        assertThat(quiet[i]).isCloseTo(free[i], Offset.offset(1e-4f));
      }
    }
    assertThat(Trees.readJson(folder.resolve("quiet.npz.json")).get("conditions").toString())
        .contains("noise");
  }

  @Test
  void hdf5HasGroupsOfArrays() {
    ok("export", rate, "--to", "hdf5", "--out", file("net.h5"));
    ok("export", rate, "--to", "npz", "--out", file("same.npz"));
    Map<String, NpyArray> arrays = Npz.read(folder.resolve("same.npz"));
    try (HdfFile hdf = new HdfFile(folder.resolve("net.h5"))) {
      float[][][] rates = (float[][][]) hdf.getDatasetByPath("trials/rates").getData();
      float[] flat = arrays.get("trials.rates").floats();
      int width = rates[0][0].length;
      assertThat(rates[3][7][2]).isEqualTo(flat[(3 * rates[0].length + 7) * width + 2]);
      double[][] w = (double[][]) hdf.getDatasetByPath("weights/W").getData();
      assertThat(w[4][1]).isEqualTo(arrays.get("W").doubles()[4 * 6 + 1]);
      assertThat((String[]) hdf.getDatasetByPath("trials/input_names").getData())
          .containsExactly("bit-1");
      assertThat((String) hdf.getDatasetByPath("description").getData()).contains("zoo-export 1");
    }
  }

  @Test
  void matlabHasStructsOfArrays() throws IOException {
    ok("export", rate, "--to", "mat", "--out", file("net.mat"));
    ok("export", rate, "--to", "npz", "--out", file("same.npz"));
    Map<String, NpyArray> arrays = Npz.read(folder.resolve("same.npz"));
    Struct weights = Mat5.readFromFile(folder.resolve("net.mat").toFile()).getStruct("weights");
    assertThat(weights.getMatrix("W").getDouble(4, 1))
        .isEqualTo(arrays.get("W").doubles()[4 * 6 + 1]);
    Struct trials = Mat5.readFromFile(folder.resolve("net.mat").toFile()).getStruct("trials");
    int time = arrays.get("trials.rates").shape().get(1);
    assertThat(trials.getMatrix("rates").getDouble(new int[] {3, 7, 2}))
        .isEqualTo(arrays.get("trials.rates").floats()[(3 * time + 7) * 6 + 2]);
  }

  @Test
  void spikesComeWithTheTruth() {
    ok("export", rate, "--to", "lfads", "--trials", "10", "--out", file("spikes.h5"));
    try (HdfFile hdf = new HdfFile(folder.resolve("spikes.h5"))) {
      assertThat(hdf.getDatasetByPath("train_encod_data").getDimensions()[0]).isEqualTo(8);
      assertThat(hdf.getDatasetByPath("valid_truth").getDimensions()[0]).isEqualTo(2);
      assertThat(hdf.getDatasetByPath("conversion_factor").getData()).isEqualTo(50.0);
      float highest = 0;
      for (float[][] trial : (float[][][]) hdf.getDatasetByPath("train_truth").getData()) {
        for (float[] step : trial) {
          for (float hz : step) {
            assertThat(hz).isBetween(-1e-4f, 50.001f);
            highest = Math.max(highest, hz);
          }
        }
      }
      assertThat(highest).isGreaterThan(5);
    }
  }

  @Test
  void tablesAreAFolder() throws IOException {
    ok("export", rate, "--to", "csv", "--trials", "2", "--out", file("tables"));
    try (Stream<String> lines = Files.lines(folder.resolve("tables/trials.csv"))) {
      assertThat(lines.findFirst().orElseThrow())
          .isEqualTo("trial,step,ms,epoch,input.bit-1,target.bit-1,mask.bit-1,output.bit-1");
    }
    assertThat(folder.resolve("tables/weights/W_in.csv")).exists();
    assertThat(folder.resolve("tables/description.json")).exists();
  }

  /** A network of another kind under the name of a known one. */
  private static final class FalseGru implements Model<LstmParameters> {

    @Override
    public String name() {
      return "gru";
    }

    @Override
    public String title() {
      return "An LSTM that calls itself GRU";
    }

    @Override
    public LstmParameters defaults() {
      return new LstmModel().defaults();
    }

    @Override
    public Network create(
        LstmParameters p, int inputs, int outputs, Clock clock, RandomStream random) {
      return new LstmModel().create(p, inputs, outputs, clock, random);
    }
  }

  @Test
  void aModelThatOnlyBearsAKnownNameIsRefusedAndNothingIsWritten() {
    ZooInProcess other = new ZooInProcess(new FlipFlopTask(), new FalseGru(), new BpttTrainer());
    Outcome trained =
        other.run(
            "train",
            "--task",
            "flip-flop",
            "--model",
            "gru",
            "units=6",
            "stop.steps=1",
            "bits=1",
            "evaluation.trials=8",
            "threads=1",
            "--runs",
            folder.resolve("false").toString());
    assertThat(trained.code()).as(trained.err()).isZero();
    Outcome outcome =
        other.run("export", trained.out().strip(), "--to", "npz", "--out", file("false.npz"));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("The equations of the model gru are none");
    assertThat(folder.resolve("false.npz")).doesNotExist();
  }

  @Test
  void whatCannotBeWrittenIsRefusedInASentence() {
    String run = rate;
    assertThat(refused("export", run, "--to", "npz", "--trials", "-1")).contains("0 to 100000");
    assertThat(refused("export", run, "--to", "xml"))
        .contains("safetensors")
        .contains("tensorboard");
    assertThat(refused("export", run, "--to", "mat", "--out", file("net.txt"))).contains(".mat");
    assertThat(refused("export", run, "--to", "onnx", "--trials", "5")).contains("no trials");
    assertThat(refused("export", run, "--to", "lfads", "--trials", "1")).contains("at least 2");
  }

  @Test
  void aRunTrainedWithEventsHasThemAfterItWasResumedToo() throws IOException {
    String run = train("rate", "--tensorboard", "evaluation.every=1");
    Path events = Path.of(run).resolve("tensorboard");
    try (Stream<Path> files = Files.list(events)) {
      assertThat(files).hasSize(1);
    }
    assertThat(ok("export", run, "--to", "tensorboard")).isEqualTo(events.toString());
    try (Stream<Path> files = Files.list(events)) {
      assertThat(files).hasSize(1);
    }
  }
}
