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
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.TaskPlan.Combination;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.task.BlindSpot;

class TaskPlanTest {

  private final TinyZoo zoo = new TinyZoo();

  /** Reads a section as part of a whole experiment. */
  private TaskPlan plan(String section) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", Trees.parseYaml(section));
    tree.put("model", "factor");
    tree.put("trainer", Map.of("use", "descent"));
    return ExperimentReader.read(tree, zoo).task();
  }

  private static TinyZoo.ScaleParameters parameters(TaskPlan plan, int part) {
    return (TinyZoo.ScaleParameters) plan.parts().get(part).task().parameters();
  }

  private static List<String> labels(TaskPlan plan) {
    return plan.parts().stream().map(TaskPlan.Part::label).toList();
  }

  @Test
  void oneTaskIsAlone() {
    TaskPlan plan = plan("use: scale@v2");
    assertThat(plan.combination()).isEqualTo(Combination.ALONE);
    assertThat(plan.use()).isEqualTo("scale@v2");
  }

  @Test
  void copiesRunInParallel() {
    TaskPlan plan = plan("{use: scale@v1*3, channels: 1}");
    assertThat(plan.combination()).isEqualTo(Combination.PARALLEL);
    assertThat(labels(plan)).containsExactly("scale-1", "scale-2", "scale-3");
    assertThat(plan.use()).isEqualTo("scale@v1*3");
    assertThat(parameters(plan, 2).channels()).isEqualTo(1);
  }

  @Test
  void differentTasksRunInParallelOrInTurn() {
    assertThat(plan("use: scale@v1 + scale@v2").use()).isEqualTo("scale@v1+scale@v2");
    TaskPlan turns = plan("use: scale@v1@[1,2),scale@v2");
    assertThat(turns.combination()).isEqualTo(Combination.INTERLEAVED);
    assertThat(turns.use()).isEqualTo("scale@v1,scale@v2");
  }

  @Test
  void aKeyBesideTheTasksGoesToAllAndOneUnderALabelToOne() {
    TaskPlan plan = plan("{use: scale@v1*2, sigma: 0.25, scale-2: {channels: 5}}");
    assertThat(parameters(plan, 0).sigma()).isEqualTo(0.25);
    assertThat(parameters(plan, 1).sigma()).isEqualTo(0.25);
    assertThat(parameters(plan, 0).channels()).isEqualTo(2);
    assertThat(parameters(plan, 1).channels()).isEqualTo(5);
  }

  @Test
  void aListGivesEachTaskItsOwnKeys() {
    TaskPlan plan =
        plan(
            "{active: 0.5, parallel: [{use: scale@v1, as: left, channels: 1},"
                + " {use: scale@v2, as: right}]}");
    assertThat(labels(plan)).containsExactly("left", "right");
    assertThat(plan.active()).isEqualTo(0.5);
    assertThat(parameters(plan, 0).channels()).isEqualTo(1);
    TaskPlan turns = plan("interleaved: [{use: scale, as: a, share: 3}, {use: scale, as: b}]");
    assertThat(turns.parts().get(0).share()).isEqualTo(3);
  }

  @Test
  void fixedTimingPutsEveryDurationAtItsMean() {
    assertThat(parameters(plan("{use: scale@v2, timing: fixed}"), 0).length())
        .isEqualTo(DurationLaw.fixed(120));
    assertThat(parameters(plan("{use: scale@v2*2, timing: fixed}"), 1).length())
        .isEqualTo(DurationLaw.fixed(120));
  }

  @Test
  void conditionsToBalanceAreKeptForTheWholePlan() {
    assertThat(plan("{use: scale*2, balance: [a, b]}").balance()).containsExactly("a", "b");
    assertThat(plan("{use: scale, balance: a}").balance()).containsExactly("a");
  }

  @Test
  void aTaskMayBeTrainedBlindToSomeOfIt() {
    assertThat(plan("{use: scale, blind: x1@show}").parts().get(0).blind())
        .containsExactly(new BlindSpot("x1", "show"));
    assertThat(plan("{use: scale*2, blind: [x0, x1@show]}").parts())
        .allSatisfy(part -> assertThat(part.blind()).hasSize(2));
    assertThat(plan("{parallel: [{use: scale, blind: x0}, {use: scale}]}").parts())
        .extracting(part -> part.blind().size())
        .containsExactly(1, 0);
  }

  @Test
  void answersMayBelongToOtherTrialsThanInputs() {
    assertThat(plan("{use: scale}").parts().get(0).shuffled()).isFalse();
    assertThat(plan("{use: scale*2, shuffled: true}").parts())
        .allSatisfy(part -> assertThat(part.shuffled()).isTrue());
    assertThat(Trees.yaml(plan("use: scale").tree())).doesNotContain("shuffled");
  }

  @ParameterizedTest
  @CsvSource({
    "'{use: scale, blind: [x1@show, x0], balance: gain}'",
    "'{use: scale, shuffled: true}'",
    "'{use: scale@v1*2, channels: 1}'",
    "'{use: \"scale@v1,scale@v2\", sigma: 0.1}'",
    "'{parallel: [{use: scale, as: x}, {use: scale@v2, as: y}], active: 0.25}'",
    "'{interleaved: [{use: scale, as: x, share: 2}, {use: scale@v2, as: y}]}'",
    "'{use: scale, converted: {from: current, tau: 80, outputs: [0.1, -2.5e-7]}}'",
    "'{use: scale@v2*2, converted: {from: rate, tau: 100, outputs: [1.23456789012345e-5, 0]}}'"
  })
  void aPlanReadsBackFromItsTree(String yaml) {
    TaskPlan first = plan(yaml);
    TaskPlan second = plan(Trees.yaml(first.tree()));
    assertThat(second).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use: scale*0 | 'scale*0' names no task; write for example flip-flop@v1*2.",
        "use: 'scale+' | 'scale+' names no task; write for example flip-flop@v1*2.",
        "use: 'scale+scale,scale' | 'scale+scale,scale' mixes tasks in parallel (+) and in turn"
            + " (,); choose one.",
        "use: scale*99 | More than 64 tasks at once are too many.",
        "{use: scale*2, channel: 1} | There is no key 'task.channel', did you mean 'channels'?",
        "{use: scale*2, channels: 9} | task.scale-1.channels is 9; it must be a whole number from 1"
            + " to 6.",
        "{use: scale*2, active: 1.5} | task.active is 1.5; it must be a number from 0 to 1.",
        "{interleaved: [{use: scale, share: -1}]} | task.scale.share is -1; it must be a number"
            + " from",
        "{parallel: scale} | task.parallel is scale; it must be a list of tasks.",
        "{parallel: [{as: a}]} | A task of a mixture has no name; write 'use: NAME'.",
        "{parallel: [{use: scale, as: a}, {use: scale, as: a}]} | Two tasks of the mixture are"
            + " called 'a'; give one another label with 'as'.",
        "{parallel: [{use: scale, as: 'a b'}]} | as is 'a b'; a label has letters, digits and"
            + " hyphens only.",
        "{use: scale, timing: slow} | task.timing is slow; it must be one of as-drawn, fixed.",
        "{use: scale, blind: x0@a@b} | task.blind is x0@a@b; write INPUT@EPOCH, such as"
            + " motion@sample",
        "{use: scale, converted: rate} | task.converted is rate; it must be a group of the keys"
            + " from, tau, outputs, as 'zoo convert' writes it.",
        "{use: scale, converted: {from: rate, tau: 100}} | task.converted is {from=rate, tau=100};"
            + " it must be a group of the keys from, tau, outputs",
        "{use: scale, converted: {from: elsewhere, tau: 100, outputs: [0, 0]}} |"
            + " task.converted.from is elsewhere; it must be one of rate, current.",
        "{use: scale, converted: {from: rate, tau: 0, outputs: [0, 0]}} | task.converted.tau is 0;"
            + " it must be a number of at least 0.001 ms.",
        "{use: scale, converted: {from: rate, tau: 100, outputs: [a, b]}} | task.converted.outputs"
            + " is a; it must be a list, each a number.",
        "{use: scale, converted: {from: rate, tau: 100, outputs: [0, 0], dt: 1}} | There is no key"
            + " 'task.converted.dt'",
        "{} | The experiment names no task;"
      })
  void mistakesAreToldInWords(String yaml, String message) {
    assertThatThrownBy(() -> plan(yaml))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aConversionSurvivesSilencingAndMustGoWithTheTask() {
    String outputs = "{use: scale*2, converted: {from: rate, tau: 100, outputs: [0, 0, 0, %s]}}";
    TaskPlan plan = plan(outputs.formatted("0"));
    TaskPlan silenced = plan.silencing(Set.of("scale-2"));
    assertThat(silenced.conversion()).isPresent().isEqualTo(plan.conversion());
    assertThat(silenced.source(new Clock(20), RandomStream.root(1)).channels().inputs())
        .hasSize(5)
        .endsWith("start");
    assertThatThrownBy(
            () -> plan(outputs.formatted("0, 0")).source(new Clock(20), RandomStream.root(1)))
        .hasMessage(
            "converted.outputs has 5 numbers; it must have one for each output of the task, 4.");
  }

  @Test
  void onlyPartsThatRunInParallelCanBeSilenced() {
    TaskPlan plan = plan("use: scale*2");
    assertThat(plan.silencing(Set.of("scale-2")).silenced()).containsExactly("scale-2");
    assertThatThrownBy(() -> plan.silencing(Set.of("scale")))
        .hasMessage("There is no task 'scale' to silence; there are scale-1, scale-2.");
    assertThatThrownBy(() -> plan.silencing(Set.of("scale-1", "scale-2")))
        .hasMessage("At least one task must not be silenced.");
    assertThatThrownBy(() -> plan("use: scale").silencing(Set.of("scale")))
        .hasMessageStartingWith("There is nothing to silence");
  }

  @Test
  void sixtyFourTasksAtOnceAreNotTooMany() {
    assertThat(plan("{use: scale*64, channels: 1}").parts()).hasSize(64);
    assertThatThrownBy(() -> plan("{use: scale*65, channels: 1}"))
        .hasMessage("More than 64 tasks at once are too many.");
  }

  @Test
  void tasksAreCountedAmongThoseOfTheirName() {
    assertThat(labels(plan("parallel: [scale, 'scale*2', {use: scale@v2, as: x}]")))
        .containsExactly("scale-1", "scale-2", "scale-3", "x");
  }

  @Test
  void aListMayHoldCopiesButNoTasksInTurn() {
    assertThatThrownBy(() -> plan("parallel: ['scale,scale']"))
        .isInstanceOf(UserException.class)
        .hasMessage("'scale,scale' cannot stand in a list of tasks.");
    assertThatThrownBy(() -> plan("parallel: []"))
        .hasMessage("task.parallel is []; it must be a list of tasks.");
  }

  @Test
  void aKeyOfTheFirstTaskAloneIsAMistakeOfTheOthers() {
    assertThatThrownBy(() -> plan("{parallel: [{use: scale, active: 1}, {use: scale}]}"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("There is no key 'task.scale-1.active'");
  }

  @Test
  void keysOfAllTasksMayStandBesideThem() {
    assertThat(plan("{use: scale*2, blind: x0, timing: fixed, shuffled: true}").parts())
        .allSatisfy(
            part -> {
              assertThat(part.blind()).containsExactly(BlindSpot.parse("x0"));
              assertThat(part.shuffled()).isTrue();
            });
  }

  @Test
  void aTreeSaysWhatIsSpecialAndNothingElse() {
    assertThat(plan("use: scale").tree().keySet())
        .containsExactly("use", "length", "channels", "sigma", "rule", "negate", "amplitudes");
    assertThat(plan("use: scale*2").tree().keySet()).containsExactly("parallel", "active");
    assertThat(plan("use: 'scale,scale'").tree().keySet()).containsExactly("interleaved");
    assertThat(plan("{use: scale, blind: x0@show, balance: [a]}").tree())
        .containsEntry("blind", List.of("x0@show"))
        .containsEntry("balance", List.of("a"));
  }

  @Test
  void ofSilencedPartsTheOthersAreHeard() {
    TaskPlan plan = plan("use: scale*2");
    assertThat(plan.silencing(Set.of())).isSameAs(plan);
    assertThat(plan.silencing(Set.of("scale-2")).audible()).containsExactly(plan.parts().get(0));
    assertThat(plan.silencing(Set.of("scale-2")).parts()).isEqualTo(plan.parts());
  }

  @Test
  void aPartUnderStressTakesThePlaceOfTheSameLabel() {
    TaskPlan plan = plan("use: scale*2");
    TaskPlan.Stressed stressed = plan.parts().get(1).stressed().get(0);
    assertThat(stressed.test().name()).isEqualTo("long");
    TaskPlan under = plan.with(stressed.part());
    assertThat(under.parts().get(0)).isEqualTo(plan.parts().get(0));
    assertThat(parameters(under, 1).length()).isEqualTo(DurationLaw.fixed(300));
    assertThat(under.parts().get(1).version().name()).isEqualTo("v1");
  }

  @Test
  void aMixtureIsNoTaskAlone() {
    assertThat(plan("use: scale").isMixture()).isFalse();
    assertThat(plan("use: scale*1").isMixture()).isTrue();
  }

  @Test
  void everyCombinationHasTrialsOfItsOwn() {
    Clock clock = new Clock(20);
    RandomStream stream = RandomStream.root(1);
    assertThat(plan("use: scale").source(clock, stream).channels().inputs())
        .containsExactly("x0", "x1");
    assertThat(plan("use: scale*2").source(clock, stream).channels().outputs()).hasSize(4);
    assertThat(plan("use: 'scale,scale'").source(clock, stream).channels().outputs()).hasSize(2);
  }

  @Test
  void ofTooManyTasksNothingElseIsTold() {
    assertThatThrownBy(() -> plan("use: skale*65"))
        .hasMessage("More than 64 tasks at once are too many.");
  }

  @Test
  void aKeyThatMayBeThatOfAMissingTaskIsNotTold() {
    assertThatThrownBy(() -> plan("{parallel: [{use: skale}, {use: scale}], bits: 2}"))
        .hasMessage("There is no task 'skale', did you mean 'scale'? There is scale.");
  }

  @Test
  void anUnknownKeyMayBeMeantToBeTheLabelOfATask() {
    assertThatThrownBy(() -> plan("{use: scale*2, scale-3: {sigma: 1}}"))
        .hasMessage("There is no key 'task.scale-3', did you mean 'scale-1' or 'scale-2'?");
  }

  @Test
  void answersOfAShuffledTaskDoNotFollowFromItsInputs() {
    Trials plain = plan("use: scale").source(new Clock(20), RandomStream.root(1)).trials(0, 1);
    assertThat(plain.targetValues()[0]).isEqualTo(2 * plain.inputValues()[0]);
    Trials shuffled =
        plan("{use: scale, shuffled: true}")
            .source(new Clock(20), RandomStream.root(1))
            .trials(0, 1);
    assertThat(shuffled.targetValues()[0]).isNotEqualTo(2 * shuffled.inputValues()[0]);
  }
}
