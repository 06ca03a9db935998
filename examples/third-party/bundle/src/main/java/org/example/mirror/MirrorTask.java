package org.example.mirror;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
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
 * Repeat the sign of a pulse, or its mirror image, as a rule says that is shown with the answer.
 */
public final class MirrorTask implements Task<MirrorParameters> {

  @Override
  public String name() {
    return "mirror-echo";
  }

  @Override
  public String title() {
    return "Repeat a pulse or its mirror image";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "context");
  }

  @Override
  public List<Version<MirrorParameters>> versions() {
    return List.of(
        version(1, "fixed delay", "Can a rule decide how a memory is read out?", fixed(500), 0),
        version(2, "unknown delay", "Even if it may come at any time?", uniform(200, 1500), 0),
        version(3, "noisy", "Even under noise?", uniform(200, 1500), 0.1));
  }

  private static Version<MirrorParameters> version(
      int number, String title, String question, DurationLaw delay, double sigma) {
    return new Version<>(
            "v" + number,
            title,
            question,
            new MirrorParameters(fixed(200), delay, fixed(200), sigma),
            new Version.Card(0.5, 0.5, 0.95, 1))
        .stress(
            "long-delay",
            "A sign is held as a state that does not fade.",
            MirrorParameters::delayedTwice,
            0.9);
  }

  @Override
  public Channels channels(MirrorParameters p) {
    return new Channels(List.of("pulse", "repeat", "mirror"), List.of("answer"));
  }

  @Override
  public void compose(MirrorParameters p, TrialBuilder trial) {
    int sign = trial.random().nextBoolean() ? 1 : -1;
    String rule = trial.random().nextBoolean() ? "repeat" : "mirror";
    int answer = rule.equals("repeat") ? sign : -sign;
    Epoch pulse = trial.epoch("pulse", p.pulseMs());
    Epoch delay = trial.epoch("delay", p.delayMs());
    Epoch response = trial.epoch("response", p.responseMs());
    trial.input("pulse").set(sign, pulse);
    trial.input(rule).set(1, response);
    trial.noise("pulse", p.sigma());
    trial.target("answer").set(answer, response);
    trial.mask("answer").set(1, pulse, delay, response);
    trial.condition("sign", sign);
    trial.condition("rule", rule);
  }

  @Override
  public Verdict score(MirrorParameters p, Trial trial, Response response) {
    int last = trial.epoch("response").end() - 1;
    return Verdict.of(response.output(last, 0) * trial.target(last, 0) > 0);
  }
}
