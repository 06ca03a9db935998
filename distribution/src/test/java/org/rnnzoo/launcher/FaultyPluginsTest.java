package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.analysis.flowfield.FlowFieldAnalysis;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Propagation;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.launcher.ZooProcess.Outcome;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;

/** Whatever a plugin of any kind throws while it is used is told with its name and version. */
class FaultyPluginsTest {

  private static final List<Class<?>> INTERFACES =
      List.of(
          Task.class,
          Model.class,
          Network.class,
          Propagation.class,
          DynamicalSystem.class,
          Trainer.class,
          Analysis.class,
          Comparison.class);

  @TempDir private Path folder;

  /** A plugin, or what it makes, of which one method fails; {@code ""} for none. */
  private static Object faulty(Object real, String method) {
    Class<?>[] shown =
        INTERFACES.stream().filter(type -> type.isInstance(real)).toArray(Class<?>[]::new);
    return shown.length == 0
        ? real
        : Proxy.newProxyInstance(
            FaultyPluginsTest.class.getClassLoader(),
            shown,
            (proxy, called, arguments) -> {
              if ((shown[0].getSimpleName() + "." + called.getName()).equals(method)) {
                throw new IllegalStateException("on purpose");
              }
              try {
                return faulty(called.invoke(real, arguments), method);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static ZooInProcess zoo(String method) {
    Plugin<?>[] plugins = {
      new FlipFlopTask(),
      new RateModel(),
      new BpttTrainer(),
      new FlowFieldAnalysis(),
      new CompareCommandTest.RollCall()
    };
    for (int i = 0; i < plugins.length; i++) {
      plugins[i] = (Plugin<?>) faulty(plugins[i], method);
    }
    return new ZooInProcess(plugins);
  }

  private Outcome run(String method, String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.add("--runs");
    words.add(folder.toString());
    return zoo(method).run(words.toArray(String[]::new));
  }

  private static final String TRAIN =
      "train --task flip-flop bits=1 units=3 stop.steps=1 evaluation.trials=2 threads=1 --name ";

  @ParameterizedTest
  @CsvSource({
    "Task.versions, task 'flip-flop'",
    "Task.channels, task 'flip-flop'",
    "Task.generate, task 'flip-flop'",
    "Task.score, task 'flip-flop'",
    "Task.losses, task 'flip-flop'",
    "Model.defaults, model 'rate'",
    "Model.create, model 'rate'",
    "Network.weights, model 'rate'",
    "Network.dimensions, model 'rate'",
    "Network.propagation, model 'rate'",
    "Network.project, model 'rate'",
    "Propagation.load, model 'rate'",
    "Propagation.forward, model 'rate'",
    "Propagation.differentiate, model 'rate'",
    "Propagation.gradient, model 'rate'",
    "Propagation.outputValues, model 'rate'",
    "Trainer.train, trainer 'bptt'",
    "Trainer.defaults, trainer 'bptt'"
  })
  void aFaultInTrainingEndsItWithTheNameOfThePlugin(String method, String who) {
    Outcome outcome = run(method, TRAIN + "x");
    assertTold(outcome, method, who);
    RunFolder run = new RunFolder(folder.resolve("x"));
    if (run.status().toFile().exists()) {
      assertThat(Trees.readJson(run.status()).get("state")).isEqualTo("failed");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DynamicalSystem.field, analyze y flow-field, model 'rate'",
    "DynamicalSystem.rates, analyze y flow-field, model 'rate'",
    "DynamicalSystem.initialState, analyze y flow-field, model 'rate'",
    "Network.dynamics, analyze y flow-field, model 'rate'",
    "Task.generate, analyze y flow-field, task 'flip-flop'",
    "Analysis.analyze, analyze y flow-field, analysis 'flow-field'",
    "Analysis.defaults, analyze y flow-field, analysis 'flow-field'",
    "Comparison.reads, compare roll-call y y, comparison 'roll-call'",
    "Comparison.compare, compare roll-call y y, comparison 'roll-call'"
  })
  void aFaultInAQuestionToARunIsToldWithTheNameOfThePlugin(String method, String line, String who) {
    assertThat(run("", TRAIN + "y").code()).isZero();
    assertTold(run(method, line), method, who);
  }

  /** What only an analysis needs of a model costs no training. */
  @ParameterizedTest
  @CsvSource({
    "Network.dynamics",
    "DynamicalSystem.field",
    "DynamicalSystem.initialState",
    "DynamicalSystem.output"
  })
  void dynamicsThatFailCostNoTraining(String method) {
    Outcome outcome = run(method, TRAIN + "z");
    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(folder.resolve("z/DONE")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "Task.title, tasks, task 'flip-flop'",
    "Task.versions, tasks, task 'flip-flop'",
    "Task.citation, tasks --json, task 'flip-flop'",
    "Model.title, models, model 'rate'",
    "Model.defaults, models --json, model 'rate'",
    "Trainer.title, trainers, trainer 'bptt'",
    "Analysis.title, analyses, analysis 'flow-field'",
    "Comparison.title, comparisons, comparison 'roll-call'",
    "Task.title, schema, task 'flip-flop'",
    "Model.defaults, schema, model 'rate'",
    "Trainer.title, schema sweep, trainer 'bptt'"
  })
  void aPluginThatFailsWhenItIsListedIsLeftOutAndNamed(String method, String line, String who) {
    assertLeftOut(zoo(method).run(line.split(" ")), method, who);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Task.title", "Task.versions", "Task.channels", "Task.generate"})
  void aTaskThatFailsHasNoPage(String method) {
    Outcome outcome = zoo(method).run("tasks", "--write", folder.toString());
    assertLeftOut(outcome, method, "task 'flip-flop'");
    assertThat(folder.resolve("README.md")).content().doesNotContain("flip-flop.md");
    assertThat(folder.resolve("flip-flop.md")).doesNotExist();
  }

  private static void assertLeftOut(Outcome outcome, String method, String who) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.err())
        .contains(
            "Note: %s of org.acme.test 1.2.0 cannot be listed: The %s of org.acme.test 1.2.0 failed in %s(): IllegalStateException: on purpose.\n"
                .formatted(who.replaceAll(".*'(.*)'", "$1"), who, called(method)));
  }

  private static void assertTold(Outcome outcome, String method, String who) {
    assertThat(outcome.err())
        .contains(
            "The %s of org.acme.test 1.2.0 failed in %s(): IllegalStateException: on purpose."
                .formatted(who, called(method)))
        .doesNotContain("\tat ");
    assertThat(outcome.code()).isEqualTo(ExitCode.PLUGIN);
  }

  /** A task makes its trials by composing them, unless it does so by itself. */
  private static String called(String method) {
    String name = method.substring(method.indexOf('.') + 1);
    return name.equals("generate") ? "compose" : name;
  }
}
