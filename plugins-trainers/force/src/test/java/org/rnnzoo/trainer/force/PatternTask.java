package org.rnnzoo.trainer.force;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * A sum of four sines, to be made after a cue of 100 ms without further input (Sussillo & Abbott
 * 2009, figure 2).
 */
final class PatternTask implements Task<PatternTask.Parameters> {

  /** The parameters. */
  record Parameters(
      @Parameter(help = "The length of a trial.", unit = "ms", min = 1, max = 1e6) double ms) {}

  /** The pattern at a time. */
  static double pattern(double ms) {
    double phase = 2 * Math.PI * ms / 1200;
    return (1.3 * Math.sin(phase)
            + 1.3 / 2 * Math.sin(2 * phase)
            + 1.3 / 6 * Math.sin(3 * phase)
            + 1.3 / 3 * Math.sin(4 * phase))
        / 1.5;
  }

  @Override
  public String name() {
    return "pattern";
  }

  @Override
  public String title() {
    return "Make a pattern after a cue";
  }

  @Override
  public List<Version<Parameters>> versions() {
    return List.of(
        new Version<>(
            "v1", "sines", "", new Parameters(4800), new Version.Card(0.5, 0.5, 0.95, 1)));
  }

  @Override
  public Channels channels(Parameters p) {
    return new Channels(List.of("go"), List.of("pattern"));
  }

  @Override
  public void compose(Parameters p, TrialBuilder trial) {
    Epoch all = trial.epoch("all", p.ms());
    trial.input("go").set(1, trial.part(all, 0, 100));
    double dt = trial.clock().dt();
    for (int k = 0; k < Math.round(p.ms() / dt); k++) {
      trial.target("pattern").set(pattern((k + 1) * dt), trial.part(all, k * dt, dt));
    }
    trial.mask(1, all);
  }

  @Override
  public Verdict score(Parameters p, Trial trial, Response response) {
    return Verdict.of(true);
  }
}
