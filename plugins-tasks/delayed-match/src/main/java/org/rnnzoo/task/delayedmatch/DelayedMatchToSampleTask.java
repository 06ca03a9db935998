package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction is the sample that was shown before a delay (Miller, Erickson &amp;
 * Desimone 1996; Masse et al. 2019).
 */
public final class DelayedMatchToSampleTask extends DelayedMatch<SampleMatch> {

  @Override
  public String name() {
    return "delayed-match-to-sample";
  }

  @Override
  public List<String> aliases() {
    return List.of("dms");
  }

  @Override
  public String title() {
    return "Tell whether a test is the direction seen before a delay";
  }

  @Override
  public String citation() {
    return "Miller, Erickson & Desimone 1996, Journal of Neuroscience 16:5154; Masse et al. 2019, Nature Neuroscience 22:1159";
  }

  @Override
  public List<Version<SampleMatch>> versions() {
    return List.of(
        version(
            "v1",
            "basic",
            "Can a network hold a direction and compare it with another?",
            new SampleMatch(8, 0, Frame.BASIC),
            0.5,
            0.97),
        version(
            "v2",
            "variable timing",
            "Can it hold the direction for as long as it takes?",
            new SampleMatch(8, 0, Frame.VARIABLE),
            0.5,
            0.95),
        version(
            "v3",
            "realistic",
            "Can it tell near directions apart, in noise and without answering when no test comes?",
            new SampleMatch(8, 0.5, Frame.REALISTIC),
            0.5,
            0.93),
        version(
            "v4",
            "reference (Masse 2019)",
            "Can it do so without a fixation input, told to answer by the test alone?",
            new SampleMatch(8, 0, Frame.REFERENCE),
            0.5,
            0.97));
  }

  @Override
  SampleMatch with(SampleMatch p, Frame frame) {
    return p.withFrame(frame);
  }
}
