package org.rnnzoo.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rnnzoo.api.analysis.AnalysisContext;
import org.rnnzoo.api.random.RandomStream;

/** A context that keeps the progress that was told. */
public class TestAnalysisContext implements AnalysisContext {

  private final int threads;
  private final List<Double> fractions = Collections.synchronizedList(new ArrayList<>());

  /** A context with a number of threads and always the same stream. */
  public TestAnalysisContext(int threads) {
    this.threads = threads;
  }

  /** The fractions told so far. */
  public List<Double> fractions() {
    return List.copyOf(fractions);
  }

  @Override
  public RandomStream random() {
    return RandomStream.root(13).named("analysis");
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public void progress(String activity, double fraction) {
    fractions.add(fraction);
  }
}
