package org.rnnzoo.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/**
 * Tasks side by side in the same trial, each in channels of its own.
 *
 * <p>Every member makes its own trial; shorter ones are padded. In each trial a member takes part
 * with a probability, at least one member does, and a member that does not is silent: its inputs
 * are 0, and its outputs must be 0. The loss is the mean over the members, each with its own kind
 * of loss. Accuracy is the mean over the members that take part; how far the outputs of a silent
 * member stray from 0 is its {@code leak}.
 */
public final class ParallelTask extends MixedTask {

  /** Time at the start of a silent trial in which outputs may settle, in ms. */
  private static final double BURN_IN = 100;

  public ParallelTask(Mixture mixture) {
    super(mixture);
  }

  @Override
  public String name() {
    return "parallel";
  }

  @Override
  public String title() {
    return "Several tasks side by side";
  }

  @Override
  public Channels channels(Mixture mixture) {
    return new Channels(
        mixture.members().stream()
            .flatMap(m -> m.channels().inputs().stream().map(name -> m.label() + "." + name))
            .toList(),
        mixture.members().stream()
            .flatMap(m -> m.channels().outputs().stream().map(name -> m.label() + "." + name))
            .toList());
  }

  @Override
  public List<Loss.Term> losses(Mixture mixture) {
    List<Loss.Term> terms = new ArrayList<>();
    int first = 0;
    for (Member<?> member : mixture.members()) {
      int outputs = member.channels().outputs().size();
      for (Loss.Term term : member.losses()) {
        terms.add(new Loss.Term(term.loss(), first + term.first(), first + term.end(outputs)));
      }
      first += outputs;
    }
    return terms;
  }

  @Override
  public void compose(Mixture mixture, TrialBuilder trial) {
    boolean[] active = active(mixture, trial.random());
    int input = 0;
    int output = 0;
    for (int i = 0; i < active.length; i++) {
      Member<?> member = mixture.members().get(i);
      Trial part = member.trial(trial.clock(), trial.random());
      if (!active[i]) {
        part = silent(part, trial);
      }
      trial.lay(
          part,
          places(input, part.channels().inputs().size()),
          places(output, part.channels().outputs().size()));
      input += part.channels().inputs().size();
      output += part.channels().outputs().size();
      String prefix = member.label() + ".";
      part.epochs().forEach(e -> trial.epoch(new Epoch(prefix + e.name(), e.start(), e.end())));
      trial.condition(prefix + "active", active[i] ? 1 : 0);
      copyConditions(part, prefix, trial);
    }
  }

  private static boolean[] active(Mixture mixture, RandomGenerator random) {
    List<Member<?>> members = mixture.members();
    boolean[] active = new boolean[members.size()];
    boolean any = false;
    List<Integer> able = new ArrayList<>();
    for (int i = 0; i < active.length; i++) {
      boolean allowed = !mixture.silenced().contains(members.get(i).label());
      active[i] = random.nextDouble() < mixture.active() && allowed;
      any |= active[i];
      if (allowed) {
        able.add(i);
      }
    }
    if (!any && !able.isEmpty()) {
      active[able.get(random.nextInt(able.size()))] = true;
    }
    return active;
  }

  private static Trial silent(Trial model, TrialBuilder whole) {
    TrialBuilder trial = new TrialBuilder(model.channels(), whole.clock(), whole.random());
    Epoch silent = trial.epoch("silent", whole.clock().ms(model.steps()));
    trial.mask(1, trial.after(silent, trial.part(silent, 0, BURN_IN)));
    return trial.build();
  }

  private static List<Integer> places(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  @Override
  public Verdict score(Mixture mixture, Trial trial, Response response) {
    Verdict all = new Verdict(0, true, false);
    double accuracy = 0;
    int scored = 0;
    boolean correct = true;
    int first = 0;
    for (int i = 0; i < mixture.members().size(); i++) {
      Member<?> member = mixture.members().get(i);
      Trial part = trial.parts().get(i);
      int outputs = part.channels().outputs().size();
      Response own = response.select(places(first, outputs));
      first += outputs;
      if (trial.condition().get(member.label() + ".active").equals(0.0)) {
        all = all.with(member.label() + ".leak", leak(part, own));
        continue;
      }
      Verdict verdict = member.score(part, own);
      all = addMeasures(all, member.label(), verdict);
      if (verdict.scored()) {
        accuracy += verdict.accuracy();
        correct &= verdict.correct();
        scored++;
      }
    }
    return scored == 0
        ? new Verdict(0, false, false, all.measures())
        : new Verdict(accuracy / scored, correct, true, all.measures());
  }

  private static double leak(Trial part, Response response) {
    int outputs = part.channels().outputs().size();
    return IntStream.range(0, part.steps())
        .filter(step -> part.mask(step, 0) > 0)
        .boxed()
        .flatMap(step -> IntStream.range(0, outputs).mapToObj(o -> response.output(step, o)))
        .collect(Collectors.averagingDouble(Math::abs));
  }
}
