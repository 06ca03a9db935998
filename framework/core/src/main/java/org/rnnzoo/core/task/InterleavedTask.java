package org.rnnzoo.core.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/**
 * Tasks that take turns: each trial belongs to one of them, and a rule input tells which (Yang et
 * al. 2019).
 *
 * <p>Channels of the same name are shared. Each member has a rule input, {@code rule.LABEL}, which
 * is 1 throughout the member's trials. Members are drawn with replacement, in proportion to their
 * shares. Outputs that a member does not have must be low in its trials.
 */
public final class InterleavedTask extends MixedTask {

  private static final String TASK = "task";

  /** The union of the members' channels, which every trial needs. */
  private final Channels channels;

  /**
   * @throws IllegalArgumentException if the members are trained with different losses
   */
  public InterleavedTask(Mixture mixture) {
    super(mixture);
    Loss first = mixture.members().get(0).losses().get(0).loss();
    for (Member<?> member : mixture.members()) {
      if (!member.losses().equals(List.of(first.everywhere()))) {
        throw new IllegalArgumentException(
            "%s and %s are trained with different losses and cannot be interleaved; set one's loss to the other's, or let them run in parallel."
                .formatted(mixture.members().get(0).label(), member.label()));
      }
    }
    this.channels = union(mixture);
  }

  @Override
  public String name() {
    return "interleaved";
  }

  @Override
  public String title() {
    return "Several tasks in turn, told by rule inputs";
  }

  @Override
  public Channels channels(Mixture mixture) {
    return channels;
  }

  private static Channels union(Mixture mixture) {
    Set<String> inputs = new LinkedHashSet<>();
    Set<String> outputs = new LinkedHashSet<>();
    mixture.members().forEach(m -> inputs.addAll(m.channels().inputs()));
    mixture.members().forEach(m -> outputs.addAll(m.channels().outputs()));
    mixture.members().forEach(m -> inputs.add(rule(m)));
    return new Channels(new ArrayList<>(inputs), new ArrayList<>(outputs));
  }

  private static String rule(Member<?> member) {
    return "rule." + member.label();
  }

  @Override
  public Loss loss(Mixture mixture) {
    return mixture.members().get(0).losses().get(0).loss();
  }

  @Override
  public void compose(Mixture mixture, TrialBuilder trial) {
    Member<?> member = draw(mixture, trial.random());
    Trial part = member.trial(trial.clock(), trial.random());
    Channels all = channels;
    trial.lay(
        part,
        part.channels().inputs().stream().map(all::input).toList(),
        part.channels().outputs().stream().map(all::output).toList());
    Epoch whole = new Epoch(TASK, 0, part.steps());
    trial.input(rule(member)).set(1, whole);
    all.outputs().stream()
        .filter(output -> !part.channels().outputs().contains(output))
        .forEach(output -> lower(part, trial.mask(output)));
    part.epochs().forEach(trial::epoch);
    trial.condition(TASK, member.label());
    copyConditions(part, member.label() + ".", trial);
  }

  /** Gives an output that the part does not have the weight of the part's first output. */
  private static void lower(Trial part, TrialBuilder.Line mask) {
    int start = 0;
    for (int step = 1; step <= part.steps(); step++) {
      if (step == part.steps() || part.mask(step, 0) != part.mask(start, 0)) {
        mask.set(part.mask(start, 0), new Epoch("", start, step));
        start = step;
      }
    }
  }

  private static Member<?> draw(Mixture mixture, RandomGenerator random) {
    double rest = random.nextDouble() * mixture.members().stream().mapToDouble(Member::share).sum();
    for (Member<?> member : mixture.members()) {
      rest -= member.share();
      if (rest < 0) {
        return member;
      }
    }
    return mixture.members().get(mixture.members().size() - 1);
  }

  @Override
  public Verdict score(Mixture mixture, Trial trial, Response response) {
    Object label = trial.condition().get(TASK);
    Member<?> member =
        mixture.members().stream().filter(m -> m.label().equals(label)).findFirst().orElseThrow();
    Trial part = trial.parts().get(0);
    Channels all = trial.channels();
    Verdict verdict =
        member.score(
            part, response.select(part.channels().outputs().stream().map(all::output).toList()));
    return addMeasures(
        new Verdict(verdict.accuracy(), verdict.correct(), verdict.scored()),
        member.label(),
        verdict);
  }
}
