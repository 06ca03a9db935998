package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/**
 * A delayed-match task in which a cue tells what matches.
 *
 * @param <P> the parameters
 */
abstract class RuleCuedMatch<P extends Record & CuedMatching> extends DelayedMatch<P> {

  @Override
  public List<String> tags() {
    return List.of("memory", "comparison", "rules");
  }

  @Override
  List<String> cues(P p) {
    return p.cuedRules().stream().flatMap(rule -> p.cue().channels(rule).stream()).toList();
  }

  @Override
  Epoch layDelay(P p, TrialBuilder trial, Comparison drawn) {
    Epoch delay = super.layDelay(p, trial, drawn);
    if (p.cue().span() != Cue.Span.RETRO) {
      return delay;
    }
    Epoch cue = trial.epoch("cue", p.cue().lengthMs());
    show(p, trial, drawn.rule(), cue);
    trial.condition("cueOnsetMs", trial.clock().ms(cue.start()));
    return trial.epoch("delay-2", p.cue().afterMs());
  }

  @Override
  void showCues(P p, TrialBuilder trial, Rule rule, Course course) {
    switch (p.cue().span()) {
      case UNTIL_TEST -> show(p, trial, rule, course.fixated());
      case FULL -> show(p, trial, rule, course.tested());
      case EARLY -> show(p, trial, rule, course.fixation());
      case RETRO -> {
        // Shown where it was laid, within the delay.
      }
    }
  }

  private void show(P p, TrialBuilder trial, Rule rule, Epoch during) {
    double height = p.cue().gain() * p.frame().channels().encoding().height();
    p.cue().channels(rule.name()).forEach(name -> trial.input(name).set(height, during));
  }

  /** As in all delayed-match tasks, with the accuracy of each rule by its name. */
  @Override
  public Verdict score(P p, Trial trial, Response response) {
    Verdict verdict = super.score(p, trial, response);
    return verdict.scored()
        ? verdict.with(trial.condition().get("rule").toString(), verdict.accuracy())
        : verdict;
  }
}
