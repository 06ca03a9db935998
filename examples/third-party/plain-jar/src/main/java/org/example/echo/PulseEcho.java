package org.example.echo;

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

/** Repeat the height of a pulse when told to. */
public final class PulseEcho implements Task<PulseEcho.Parameters> {

  /** Heights are uniform in [-1, 1], so the best constant answer is right this often. */
  private static final double CHANCE = 0.15;

  /** The parameters. */
  public record Parameters(
      @Parameter(help = "Length of the pulse.", unit = "ms", min = 1) DurationLaw pulseMs,
      @Parameter(help = "Wait until the cue to answer.", unit = "ms", min = 0) DurationLaw delayMs,
      @Parameter(help = "Length of the answer.", unit = "ms", min = 1) DurationLaw answerMs,
      @Parameter(help = "Distance from the height that still counts.", min = 0) double tolerance,
      @Parameter(help = "Size of the input noise.", symbol = "σ", min = 0) double sigma) {

    /** The same with a delay that is half as long again. */
    Parameters longer() {
      return new Parameters(pulseMs, delayMs.times(1.5), answerMs, tolerance, sigma);
    }
  }

  @Override
  public String name() {
    return "pulse-echo";
  }

  @Override
  public String title() {
    return "Repeat the height of a pulse after a delay";
  }

  @Override
  public List<String> tags() {
    return List.of("memory");
  }

  @Override
  public List<Version<Parameters>> versions() {
    DurationLaw brief = fixed(200);
    return List.of(
        new Version<>(
                "v1",
                "fixed delay",
                "Can a network hold a number?",
                new Parameters(brief, fixed(500), brief, 0.15, 0),
                new Version.Card(CHANCE, CHANCE, 0.9, 1))
            .stress("long-delay", "A number is held without drifting.", Parameters::longer, 0.85),
        new Version<>(
                "v2",
                "unknown delay",
                "Can it hold a number for as long as it takes?",
                new Parameters(brief, uniform(200, 1500), brief, 0.15, 0),
                new Version.Card(CHANCE, CHANCE, 0.9, 1))
            .stress("long-delay", "A number is held without drifting.", Parameters::longer, 0.85),
        new Version<>(
                "v3",
                "noisy",
                "Can it average a noisy pulse and then shut the noise out?",
                new Parameters(brief, uniform(200, 1500), brief, 0.15, 0.05),
                new Version.Card(CHANCE, CHANCE, 0.85, 0.997))
            .stress("long-delay", "A number is held without drifting.", Parameters::longer, 0.8));
  }

  @Override
  public Channels channels(Parameters p) {
    return new Channels(List.of("pulse", "go"), List.of("echo"));
  }

  @Override
  public void compose(Parameters p, TrialBuilder trial) {
    double height = 2 * trial.random().nextDouble() - 1;
    Epoch pulse = trial.epoch("pulse", p.pulseMs());
    Epoch delay = trial.epoch("delay", p.delayMs());
    Epoch answer = trial.epoch("answer", p.answerMs());
    trial.input("pulse").set(height, pulse);
    trial.input("go").set(1, answer);
    trial.noise("pulse", p.sigma());
    trial.target("echo").set(height, answer);
    trial.mask("echo").set(1, pulse, delay, answer);
    trial.condition("height", height);
  }

  @Override
  public Verdict score(Parameters p, Trial trial, Response response) {
    int last = trial.epoch("answer").end() - 1;
    double error = response.output(last, 0) - trial.target(last, 0);
    return Verdict.of(Math.abs(error) <= p.tolerance());
  }
}
