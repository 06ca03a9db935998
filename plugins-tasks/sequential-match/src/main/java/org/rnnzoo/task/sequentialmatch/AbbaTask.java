package org.rnnzoo.task.sequentialmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Judge each of several tests against one sample, where a wrong test may be shown twice in a row
 * (Miller &amp; Desimone 1994; Masse et al. 2019).
 *
 * <p>Only a repeated test tells a network that remembers the sample from one that notices what it
 * has seen before: the second takes it for a match.
 */
public final class AbbaTask extends SequentialMatch {

  private static final double FAMILIARITY = 0.917;

  @Override
  public String name() {
    return "abba";
  }

  @Override
  public String title() {
    return "Judge each of three tests against the sample; a wrong test may be repeated";
  }

  @Override
  public List<Version<SequentialMatchParameters>> versions() {
    return versions(0.5, FAMILIARITY);
  }
}
