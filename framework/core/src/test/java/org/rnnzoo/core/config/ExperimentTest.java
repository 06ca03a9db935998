package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.Mistake;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginKind;

class ExperimentTest {

  private final TinyZoo zoo = new TinyZoo();

  private static Map<String, Object> tree(String... assignments) {
    Map<String, Object> tree =
        new LinkedHashMap<>(
            Map.of("task", "scale", "model", "factor", "trainer", Map.of("use", "descent")));
    Assignments.parse(List.of(assignments)).forEach((k, v) -> Assignments.put(tree, k, v));
    return tree;
  }

  private Experiment read(String... assignments) {
    return ExperimentReader.read(tree(assignments), zoo);
  }

  private TinyZoo.ScaleParameters task(String... assignments) {
    return (TinyZoo.ScaleParameters) read(assignments).task().parts().get(0).task().parameters();
  }

  @Test
  void whatIsNotSaidKeepsItsDefault() {
    Experiment experiment = read();
    assertThat(experiment.task().parts().get(0).task().version()).isEqualTo("v1");
    assertThat(experiment.clock().dt()).isEqualTo(20);
    assertThat(experiment.accuracyToReach()).isEqualTo(0.95);
    assertThat(task().channels()).isEqualTo(2);
  }

  @Test
  void parametersOfEveryTypeAreBound() {
    TinyZoo.ScaleParameters p =
        task(
            "task.length=U(10, 20 ms)",
            "task.channels=3",
            "task.sigma=0.25",
            "task.rule=keep-it",
            "task.negate=true",
            "task.amplitudes=[1, 2.5]");
    assertThat(p)
        .isEqualTo(
            new TinyZoo.ScaleParameters(
                DurationLaw.uniform(10, 20),
                3,
                0.25,
                TinyZoo.Rule.KEEP_IT,
                true,
                List.of(1.0, 2.5)));
  }

  @Test
  void timesMayCarryTheirUnit() {
    assertThat(task("task.length=0.2 s").length()).isEqualTo(DurationLaw.fixed(200));
    assertThat(read("dt=5 ms").clock().dt()).isEqualTo(5);
  }

  @Test
  void aVersionIsWhereTheParametersStart() {
    assertThat(task("task.use=scale@v2").rule()).isEqualTo(TinyZoo.Rule.KEEP_IT);
    assertThat(read("task.use=scale@v2@[1,2)").task().parts().get(0).task().version())
        .isEqualTo("v2");
  }

  @Test
  void theResolvedTreeReadsBackToAnEqualExperiment() {
    Experiment first = read("task.use=scale@v2", "task.sigma=0.1", "seed=7", "dt=10");
    Map<String, Object> written = first.tree();
    @SuppressWarnings("unchecked")
    Map<String, Object> again = (Map<String, Object>) Trees.parseYaml(Trees.yaml(written));
    Experiment second = ExperimentReader.read(again, zoo);
    assertThat(second.tree()).isEqualTo(written);
    assertThat(second.task()).isEqualTo(first.task());
  }

  @Test
  void aShortKeyFindsItsPlugin() {
    Experiment experiment =
        ExperimentReader.read(tree(), Map.of("units", 3, "sigma", 0.5, "learningRate", 1), zoo);
    assertThat(experiment.model().parameters()).isEqualTo(new TinyZoo.FactorParameters(3));
    assertThat(experiment.trainer().parameters()).isEqualTo(new TinyZoo.DescentParameters(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          task.channels=0       | task.channels is 0; it must be a whole number from 1 to 6.
          task.channels=2.5     | task.channels is 2.5; it must be a whole number from 1 to 6.
          task.channels=many    | task.channels is many; it must be a whole number from 1 to 6.
          task.sigma=nan        | task.sigma is nan; it must be a number from 0 to 1.
          task.sigma=           | task.sigma is empty; it must be a number from 0 to 1.
          task.length=-5        | task.length: A duration of -5 ms is not possible; it must be 0 or more.
          task.length=2000      | task.length is 2000; it must be a duration from 1 to 1000 ms.
          task.length=E(lo=5, scale=5) | task.length is E(lo=5, scale=5); it must be a duration from 1 to 1000 ms.
          task.rule=triple-it   | task.rule is triple-it; it must be one of double-it, keep-it.
          task.negate=perhaps   | task.negate is perhaps; it must be true or false.
          task.amplitudes=[-1]  | task.amplitudes is -1; it must be a list, each a number of at least 0.
          task.amplitudes=3     | task.amplitudes is 3; it must be a list, each a number of at least 0.
          dt=0                  | dt is 0; it must be a number from 0.01 to 1000 ms.
          dt=fast               | dt is fast; it must be a number from 0.01 to 1000 ms.
          seed=-1               | seed is -1; it must be a whole number from 0 to 9007199254740992.
          stop.accuracy=1.5     | stop: accuracy is 1.5; it must be 'solved', 'solved-under-stress', 'never' or a number from 0 to 1.
          stop.loss=soon        | stop: loss is soon; it must be 'never' or a number above 0.
          stop.heldFor=0        | stop.heldFor is 0; it must be a whole number from 1 to 1000.
          task.use=scale@v9     | The task 'scale' has no version 'v9'; it has v1, v2.
          stop=3                | stop is 3; it must be a group of keys.
          dt=1e-300             | dt is 1.0E-300; it must be a number from 0.01 to 1000 ms.
          model.units=4294967298 | model.units is 4294967298; it must be a whole number from 1 to 100.
          threads=1e300         | threads is 1.0E300; it must be a whole number from 0 to 1024.
          stop.steps=18446744073709551617 | stop.steps is 18446744073709551617; it must be a whole number from 0 to 1000000000000.
          seed=18446744073709551617 | seed is 18446744073709551617; it must be a whole number from 0 to 9007199254740992.
          seed=9007199254740993 | seed is 9007199254740993; it must be a whole number from 0 to 9007199254740992.
          """)
  void mistakesAreToldInOneSentence(String assignment, String sentence) {
    assertThatThrownBy(() -> read(assignment.strip()))
        .isInstanceOf(UserException.class)
        .hasMessage(sentence.strip());
  }

  @Test
  void unknownKeysNameTheKeyThatWasMeant() {
    assertThatThrownBy(() -> read("task.chanels=2"))
        .hasMessageContaining("There is no key 'task.chanels', did you mean 'channels'?");
    assertThatThrownBy(() -> read("modle.units=2"))
        .hasMessageContaining("There is no key 'modle', did you mean 'model'?");
    assertThatThrownBy(() -> ExperimentReader.read(tree(), Map.of("nonsense", 1), zoo))
        .hasMessageStartingWith("There is no key 'nonsense'. Neither the experiment nor");
    assertThatThrownBy(() -> ExperimentReader.read(tree(), Map.of("unit", 1), zoo))
        .hasMessageStartingWith("There is no key 'unit', did you mean 'units'?");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    assertThatThrownBy(() -> read("task.channels=0", "model.units=0", "dt=0"))
        .satisfies(e -> assertThat(e.getMessage().lines().toList()).hasSize(3));
  }

  @Test
  void aMistakeIsAPathAndASentence() {
    Map<String, Object> tree = tree("seed=-1", "model.units=0", "stop.heldFor=0", "modle=x");
    tree.put(
        "task",
        Map.of(
            "parallel",
            List.of(Map.of("use", "scale@v1", "channels", 9), Map.of("use", "skale")),
            "sigma",
            7));
    tree.put("curriculum", List.of(Map.of("stop", Map.of("steps", -1)), 3));
    ExperimentReader.Checked checked = ExperimentReader.check(tree, zoo);
    assertThat(checked.experiment()).isEmpty();
    assertThat(checked.mistakes())
        .extracting(Mistake::path)
        .containsExactlyInAnyOrder(
            "/seed",
            "/model/units",
            "/stop/heldFor",
            "/modle",
            "/task/parallel/0/channels",
            "/task/parallel/1/use",
            "/task/sigma",
            "/curriculum/0/stop/steps",
            "/curriculum/1");
    assertThat(checked.mistakes())
        .allSatisfy(mistake -> assertThat(mistake.sentence()).matches(".*[.?]"));
    assertThatThrownBy(() -> ExperimentReader.read(tree, zoo))
        .isInstanceOf(MissingPluginException.class)
        .satisfies(e -> assertThat(e.getMessage().lines().toList()).hasSize(9));
  }

  @Test
  void whatATaskHasOfTheExperimentIsCheckedThere() {
    Map<String, Object> tree = tree("task.channels=0");
    tree.put("curriculum", List.of(Map.of("task", Map.of("sigma", 3))));
    assertThat(ExperimentReader.check(tree, zoo).mistakes())
        .extracting(Mistake::path)
        .containsExactly("/task/channels", "/curriculum/0/task/sigma");
  }

  @Test
  void aListThatAStageHasOfTheExperimentIsWrongInBothAndToldOnce() {
    Map<String, Object> tree = tree("task.amplitudes=[-1]");
    tree.put("curriculum", List.of(Map.of("task", Map.of("sigma", 0.1))));
    assertThatThrownBy(() -> ExperimentReader.read(tree, zoo))
        .isInstanceOf(UserException.class)
        .hasMessage("task.amplitudes is -1; it must be a list, each a number of at least 0.");
  }

  @Test
  void aConfigurationWithoutMistakesIsAnExperiment() {
    ExperimentReader.Checked checked = ExperimentReader.check(tree("seed=3"), zoo);
    assertThat(checked.mistakes()).isEmpty();
    assertThat(checked.experiment().orElseThrow().seed()).isEqualTo(3);
  }

  @Test
  void whatTheTaskOnlyKnowsByItsTrialsIsAMistakeOfACheck() {
    Map<String, Object> tree = tree("task.balance=nothing");
    assertThat(ExperimentReader.check(tree, zoo).mistakes())
        .extracting(Mistake::path)
        .containsExactly("/task");
  }

  @Test
  void ofKeysThatMeanTheSameTheLastCounts() {
    for (List<String> words :
        List.of(
            List.of("task.channels=1", "channels=3"),
            List.of("channels=1", "task.channels=3"),
            List.of("channels=2", "task.channels=1", "channels=3"))) {
      Experiment experiment = ExperimentReader.read(tree(), Assignments.parse(words), zoo);
      assertThat(experiment.task().parts().get(0).task().parameters())
          .as(words.toString())
          .extracting("channels")
          .isEqualTo(3);
    }
  }

  @Test
  void theRecordHasTheLastWord() {
    assertThatThrownBy(() -> read("task.negate=true", "task.sigma=0.9"))
        .hasMessage("task: Negation goes with a sigma of at most 0.5.");
  }

  @Test
  void missingPluginsAreNamedWithWhatThereIs() {
    assertThatThrownBy(() -> read("task.use=skale"))
        .isInstanceOf(MissingPluginException.class)
        .hasMessage("There is no task 'skale', did you mean 'scale'? There is scale.");
    assertThatThrownBy(() -> read("model.use=factor@[2,3)"))
        .isInstanceOf(MissingPluginException.class)
        .hasMessage("No model fits 'factor@[2.0.0,3.0.0)'; there is tiny.factor 1.0.0.");
    assertThatThrownBy(() -> ExperimentReader.read(Map.of(), zoo))
        .hasMessageContaining("The experiment names no task")
        .hasMessageContaining("There is no model 'rate'");
  }

  @Test
  void aSectionThatIsNoneIsTold() {
    Map<String, Object> tree = tree();
    tree.put("model", 3);
    tree.put("task", List.of("scale"));
    assertThatThrownBy(() -> ExperimentReader.read(tree, zoo))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "task is [scale]; it must be a group of keys or the name of a plugin.\n"
                + "model is 3; it must be a group of keys or the name of a plugin.");
  }

  @Test
  void aTreeHasEveryKeyInOrderAndWhatIsUsuallyNotThereOnlyIfItIs() {
    assertThat(read().tree().keySet())
        .containsExactly("task", "model", "trainer", "dt", "seed", "threads", "stop", "evaluation");
    Map<String, Object> tree = tree("freeze=b", "from=elsewhere");
    tree.put("curriculum", List.of(Map.of()));
    assertThat(ExperimentReader.read(tree, zoo).tree().keySet())
        .endsWith("evaluation", "curriculum", "from", "fromWeights", "fromPartial", "freeze");
  }

  @Test
  void thePluginsStandInTheOrderTaskModelTrainer() {
    assertThat(read("task.use=scale*2").plugins())
        .extracting(plugin -> plugin.name())
        .containsExactly("scale", "factor", "descent");
  }

  @Test
  void zeroThreadsAreOneForEachProcessor() {
    assertThat(read("threads=3").threadsHere()).isEqualTo(3);
    assertThat(read("threads=0").threadsHere())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void theNetworkIsMadeFromTheSeedWithFrozenTensors() {
    Network network = read("seed=5", "freeze=w").network();
    assertThat(network.weights().values()).isEqualTo(read("seed=5").network().weights().values());
    assertThat(network.weights().values())
        .isNotEqualTo(read("seed=6").network().weights().values());
    assertThat(network.weights().tensors()).noneMatch(tensor -> tensor.trainable());
    assertThat(read().network().weights().tensors()).anyMatch(tensor -> tensor.trainable());
    assertThat(network.dimensions().inputs()).isEqualTo(2);
  }

  @Test
  void whatTheModelRefusesIsTold() {
    assertThatThrownBy(() -> read("dt=200", "task.length=400").network())
        .isInstanceOf(UserException.class)
        .hasMessage("model: alpha would be above 1.");
    assertThatThrownBy(() -> read("freeze=nothing").network())
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("model: ")
        .hasMessageContaining("nothing");
  }

  @Test
  void aSamplingPeriodThatATaskCannotShowIsTold() {
    assertThatThrownBy(() -> read("dt=200").network())
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("task: The epoch 'show' can be as short as 100 ms");
  }

  @Test
  void aRequestThatIsNoneIsToldWithItsPlace() {
    Map<String, Object> tree = tree("model.use=factor@x.y");
    assertThat(ExperimentReader.check(tree, zoo).mistakes())
        .containsExactly(
            new Mistake(
                "/model/use",
                "'factor@x.y': 'x.y' is neither a version such as 1.2.0 nor a range such as"
                    + " [1.2,2)."));
  }

  @Test
  void wholeKeysAreTakenWhateverThePluginsAre() {
    Map<String, Object> tree = tree("model.use=nothing");
    assertThat(ExperimentReader.changed(tree, Map.of("model.units", 2, "seed", 3), zoo))
        .containsEntry("seed", 3)
        .containsEntry("model", Map.of("use", "nothing", "units", 2));
  }

  @Test
  void theTreeOfASectionHasThePluginAndAllItsParameters() {
    assertThat(read("model.units=3").tree())
        .containsEntry("model", Map.of("use", "factor", "units", 3));
  }

  @Test
  void whatTheTaskRefusesIsTold() {
    Experiment experiment = read("task.balance=nothing");
    assertThatThrownBy(() -> experiment.trials("training"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("task: ")
        .hasMessageContaining("nothing");
    assertThatThrownBy(experiment::requireTasks).isInstanceOf(UserException.class);
    assertThatThrownBy(experiment::network).isInstanceOf(UserException.class);
  }

  @Test
  void allStagesHaveTheSameChannels() {
    Map<String, Object> tree = tree("task.channels=1");
    tree.put("curriculum", List.of(Map.of("task", Map.of("channels", 2))));
    Experiment experiment = ExperimentReader.read(tree, zoo);
    assertThatThrownBy(experiment::network)
        .isInstanceOf(UserException.class)
        .hasMessage(
            "curriculum: scale@v1 has inputs [x0, x1] and outputs [x0, x1], but the last stage,"
                + " scale@v1, has inputs [x0] and outputs [x0]; all stages must have the same"
                + " channels.");
    ExperimentReader.Checked checked = ExperimentReader.check(tree, zoo);
    assertThat(checked.mistakes()).extracting(Mistake::path).containsExactly("/task");
    assertThat(checked.experiment()).isEmpty();
  }

  @Test
  void trialsOfSplitsDiffer() {
    Experiment experiment = read();
    assertThat(experiment.trials("test").trials(0, 1).inputValues())
        .isEqualTo(experiment.trials("test").trials(0, 1).inputValues())
        .isNotEqualTo(experiment.trials("training").trials(0, 1).inputValues());
  }

  @Test
  void aSilencedTaskTakesNoPartAndAllElseStays() {
    Experiment experiment = read("task.use=scale*2", "seed=4");
    Experiment silenced = experiment.silencing(Set.of("scale-1"));
    assertThat(silenced.task().audible())
        .extracting(part -> part.label())
        .containsExactly("scale-2");
    assertThat(silenced.task().parts()).isEqualTo(experiment.task().parts());
    assertThat(silenced.seed()).isEqualTo(4);
    assertThat(silenced.model()).isEqualTo(experiment.model());
  }

  @Test
  void aTaskIsReadByItselfWithShortKeysAndLongOnes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("channels", 3);
    changes.put("scale-2.sigma", 0.5);
    TaskPlan plan = ExperimentReader.task("scale@v1*2", changes, zoo);
    assertThat(plan.use()).isEqualTo("scale@v1*2");
    assertThat(plan.parts())
        .extracting(part -> ((TinyZoo.ScaleParameters) part.task().parameters()).channels())
        .containsExactly(3, 3);
    assertThat(plan.parts())
        .extracting(part -> ((TinyZoo.ScaleParameters) part.task().parameters()).sigma())
        .containsExactly(0.0, 0.5);
  }

  @Test
  void mistakesOfATaskByItselfAreTold() {
    assertThatThrownBy(() -> ExperimentReader.task("skale", Map.of(), zoo))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageStartingWith("There is no task 'skale'");
    assertThatThrownBy(() -> ExperimentReader.task("scale", Map.of("channels", 9), zoo))
        .isInstanceOf(UserException.class)
        .hasMessage("task.channels is 9; it must be a whole number from 1 to 6.");
  }

  @Test
  void aShortKeyOfAMissingPluginIsAMissingPlugin() {
    assertThatThrownBy(
            () -> ExperimentReader.read(tree("model.use=fector"), Map.of("units", 3), zoo))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageStartingWith("There is no model 'fector'");
  }

  @Test
  void aKeyOfEveryTaskIsTheTasksEvenIfItIsShort() {
    Experiment experiment = ExperimentReader.read(tree(), Map.of("shuffled", true), zoo);
    assertThat(experiment.task().parts().get(0).shuffled()).isTrue();
  }

  record Length(@Parameter(help = "l", min = 20, max = 1000, unit = "ms") double show) {}

  record Grouped(@Parameter(help = "g") Length lengths) {}

  /** A task with a group of parameters. */
  private static final class GroupedTask implements Task<Grouped> {
    @Override
    public String name() {
      return "grouped";
    }

    @Override
    public String title() {
      return "Grouped";
    }

    @Override
    public List<Version<Grouped>> versions() {
      Version.Card card = new Version.Card(0, 0, 0.9, 1);
      return List.of(new Version<>("v1", "v1", "What?", new Grouped(new Length(100)), card));
    }

    @Override
    public Channels channels(Grouped p) {
      return new Channels(List.of("x"), List.of("z"));
    }

    @Override
    public void compose(Grouped p, TrialBuilder trial) {
      trial.mask(0).set(1, trial.epoch("show", p.lengths().show()));
    }
  }

  @Test
  void aShortKeyOfATaskByItselfReachesIntoItsGroup() {
    TinyZoo grouped =
        new TinyZoo(
            List.of(TinyZoo.installed(PluginKind.TASK, new GroupedTask(), "tiny.group", "1.0.0")));
    TaskPlan plan = ExperimentReader.task("grouped", Map.of("show", 60), grouped);
    assertThat(plan.parts().get(0).task().parameters()).isEqualTo(new Grouped(new Length(60)));
  }
}
