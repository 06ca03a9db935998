package org.rnnzoo.workbench.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

class PicturedTrialTest {

  /**
   * @param rules how many rules there are
   * @param repeats whether a test may be a repeat, and an answer may not be wanted
   */
  record Rules(
      @Parameter(help = "How many rules.", min = 1) int rules,
      @Parameter(help = "Whether tests repeat.") boolean repeats) {}

  /** A task of several rules. */
  record RulesTask(Rules first, Rules second) implements Task<Rules> {
    @Override
    public String name() {
      return "rules";
    }

    @Override
    public String title() {
      return "Do what a rule says";
    }

    @Override
    public List<Version<Rules>> versions() {
      Version.Card card = new Version.Card(0, 0, 0.95, 1);
      return List.of(
          new Version<>("v1", "one", "Can it?", first, card),
          new Version<>("v2", "two", "Can it, too?", second, card));
    }

    @Override
    public Channels channels(Rules p) {
      return new Channels(List.of("in"), List.of("out"));
    }

    @Override
    public void compose(Rules p, TrialBuilder trial) {
      Epoch show = trial.epoch("show", 100);
      Epoch answer = trial.epoch("answer", 100);
      trial.mask(0).set(1, show);
      trial.mask(0).set(1, answer);
      boolean go = !p.repeats() || trial.random().nextInt(4) == 0;
      trial.target(0).set(go ? 1 : 0, answer);
      trial.condition("go", go ? 1 : 0);
      trial.condition("rule", "rule " + trial.random().nextInt(p.rules()));
      trial.condition("test", p.repeats() && trial.random().nextInt(3) == 0 ? "repeat" : "new");
      trial.condition("number", trial.random().nextDouble());
    }

    @Override
    public Verdict score(Rules p, Trial trial, Response response) {
      return Verdict.of(true);
    }
  }

  private static Map<String, Object> shown(PicturedTrial pictured) {
    return pictured.trials().get(pictured.place()).condition();
  }

  @Test
  void aLaterVersionShowsAnotherRule() {
    Map<String, PicturedTrial> trials =
        PicturedTrial.of(new RulesTask(new Rules(2, false), new Rules(2, false)));
    assertThat(trials.get("v1").place()).isZero();
    assertThat(shown(trials.get("v2")).get("rule"))
        .isNotEqualTo(shown(trials.get("v1")).get("rule"));
  }

  @Test
  void whatIsNewInAVersionIsShown() {
    Map<String, PicturedTrial> trials =
        PicturedTrial.of(new RulesTask(new Rules(1, false), new Rules(1, true)));
    assertThat(shown(trials.get("v1"))).containsEntry("test", "new");
    assertThat(shown(trials.get("v2"))).containsEntry("test", "repeat").containsEntry("go", 1.0);
  }

  @Test
  void whereConditionsDoNotDifferTheFirstIsShown() {
    Map<String, PicturedTrial> trials =
        PicturedTrial.of(new RulesTask(new Rules(1, false), new Rules(1, false)));
    assertThat(trials.values()).extracting(PicturedTrial::place).containsOnly(0);
  }

  @Test
  void aVersionAloneShowsTheSameTrialAsAmongAll() {
    RulesTask task = new RulesTask(new Rules(2, false), new Rules(2, true));
    PicturedTrial.of(task)
        .forEach(
            (version, trial) ->
                assertThat(PicturedTrial.of(task, version))
                    .get()
                    .extracting(PicturedTrial::place)
                    .isEqualTo(trial.place()));
    assertThat(PicturedTrial.of(task, "v3")).isEmpty();
  }
}
