package org.rnnzoo.task.delayedmatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;

class DelayedMatchToCategoryTaskTest implements DelayedMatchContract<CategoryMatch> {

  private static final DelayedMatchToCategoryTask TASK = new DelayedMatchToCategoryTask();

  @Override
  public Task<CategoryMatch> task() {
    return TASK;
  }

  @Override
  public boolean matches(CategoryMatch p, String rule, double sample, double test) {
    double boundary = Math.toRadians(p.boundaryDeg());
    return Math.sin(Math.toRadians(sample) - boundary) * Math.sin(Math.toRadians(test) - boundary)
        > 0;
  }

  private Set<Double> directions(String version, String category) {
    return DelayedMatchContract.each(trials(quiet(parameters(version)), 100, 2000))
        .filter(trial -> category.equals(trial.condition().get("sampleCat")))
        .map(trial -> DelayedMatchContract.number(trial, "sampleDir"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theCategoriesOfV1AreTheFirstAndTheLastFourDirections() {
    assertThat(directions("v1", "A")).containsExactly(0.0, 45.0, 90.0, 135.0);
    assertThat(directions("v1", "B")).containsExactly(180.0, 225.0, 270.0, 315.0);
  }

  @Test
  void theTwelveDirectionsOfV2Keep15DegreesFromTheBoundary() {
    assertThat(directions("v2", "A")).containsExactly(15.0, 45.0, 75.0, 105.0, 135.0, 165.0);
    assertThat(directions("v2", "B")).containsExactly(195.0, 225.0, 255.0, 285.0, 315.0, 345.0);
  }

  @Test
  void theDirectionsOfV3FillTheCircleButForTheBoundary() {
    Set<Double> first = directions("v3", "A");
    assertThat(first).hasSizeGreaterThan(900).allMatch(d -> d >= 7.5 && d <= 172.5);
    assertThat(first.stream().mapToDouble(d -> d).average().orElseThrow())
        .isCloseTo(90, within(6.0));
    assertThat(directions("v3", "B")).allMatch(d -> d >= 187.5 && d <= 352.5);
  }

  @Test
  void theConditionsTellTheDistanceToTheBoundary() {
    for (Trial trial :
        DelayedMatchContract.each(trials(quiet(parameters("v1")), 100, 200)).toList()) {
      boolean next = Set.of(0.0, 135.0, 180.0, 315.0).contains(trial.condition().get("sampleDir"));
      assertThat(trial.condition()).containsEntry("sampleDistToBoundaryDeg", next ? 22.5 : 67.5);
    }
  }

  @Test
  void aMatchingTestIsTheSampleInAQuarterOfTheTrialsOfV1() {
    double same =
        DelayedMatchContract.each(draws("v1"))
            .filter(trial -> DelayedMatchContract.number(trial, "match") == 1)
            .mapToDouble(trial -> DelayedMatchContract.number(trial, "distanceDeg") == 0 ? 1 : 0)
            .average()
            .orElseThrow();
    assertThat(same).isCloseTo(0.25, within(0.02));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2", "v3"})
  void theDistanceOfSampleAndTestGoesAsFarAsTheCardSays(String version) {
    assertShortcut(
        version, trial -> Math.floor(DelayedMatchContract.number(trial, "distanceDeg") / 2));
  }

  @Test
  void whetherTheTestIsTheSampleTellsLess() {
    assertBlind("v1", 0.625, trial -> DelayedMatchContract.number(trial, "distanceDeg") == 0);
  }
}
