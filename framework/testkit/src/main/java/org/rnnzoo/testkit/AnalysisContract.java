package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.analysis.TrainedRun;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.TrialSource;

/**
 * What every analysis promises.
 *
 * @param <P> the record of the analysis's parameters
 */
public interface AnalysisContract<P extends Record> extends ResultContract {

  /** The analysis under test. */
  Analysis<P> analysis();

  /** Parameters with which it takes a second at most on {@link #run}. */
  default P parameters() {
    return analysis().defaults();
  }

  /** What is analysed: a network of 8 units that holds the sign of its input, unless overridden. */
  default TrainedRun run() {
    Clock clock = new Clock(20);
    HoldTask task = new HoldTask();
    RandomStream stream = RandomStream.root(3).named("analysis");
    return new TrainedRun(
        PlainNetwork.holding(clock), new TrialSource<>(task, task.defaults(), clock, stream));
  }

  @Override
  default Plugin<?> plugin() {
    return analysis();
  }

  @Override
  default Result resultWith(AnalysisContext context) {
    return analysis().analyze(run(), parameters(), context);
  }

  @Test
  default void itLeavesTheNetworkAsItWas() {
    TrainedRun run = run();
    float[] before = run.network().weights().values().clone();
    analysis().analyze(run, parameters(), new TestAnalysisContext(1));
    assertThat(run.network().weights().values()).as("weights").containsExactly(before);
  }
}
