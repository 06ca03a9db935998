package org.rnnzoo.core.task;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Verdict;

/**
 * One task of a mixture with its parameters settled.
 *
 * @param <P> the record of the task's parameters
 * @param label the name of the member, unique in the mixture
 * @param task the task
 * @param parameters its parameters
 * @param share how often the member is drawn where members take turns, in proportion to the others
 */
public record Member<P extends Record>(String label, Task<P> task, P parameters, double share) {

  Channels channels() {
    return task.channels(parameters);
  }

  List<Loss.Term> losses() {
    return task.losses(parameters);
  }

  Verdict score(Trial trial, Response response) {
    return task.score(parameters, trial, response);
  }

  /** A trial of the member, from a stream of its own that one draw of the given stream starts. */
  Trial trial(Clock clock, RandomGenerator random) {
    TrialBuilder trial =
        new TrialBuilder(channels(), clock, new SplittableRandom(random.nextLong()));
    task.compose(parameters, trial);
    return trial.build();
  }
}
