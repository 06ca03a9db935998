package org.rnnzoo.testkit;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Hold the sign of a cue over a delay of unknown length: a tiny task on which trainers and analyses
 * are tested.
 */
public final class HoldTask implements Task<HoldTask.Parameters> {

  /** The parameters. */
  public record Parameters(
      @Parameter(help = "Length of the cue.", unit = "ms", min = 1) DurationLaw cueMs,
      @Parameter(help = "Length of the delay.", unit = "ms", min = 0) DurationLaw delayMs,
      @Parameter(help = "Length of the response.", unit = "ms", min = 1) DurationLaw responseMs,
      @Parameter(help = "Size of the input noise.", min = 0) double sigma) {

    /** The same with a delay that is twice as long. */
    Parameters delayedTwice() {
      return new Parameters(cueMs, delayMs.times(2), responseMs, sigma);
    }
  }

  @Override
  public String name() {
    return "hold";
  }

  @Override
  public String title() {
    return "Hold the sign of a cue";
  }

  @Override
  public List<Version<Parameters>> versions() {
    return List.of(
        new Version<>(
                "v1",
                "jittered",
                "Can a network hold one of two states?",
                new Parameters(fixed(60), uniform(60, 120), fixed(60), 0.01),
                new Version.Card(0.5, 0.5, 0.95, 1))
            .stress(
                "long-delay",
                "A state that is held is held for as long as it takes.",
                Parameters::delayedTwice,
                0.9));
  }

  @Override
  public Channels channels(Parameters p) {
    return new Channels(List.of("cue"), List.of("held"));
  }

  @Override
  public void compose(Parameters p, TrialBuilder trial) {
    int sign = trial.random().nextBoolean() ? 1 : -1;
    Epoch cue = trial.epoch("cue", p.cueMs());
    Epoch delay = trial.epoch("delay", p.delayMs());
    Epoch response = trial.epoch("response", p.responseMs());
    trial.input("cue").set(sign, cue);
    trial.noise("cue", p.sigma());
    trial.target("held").set(sign, delay, response);
    trial.mask("held").set(1, response);
    trial.condition("sign", sign);
  }

  @Override
  public Verdict score(Parameters p, Trial trial, Response response) {
    int last = trial.epoch("response").end() - 1;
    return Verdict.of(Math.signum(response.output(last, 0)) == Math.signum(trial.target(last, 0)));
  }
}
