package org.rnnzoo.task.delayedmatch;

import java.util.List;
import org.rnnzoo.api.task.StressTest;
import org.rnnzoo.api.task.Version;

/**
 * Say whether a test direction lies on the same side of a boundary as the sample (Freedman &amp;
 * Assad 2006; Masse et al. 2019).
 */
public final class DelayedMatchToCategoryTask extends DelayedMatch<CategoryMatch> {

  private static final CategoryMatch EIGHT_DIRECTIONS =
      new CategoryMatch(8, -22.5, 7.5, Frame.BASIC);

  @Override
  public String name() {
    return "delayed-match-to-category";
  }

  @Override
  public List<String> aliases() {
    return List.of("dmc");
  }

  @Override
  public String title() {
    return "Tell whether a test is of the category of the direction seen before a delay";
  }

  @Override
  public String citation() {
    return "Freedman & Assad 2006, Nature 443:85; Masse et al. 2019, Nature Neuroscience 22:1159";
  }

  @Override
  public List<Version<CategoryMatch>> versions() {
    return List.of(
        version(
                "v1",
                "eight directions",
                "Can a network compare the categories of two directions?",
                EIGHT_DIRECTIONS,
                0.75,
                0.97)
            .stressed(List.of(unseenDirections(22.5))),
        version(
                "v2",
                "twelve directions, variable timing",
                "Can it do so nearer to the boundary and for as long as it takes?",
                EIGHT_DIRECTIONS.withDirections(12).withBoundaryDeg(0).withFrame(Frame.VARIABLE),
                0.75,
                0.95)
            .stressed(List.of(unseenDirections(15))),
        version(
            "v3",
            "realistic, all directions",
            "How well does it place directions that it has never seen, in noise?",
            EIGHT_DIRECTIONS.withDirections(0).withBoundaryDeg(0).withFrame(Frame.REALISTIC),
            0.79,
            0.93));
  }

  /** All directions that are no nearer to the boundary than those of the training. */
  private static StressTest<CategoryMatch> unseenDirections(double marginDeg) {
    return new StressTest<>(
        "unseen-directions",
        "A category is a half of the circle, and not a list of the directions shown.",
        p -> p.withDirections(0).withMarginDeg(marginDeg),
        0.9);
  }

  @Override
  CategoryMatch with(CategoryMatch p, Frame frame) {
    return p.withFrame(frame);
  }
}
