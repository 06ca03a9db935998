package org.rnnzoo.task.tmaze;

import static org.rnnzoo.api.task.DurationLaw.fixed;
import static org.rnnzoo.api.task.DurationLaw.uniform;

import java.util.List;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.ChoiceRule;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;
import org.rnnzoo.api.task.Version;

/**
 * Run up the stem of a T-maze and turn, at the junction, to the side on which there were more cues
 * (Bakker 2002; Harvey et al. 2012; Morcos &amp; Harvey 2016; Pinto et al. 2018).
 *
 * <p>The maze is an open loop: the position advances by itself.
 */
public final class TMazeTask implements Task<TMazeParameters> {

  private static final List<String> OUTPUTS =
      List.of("forward", Side.LEFT.word(), Side.RIGHT.word());

  private static final CueSequence ONE_CUE =
      new CueSequence(1, fixed(0), fixed(500), 1, fixed(1500));
  private static final CueSequence SEVEN_CUES =
      new CueSequence(7, fixed(40), fixed(100), 0.7, uniform(500, 1500));
  private static final CueSequence E_PROP_CUES =
      new CueSequence(7, fixed(50), fixed(100), 0.7, fixed(1050));
  private static final CueSequence FIRST_OF_TEN_CELLS =
      new CueSequence(1, fixed(0), fixed(100), 1, fixed(900));
  private static final Towers TOWERS = towers(List.of(8.0, 7.0, 6.0), List.of(2.0, 3.0, 4.0));
  private static final Towers NOMINAL_TOWERS = towers(List.of(7.7), List.of(2.3));

  /** Nothing counts before the junction, and all of the junction does. */
  private static final ChoiceRule JUNCTION_ONLY =
      new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 60_000, 0, 1);

  @Override
  public String name() {
    return "t-maze";
  }

  @Override
  public String title() {
    return "Turn to the side on which there were more cues on the way";
  }

  @Override
  public List<String> aliases() {
    return List.of("tmaze");
  }

  @Override
  public String citation() {
    return "Morcos & Harvey 2016, Nature Neuroscience 19:1672;"
        + " Pinto et al. 2018, Frontiers in Behavioral Neuroscience 12:36";
  }

  @Override
  public List<String> tags() {
    return List.of("memory", "evidence accumulation", "navigation");
  }

  @Override
  public List<Version<TMazeParameters>> versions() {
    return List.of(
        new Version<>(
            "v1",
            "cue memory",
            "Can a network hold the side of one cue along an empty corridor?",
            sequence(200, ONE_CUE, 500, ChoiceRule.MATCH, 0.02),
            new Version.Card(0.5, 0.5, 0.98, 1)),
        new Version<>(
            "v2",
            "evidence",
            "Can it count seven cues against each other and hold the result for a varying time?",
            sequence(200, SEVEN_CUES, 500, ChoiceRule.MATCH, 0.05),
            new Version.Card(0.5, 0.907, 0.95, 1)),
        new Version<>(
            "v3",
            "towers",
            "Can it count towers that stand at random places and are passed at a varying speed?",
            towers(TOWERS),
            new Version.Card(0.5, 0.881, 0.93, 1)),
        new Version<>(
            "v4",
            "e-prop (Bellec 2020)",
            "Can it learn to count when only the turn at the junction is taught?",
            sequence(0, E_PROP_CUES, 150, JUNCTION_ONLY, 0.05),
            new Version.Card(0.5, 0.907, 0.95, 1)),
        new Version<>(
            "v5",
            "nominal towers (Pinto 2018)",
            "Can it count towers at the densities of the experiment?",
            towers(NOMINAL_TOWERS),
            new Version.Card(0.5, 0.931, 0.96, 1)),
        new Version<>(
            "v6",
            "grid (Bakker 2002)",
            "Can it hold what it saw in the first of ten cells, where places have names only?",
            new TMazeParameters(
                fixed(0),
                CueLayout.SEQUENCE,
                Observation.BITS,
                FIRST_OF_TEN_CELLS,
                TOWERS,
                fixed(100),
                JUNCTION_ONLY,
                0.02),
            new Version.Card(0.5, 0.5, 0.98, 1)));
  }

  private static Towers towers(List<Double> richPerM, List<Double> poorPerM) {
    return new Towers(200, 100, 80, 120, richPerM, poorPerM, 12, 10, 100);
  }

  private static TMazeParameters sequence(
      double startMs, CueSequence cues, double junctionMs, ChoiceRule choice, double sigma) {
    return new TMazeParameters(
        fixed(startMs),
        CueLayout.SEQUENCE,
        Observation.CHANNELS,
        cues,
        TOWERS,
        fixed(junctionMs),
        choice,
        sigma);
  }

  private static TMazeParameters towers(Towers towers) {
    return new TMazeParameters(
        fixed(200),
        CueLayout.TOWERS,
        Observation.CHANNELS,
        ONE_CUE,
        towers,
        fixed(500),
        ChoiceRule.MATCH,
        0.1);
  }

  @Override
  public Channels channels(TMazeParameters p) {
    return new Channels(p.observation().inputs(), OUTPUTS);
  }

  @Override
  public Loss loss(TMazeParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(TMazeParameters p, TrialBuilder trial) {
    Epoch start = trial.epoch("start", p.startMs());
    Passage passage = p.stem().lay(trial);
    Epoch way = start.through(passage.corridor());
    Epoch junction = trial.epoch("junction", p.junctionMs());
    p.observation().show(trial, passage, way, junction);
    trial.noise(p.observation().inputs(), p.sigma());
    p.choice().hold(trial, "forward", way);
    p.choice().respond(trial, passage.richer().word(), junction);
    passage.record(trial);
    trial.condition("startMs", trial.clock().ms(start.length()));
    trial.condition("junctionMs", trial.clock().ms(junction.length()));
  }

  /** Adds {@code close}, the accuracy of trials in which one side has just one cue more. */
  @Override
  public Verdict score(TMazeParameters p, Trial trial, Response response) {
    Verdict verdict = ChoiceRule.judge(trial, response);
    double netEvidence = (double) trial.condition().get("netEvidence");
    return Math.abs(netEvidence) == 1 ? verdict.with("close", verdict.accuracy()) : verdict;
  }
}
