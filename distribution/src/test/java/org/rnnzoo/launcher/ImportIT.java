package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.Trees;

/**
 * Networks that were trained elsewhere become runs that do the same, by the assembled program. The
 * files of peers are the test resources of other modules.
 */
class ImportIT {

  private static final Path ROOT = Path.of(System.getProperty("rnnzoo.root"));
  private static final double SAME = 1e-5;

  private static final ZooInProcess ZOO = ZooInProcess.assembledOnce();

  @TempDir private Path folder;

  private static Path resource(String name) {
    try {
      return Path.of(ImportIT.class.getResource("imports/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private Path imported(String... arguments) {
    List<String> all = new ArrayList<>(List.of("import"));
    all.addAll(List.of(arguments));
    all.add("--runs=" + folder.resolve("runs"));
    ZooProcess.Outcome outcome = ZOO.run(all.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Path.of(outcome.out().lines().reduce((first, last) -> last).orElseThrow());
  }

  private static double difference(Path run) {
    Map<String, Object> summary = Trees.readJson(run.resolve("summary.json"));
    assertThat(summary).containsEntry("stoppedBecause", "imported");
    List<?> replay = (List<?>) ((Map<?, ?>) summary.get("imported")).get("replay");
    assertThat(replay).as("arrays that were compared").isNotEmpty();
    return replay.stream()
        .mapToDouble(entry -> ((Number) ((Map<?, ?>) entry).get("maxDifference")).doubleValue())
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "framework/dynamics/src/test/resources/peer/latentcircuit_seed0.npz,latentcircuit",
    "framework/dynamics/src/test/resources/peer/fpf_flipflop_tanh_3bit_16_s1_p0.5.npz,torch-rnn",
    "framework/dynamics/src/test/resources/peer/fpf_flipflop_gru_3bit_16_s0_p0.5.npz,torch-gru",
    "plugins-models/low-rank/src/test/resources/peer/lowrank_rdm_rank1_128.npz,lowrank",
    "framework/dynamics/src/test/resources/peer/own_flipflop_1bit_tanh_s0_scale.npz,own-rate.yaml",
    "framework/dynamics/src/test/resources/peer/own_flipflop_1bit_tanh_s0_scale.npz,own-current.yaml",
    "framework/dynamics/src/test/resources/peer/own_flipflop_2bit_tanh_s0_scale.npz,own-rate.yaml",
    "framework/dynamics/src/test/resources/peer/own_flipflop_2bit_tanh_s0_scale.npz,own-current.yaml",
    "framework/engine/src/test/resources/peer/own_unit_checks.npz,checks-rate-tanh.yaml",
    "framework/engine/src/test/resources/peer/own_unit_checks.npz,checks-rate-relu.yaml",
    "framework/engine/src/test/resources/peer/own_unit_checks.npz,checks-current-tanh.yaml",
    "framework/engine/src/test/resources/peer/own_unit_checks.npz,checks-current-relu.yaml"
  })
  void networksOfPeersDoWhatTheyDid(String file, String map) {
    String as = map.endsWith(".yaml") ? resource(map).toString() : map;
    Path run = imported(ROOT.resolve(file).toString(), "--as", as);
    assertThat(difference(run)).as("max|Δ|").isLessThan(SAME);
  }

  @Test
  @Tag(Soak.TAG)
  void everyNetworkThatTorchWroteDoesWhatItDid() throws Exception {
    Python python = Python.with("torch, numpy");
    Path networks = Files.createDirectories(folder.resolve("torch"));
    python.said(folder, Map.of(), resource("torch_networks.py").toString(), networks.toString());
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(networks, "*.pt")) {
      all.forEach(files::add);
    }
    assertThat(files).hasSize(15);
    for (Path file : files) {
      String trials = file.toString().replaceFirst("pt$", "npz");
      Path run = imported(file.toString(), "--trials", trials);
      assertThat(difference(run)).as("max|Δ| of %s", file.getFileName()).isLessThan(SAME);
    }
  }

  @Test
  void anotherNetworkIsRefusedUnlessForced() {
    String file =
        ROOT.resolve("plugins-models/low-rank/src/test/resources/peer/lowrank_rdm_rank1_128.npz")
            .toString();
    ZooProcess.Outcome outcome =
        ZOO.run("import", file, "--set", "activation=relu", "--runs=" + folder);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("so it is another network").contains("--force");
    assertThat(folder).isEmptyDirectory();
    Path run = imported(file, "--set", "activation=relu", "--force", "--name", "other");
    assertThat(run.getFileName()).hasToString("other");
  }

  private static final String GRU =
      "framework/dynamics/src/test/resources/peer/fpf_flipflop_gru_3bit_16_s0_p0.5.npz";

  @Test
  void whatDoesWellOnTheTrialsThatCameAlongIsNotCalledSolved() {
    Path run = imported(ROOT.resolve(GRU).toString());
    assertThat(Trees.readJson(run.resolve("summary.json")))
        .containsEntry("testTrials", 8)
        .containsEntry("accuracy", 1.0)
        .doesNotContainKey("verdict");
    ZooProcess.Outcome listed = ZOO.run("runs", "--runs=" + folder.resolve("runs"));
    assertThat(listed.out()).contains("imported").doesNotContain("solved");
  }

  @Test
  void theConfigurationOfAnImportedRunIsAnExperiment() {
    Path run = imported(ROOT.resolve(GRU).toString());
    ZooProcess.Outcome outcome =
        ZOO.run(
            "train",
            run.resolve("config.yaml").toString(),
            "stop.steps=1",
            "--runs=" + folder.resolve("others"));
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  @Test
  void trialsThatAreNotThereAreASentence() {
    ZooProcess.Outcome outcome =
        ZOO.run("train", "--task=recorded", "--set=file=nowhere.npz", "--runs=" + folder);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("nowhere.npz, which is not there").doesNotContain("should");
  }

  @Test
  void anArrayWithoutAPlaceIsNamed() throws IOException {
    Path strange = folder.resolve("strange.yaml");
    Files.writeString(
        strange, Files.readString(resource("own-rate.yaml")).replaceAll("ignore:.*", ""));
    ZooProcess.Outcome outcome =
        ZOO.run(
            "import",
            ROOT.resolve(
                    "framework/dynamics/src/test/resources/peer/own_flipflop_1bit_tanh_s0_scale.npz")
                .toString(),
            "--as=" + strange,
            "--runs=" + folder);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("has no place: ")
        .contains("rate_fps [3, 64]")
        .contains("--ignore");
  }

  @Test
  void aValueThatTheMapNeedsIsAskedFor() throws IOException {
    Path strange = folder.resolve("strange.yaml");
    Files.writeString(
        strange,
        Files.readString(resource("own-rate.yaml"))
            .replace("activation: tanh", "activation: {array: phi}"));
    String file = "framework/dynamics/src/test/resources/peer/own_flipflop_1bit_tanh_s0_scale.npz";
    ZooProcess.Outcome outcome =
        ZOO.run(
            "import", ROOT.resolve(file).toString(), "--as=" + strange, "--runs=" + folder + "/r");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("tells no activation: there is no phi in it", "activation.otherwise");
    assertThat(folder.resolve("r")).doesNotExist();
  }

  @Test
  void aRunOfTheTaskItWasTrainedOnIsJudged() {
    Path run =
        imported(
            ROOT.resolve(
                    "framework/dynamics/src/test/resources/peer/fpf_flipflop_gru_3bit_16_s0_p0.5.npz")
                .toString(),
            "--task=flip-flop",
            "--set=task.bits=3",
            "--set=holdMs=0",
            "--set=pulseMs=20",
            "--set=gapMs=200");
    Map<String, Object> summary = Trees.readJson(run.resolve("summary.json"));
    assertThat((Double) summary.get("accuracy")).isBetween(0.5, 1.0);
    assertThat(ZOO.run("evaluate", run.toString(), "--trials=64").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed-points", "latent-circuit"})
  @Tag(Soak.TAG)
  void analysesWorkOnAnImportedRunThatWasMoved(String analysis) throws IOException {
    Path run =
        imported(
            ROOT.resolve(
                    "framework/dynamics/src/test/resources/peer/fpf_flipflop_tanh_3bit_16_s1_p0.5.npz")
                .toString(),
            "--name=tanh");
    Path moved = Files.move(run, folder.resolve("elsewhere"));
    List<String> command = new ArrayList<>(List.of("analyze", moved.toString(), analysis));
    if (analysis.equals("latent-circuit")) {
      command.addAll(List.of("--set", "nodes=3", "--set", "restarts=1", "--set", "steps=50"));
    }
    command.addAll(List.of("--as", "tried"));
    ZooProcess.Outcome outcome = ZOO.run(command.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(moved.resolve("analysis").resolve(analysis + "~tried").resolve("result.json"))
        .exists();
  }

  @Test
  void theTenLinesOfTheDocumentationWriteWhatIsImported() throws Exception {
    Python python = Python.with("numpy");
    String page = Files.readString(ROOT.resolve("docs/import-export.md"));
    Matcher block =
        Pattern.compile("```python\n(import numpy.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(block.find()).as("a block of Python").isTrue();
    assertThat(block.group(1).lines().filter(line -> !line.isBlank()).count())
        .isLessThanOrEqualTo(10);
    Path script = Files.writeString(folder.resolve("ten.py"), block.group(1));
    python.said(folder, Map.of(), script.toString());
    Path run = imported(folder.resolve("net.npz").toString());
    assertThat(difference(run)).isLessThan(SAME);
  }

  @Test
  void trialsOfATaskAndRecordedTrialsAreTheSame() {
    String file = folder.resolve("trials.npz").toString();
    assertThat(ZOO.run("trial", "flip-flop", "--out", file).code()).isZero();
    String again = folder.resolve("again.npz").toString();
    ZooProcess.Outcome outcome =
        ZOO.run("trial", "recorded", "--set", "file=" + file, "--out", again);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    Map<String, org.rnnzoo.core.io.NpyArray> first = org.rnnzoo.core.io.Npz.read(Path.of(file));
    Map<String, org.rnnzoo.core.io.NpyArray> second = org.rnnzoo.core.io.Npz.read(Path.of(again));
    assertThat(second.keySet()).isEqualTo(first.keySet());
    first.forEach(
        (name, array) -> assertThat(second.get(name).values()).as(name).isEqualTo(array.values()));
  }
}
