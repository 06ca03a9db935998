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

  /** Nothing counts before the junction, and all of the junction does. */
  private static final ChoiceRule JUNCTION_ONLY =
      new ChoiceRule(Loss.CROSS_ENTROPY, 0, 1, 60_000, 0, 1);

  private static final Towers TOWERS =
      TowersBuilder.builder()
          .run(
              RunBuilder.builder()
                  .stretchCm(200)
                  .corridorCm(100)
                  .slowestCmS(80)
                  .fastestCmS(120)
                  .build())
          .rates(
              RatesBuilder.builder()
                  .richPerM(List.of(8.0, 7.0, 6.0))
                  .poorPerM(List.of(2.0, 3.0, 4.0))
                  .build())
          .refractoryCm(12)
          .clearCm(10)
          .visibleMs(100)
          .build();

  private static final TMazeParameters ONE_CUE =
      TMazeParametersBuilder.builder()
          .startMs(fixed(200))
          .maze(
              MazeBuilder.builder()
                  .layout(CueLayout.SEQUENCE)
                  .observation(Observation.CHANNELS)
                  .sequence(new CueSequence(1, fixed(0), fixed(500), 1, fixed(1500)))
                  .towers(TOWERS)
                  .build())
          .junctionMs(fixed(500))
          .choice(ChoiceRule.MATCH)
          .sigma(0.02)
          .build();

  private static final TMazeParameters SEVEN_CUES =
      ONE_CUE
          .withMaze(
              m ->
                  m.withSequence(
                      new CueSequence(7, fixed(40), fixed(100), 0.7, uniform(500, 1500))))
          .withSigma(0.05);

  private static final TMazeParameters MANY_TOWERS =
      ONE_CUE.withMaze(m -> m.withLayout(CueLayout.TOWERS)).withSigma(0.1);

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
        version(
            "v1",
            "cue memory",
            "Can a network hold the side of one cue along an empty corridor?",
            ONE_CUE,
            new Version.Card(0.5, 0.5, 0.98, 1)),
        version(
            "v2",
            "evidence",
            "Can it count seven cues against each other and hold the result for a varying time?",
            SEVEN_CUES,
            new Version.Card(0.5, 0.907, 0.95, 1)),
        version(
            "v3",
            "towers",
            "Can it count towers that stand at random places and are passed at a varying speed?",
            MANY_TOWERS,
            new Version.Card(0.5, 0.881, 0.93, 1)),
        version(
            "v4",
            "e-prop (Bellec 2020)",
            "Can it learn to count when only the turn at the junction is taught?",
            SEVEN_CUES
                .withStartMs(fixed(0))
                .withMaze(
                    m -> m.withSequence(s -> s.withGapMs(fixed(50)).withCorridorMs(fixed(1050))))
                .withJunctionMs(fixed(150))
                .withChoice(JUNCTION_ONLY),
            new Version.Card(0.5, 0.907, 0.95, 1)),
        version(
            "v5",
            "nominal towers (Pinto 2018)",
            "Can it count towers at the densities of the experiment?",
            MANY_TOWERS.withMaze(
                m -> m.withTowers(t -> t.withRates(new Rates(List.of(7.7), List.of(2.3))))),
            new Version.Card(0.5, 0.931, 0.96, 1)),
        version(
            "v6",
            "grid (Bakker 2002)",
            "Can it hold what it saw in the first of ten cells, where places have names only?",
            ONE_CUE
                .withStartMs(fixed(0))
                .withMaze(
                    m ->
                        m.withObservation(Observation.BITS)
                            .withSequence(s -> s.withCueMs(fixed(100)).withCorridorMs(fixed(900))))
                .withJunctionMs(fixed(100))
                .withChoice(JUNCTION_ONLY),
            new Version.Card(0.5, 0.5, 0.98, 1)));
  }

  /** A version whose corridor is half as long again under stress. */
  private static Version<TMazeParameters> version(
      String name, String title, String question, TMazeParameters parameters, Version.Card card) {
    return new Version<>(name, title, question, parameters, card)
        .stress(
            "long-corridor",
            "The side to turn to is held until the junction is there, however far it is.",
            TMazeTask::withLongCorridor,
            card.stressBar());
  }

  private static TMazeParameters withLongCorridor(TMazeParameters p) {
    return p.withMaze(
        m ->
            m.withSequence(s -> s.withCorridorMs(s.corridorMs().times(1.5)))
                .withTowers(t -> t.withRun(r -> r.withCorridorCm(1.5 * r.corridorCm()))));
  }

  @Override
  public Channels channels(TMazeParameters p) {
    return new Channels(p.maze().observation().inputs(), OUTPUTS);
  }

  @Override
  public Loss loss(TMazeParameters p) {
    return p.choice().loss();
  }

  @Override
  public void compose(TMazeParameters p, TrialBuilder trial) {
    Epoch start = trial.epoch("start", p.startMs());
    Passage passage = p.maze().stem().lay(trial);
    Epoch way = start.through(passage.corridor());
    Epoch junction = trial.epoch("junction", p.junctionMs());
    p.maze().observation().show(trial, passage, way, junction);
    trial.noise(p.maze().observation().inputs(), p.sigma());
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
