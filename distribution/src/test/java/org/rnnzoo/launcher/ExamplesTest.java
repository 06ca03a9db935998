package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.elman.ElmanModel;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.delayedmatch.DelayedMatchToSampleTask;
import org.rnnzoo.testkit.HoldTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

/** Recipes and examples, which are found from any folder. */
class ExamplesTest {

  @TempDir Path home;

  private ZooInProcess zoo;

  @BeforeEach
  void writeExamples() throws IOException {
    zoo =
        new ZooInProcess(
            new Installation(home, home),
            new HoldTask(),
            new DelayedMatchToSampleTask(),
            new RateModel(),
            new ElmanModel(),
            new BpttTrainer());
    example("hold-longer.yaml", "hold", 7);
    example("hold.yaml", "hold", 6);
    example("tasks/hold.yaml", "hold", 9);
    example("tasks/delayed-match-to-sample.yaml", "delayed-match-to-sample", 11);
    Files.createDirectories(home.resolve("examples/sweeps"));
    Files.writeString(
        home.resolve("examples/sweeps/few.yaml"),
        "experiment: ../hold-longer.yaml\naxes: {seed: 1..2}\n");
  }

  private void example(String name, String task, int units) throws IOException {
    Path file = home.resolve("examples").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        task: %s
        model: {use: rate, units: %s, activation: relu}
        stop: {steps: 1, accuracy: never}
        evaluation: {trials: 2}
        threads: 1
        """
            .formatted(task, units));
  }

  private Map<?, ?> model(String... arguments) {
    return (Map<?, ?>) config(arguments).get("model");
  }

  private Map<String, Object> config(String... arguments) {
    Outcome outcome = train(arguments);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return Trees.readYaml(Path.of(outcome.out().strip()).resolve("config.yaml"));
  }

  private Outcome train(String... arguments) {
    List<String> all = new ArrayList<>(List.of("train"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--runs", home.resolve("runs").toString()));
    return zoo.run(all.toArray(String[]::new));
  }

  @Test
  void aTaskIsTrainedByItsRecipeAndThatIsSaid() {
    assertThat(model("--task", "hold").get("units")).isEqualTo(9);
    assertThat(model("--task", "hold@v1", "units=5").get("units")).isEqualTo(5);
    assertThat(train("task=hold", "units=-1").err())
        .contains("recipe", "tasks/hold.yaml", "--plain");
  }

  @Test
  void withoutTheRecipeOrWithAnotherModelItsSettingsDoNotCount() {
    Outcome plain = train("--task", "hold", "--plain", "stop.steps=1", "evaluation.trials=2");
    assertThat(plain.err()).doesNotContain("recipe");
    assertThat((Map<?, ?>) Trees.readYaml(Path.of(plain.out().strip(), "config.yaml")).get("model"))
        .extracting("units")
        .isNotEqualTo(9);
    Map<?, ?> elman = model("--task", "hold", "--model", "elman");
    assertThat(elman.get("use")).isEqualTo("elman");
    assertThat(elman.get("units")).isNotEqualTo(9);
  }

  /** The example that a name means, told before the experiment, which is wrong, is read. */
  private String found(String given) {
    String err = train(given, "units=-1").err();
    String start = "The experiment is " + home.resolve("examples") + "/";
    assertThat(err).startsWith(start);
    return err.substring(start.length(), err.indexOf(".yaml.") + 5);
  }

  @Test
  void anExampleIsFoundByNameFromAnyFolder() {
    assertThat(found("hold-longer")).isEqualTo("hold-longer.yaml");
    assertThat(found("hold-longer.yaml")).isEqualTo("hold-longer.yaml");
    assertThat(found("hold")).as("a task's own recipe first").isEqualTo("tasks/hold.yaml");
    assertThat(found("examples/hold.yaml")).isEqualTo("hold.yaml");
    assertThat(found("tasks/hold")).isEqualTo("tasks/hold.yaml");
    assertThat(found("dms.yaml"))
        .as("a short name of a task")
        .isEqualTo("tasks/delayed-match-to-sample.yaml");
    assertThat(train("hold-lnger").err())
        .contains("There is no file hold-lnger", "did you mean 'hold-longer'?");
  }

  @Test
  void aFolderOfItsNameHidesNoExample() throws IOException {
    assertThat(Path.of("src")).isDirectory();
    example("src.yaml", "hold", 5);
    assertThat(model("src").get("units")).isEqualTo(5);
    assertThat(train("target").err()).contains("target");
  }

  @Test
  void whatIsSaidTwiceOtherwiseIsRefused() {
    assertThat(train("--task", "hold", "--seed", "5", "seed=3").err())
        .contains("seed=3 contradicts the option, which says 5; say it once.");
    assertThat(train("--task", "hold", "task=dms").err()).contains("task=dms contradicts");
    assertThat(train("--task", "hold", "--seed", "5", "seed=5", "units=-1").err())
        .doesNotContain("contradicts");
  }

  @Test
  void sweepsAreFoundByNameToo() {
    Outcome outcome = zoo.run("sweep", "plan", "few", "--out", home.resolve("few").toString());
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.err()).contains("2 cells");
  }

  @Test
  void theCardOfATaskNamesItsRecipe() {
    assertThat(zoo.run("tasks", "hold").out()).contains("tasks/hold.yaml");
    assertThat((Map<?, ?>) Trees.parseYaml(zoo.run("tasks", "dms", "--json").out()))
        .extracting("recipe")
        .asString()
        .endsWith("delayed-match-to-sample.yaml");
  }
}
