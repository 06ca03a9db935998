package org.rnnzoo.core.task;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Version;

/** Say left or right, with or without a fixation to hold before. */
final class ChoiceTask implements Task<ChoiceTask.Parameters> {

  record Parameters(
      @Parameter(help = "Length of the response.") DurationLaw responseMs,
      @Parameter(help = "Whether there is a fixation.") boolean fixation,
      @Parameter(help = "What training minimises.") Loss loss) {}

  @Override
  public String name() {
    return "choice";
  }

  @Override
  public String title() {
    return "Say left or right";
  }

  @Override
  public List<Version<Parameters>> versions() {
    Parameters p = new Parameters(DurationLaw.fixed(200), true, Loss.CROSS_ENTROPY);
    return List.of(
        new Version<>("v1", "plain", "Can it choose?", p, new Version.Card(0.5, 0.5, 0.9, 1)));
  }

  @Override
  public Channels channels(Parameters p) {
    return p.fixation()
        ? new Channels(List.of("fixation", "side"), List.of("fixation", "left", "right"))
        : new Channels(List.of("side"), List.of("left", "right"));
  }

  @Override
  public void compose(Parameters p, TrialBuilder trial) {
    ChoiceRule rule = new ChoiceRule(p.loss(), 0, 1, 0, 0, 3);
    if (p.fixation()) {
      Epoch fixation = trial.epoch("fixation", 100);
      trial.input("fixation").set(1, fixation);
      rule.hold(trial, "fixation", fixation);
    }
    Epoch response = trial.epoch("response", p.responseMs());
    boolean right = trial.random().nextBoolean();
    trial.input("side").set(right ? 1 : -1, response);
    rule.respond(trial, right ? "right" : "left", response);
    trial.condition("side", right ? "right" : "left");
  }

  @Override
  public Loss loss(Parameters p) {
    return p.loss();
  }
}
