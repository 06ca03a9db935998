package org.rnnzoo.trainer.force;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/** Two outputs, each of which counts at a time of its own, the later one twice as much. */
record TwoWindowsTask(Loss loss) implements Task<TwoWindowsTask.Parameters> {

  /** The parameters. */
  record Parameters(
      @Parameter(help = "Whether both outputs count all the time.") boolean together) {}

  @Override
  public String name() {
    return "two-windows";
  }

  @Override
  public String title() {
    return "Two outputs with windows of their own";
  }

  @Override
  public List<Version<Parameters>> versions() {
    return List.of(
        new Version<>(
            "v1", "apart", "", new Parameters(false), new Version.Card(0.5, 0.5, 0.95, 1)));
  }

  @Override
  public Channels channels(Parameters p) {
    return new Channels(List.of("cue"), List.of("early", "late"));
  }

  @Override
  public void compose(Parameters p, TrialBuilder trial) {
    Epoch first = trial.epoch("first", 200);
    Epoch second = trial.epoch("second", 200);
    double size = trial.random().nextGaussian();
    trial.input("cue").set(size, first);
    trial.target("early").set(size, first, second);
    trial.target("late").set(size * size, first, second);
    if (p.together()) {
      trial.mask(1, first);
      trial.mask(1, second);
    } else {
      trial.mask("early").set(1, first);
      trial.mask("late").set(2, second);
    }
  }

  @Override
  public Loss loss(Parameters p) {
    return loss;
  }

  @Override
  public Verdict score(Parameters p, Trial trial, Response response) {
    return Verdict.of(true);
  }
}
