package org.rnnzoo.task.yang2019;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decision making: two stimuli at different directions; look at the stronger one.
 *
 * @param timing whether the stimuli come together or one after the other
 * @param coherences half the differences between their strengths
 * @param easyFactor by how much an easy version multiplies the differences
 * @param attention in which modality they are shown and compared
 */
record Compare(Timing timing, List<Double> coherences, double easyFactor, Attention attention)
    implements Design {

  /** In which modality the stimuli are shown and compared. */
  enum Attention {
    /** Shown in the first only. */
    ONLY_1,
    /** Shown in the second only. */
    ONLY_2,
    /** Shown in both, the first counts. */
    TO_1,
    /** Shown in both, the second counts. */
    TO_2,
    /** Shown in both, their sum counts. */
    TO_BOTH
  }

  /** How strong the first and the second stimulus are. */
  private record Strengths(double first, double second) {

    private static final Strengths NONE = new Strengths(0, 0);

    /** Each moved by a share of itself from one modality to the other. */
    Shown split(RandomGenerator random) {
      double firstShift = first * halfShare(random);
      double secondShift = second * halfShare(random);
      return new Shown(
          new Strengths(first + firstShift, second + secondShift),
          new Strengths(first - firstShift, second - secondShift));
    }

    private static double halfShare(RandomGenerator random) {
      return (0.2 + 0.6 * random.nextDouble()) / 2 * (random.nextBoolean() ? 1 : -1);
    }
  }

  /** What each modality shows. */
  private record Shown(Strengths modality1, Strengths modality2) {}

  /** Both stimuli at the same time. */
  static Compare together(Attention attention) {
    return new Compare(Timing.TOGETHER, List.of(0.01, 0.02, 0.04, 0.08), 10, attention);
  }

  /** One stimulus, a delay and the other. */
  static Compare inSequence(Attention attention) {
    return new Compare(Timing.IN_SEQUENCE, List.of(0.08, 0.16, 0.32), 2, attention);
  }

  @Override
  public void compose(Scene scene) {
    RandomGenerator random = scene.random();
    double first = scene.direction();
    double second = (first + 90 + 180 * random.nextDouble()) % 360;
    Strengths drawn = strengths(scene);
    Shown shown =
        switch (attention) {
          case ONLY_1 -> new Shown(drawn, Strengths.NONE);
          case ONLY_2 -> new Shown(Strengths.NONE, drawn);
          case TO_1 -> new Shown(drawn, strengths(scene));
          case TO_2 -> new Shown(strengths(scene), drawn);
          case TO_BOTH -> drawn.split(random);
        };

    for (int modality = 1; modality <= 2; modality++) {
      Strengths strengths = modality == 1 ? shown.modality1() : shown.modality2();
      scene.show(modality, first, strengths.first(), scene.schedule().first());
      scene.show(modality, second, strengths.second(), scene.schedule().secondOrFirst());
      scene.note("difference" + modality, strengths.first() - strengths.second());
    }
    scene.go(drawn.first() > drawn.second() ? first : second);
    scene.note("stimulus1Deg", first);
    scene.note("stimulus2Deg", second);
  }

  private Strengths strengths(Scene scene) {
    RandomGenerator random = scene.random();
    double mean = 0.8 + 0.4 * random.nextDouble();
    double coherence = coherences.get(random.nextInt(coherences.size()));
    double half = (scene.easy() ? easyFactor : 1) * coherence * (random.nextBoolean() ? 1 : -1);
    return new Strengths(mean + half, mean - half);
  }
}
