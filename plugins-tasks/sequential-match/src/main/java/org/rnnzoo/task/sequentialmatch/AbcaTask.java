package org.rnnzoo.task.sequentialmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Judge each of several tests against one sample, where only the sample is ever shown again (Miller
 * &amp; Desimone 1994; Masse et al. 2019).
 *
 * <p>The control of {@link AbbaTask}: whether a direction was seen before in the trial is all that
 * one needs to know, so that no accuracy shows that the sample itself is remembered.
 */
public final class AbcaTask extends SequentialMatch {

  private static final double PREVIOUS_STIMULUS = 0.833;

  @Override
  public String name() {
    return "abca";
  }

  @Override
  public String title() {
    return "Judge each of three tests against the sample; no wrong test is repeated";
  }

  @Override
  public List<Version<SequentialMatchParameters>> versions() {
    return versions(0, PREVIOUS_STIMULUS);
  }
}
