package org.rnnzoo.analysis.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.analysis.Result;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.dynamics.recording.Grouping;

class FindingsTest {

  private static final Grouping SIGN = new Grouping("sign", List.of("-1", "1"), new int[] {0, 1});
  private static final Grouping CUE =
      new Grouping("cue", List.of("left", "right"), new int[] {0, 1});

  private static final Selective OF_SIGN =
      new Selective(
          "sign",
          "delay",
          new double[] {0.9, 0.1, 0.8, 0},
          new double[] {0.001, 0.9, 0.001, 1},
          new int[] {1, 0, 0, 0},
          0.125);
  private static final Selective OF_CUE =
      new Selective(
          "cue",
          "response",
          new double[] {0.7, 0.6, 0.2, 0},
          new double[] {0.001, 0.8, 0.9, 1},
          new int[] {0, 1, 1, 0},
          0.25);

  private static final Clustering CLUSTERS = new Clustering(new int[] {1, 0, 0, -1}, 2, 0.75, 0.5);

  /** Four units, of which the last is silent. */
  private static Findings findings(Optional<Clustering> clustering) {
    return new Findings(
        new double[] {1, 2, 0.5, 0},
        new boolean[] {false, false, false, true},
        List.of(CUE, SIGN),
        List.of(OF_SIGN, OF_CUE),
        clustering,
        List.of("a note"));
  }

  private static Result result() {
    return findings(Optional.of(CLUSTERS)).result(0.05, Optional.empty());
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> units(Result result) {
    return (List<Map<String, Object>>) result.values().get("unitTable");
  }

  @Test
  void theReportTellsSilenceSelectivityClustersAndNotes() {
    assertThat(result().report())
        .containsExactly(
            "1 of 4 units are silent; the largest rate is 2.00",
            "sign in delay: 2 of 4 units selective; with shuffled labels 12.5 % pass 5 %",
            "cue in response: 1 of 4 units selective; with shuffled labels 25.0 % pass 5 %",
            "2 clusters of active units, silhouette 0.75 (95 % of controls stay below 0.50):"
                + " clusters",
            "a note");
  }

  @Test
  void clustersBelowTheBarAreSaidNotToBeReal() {
    Clustering weak = new Clustering(new int[] {1, 0, 0, -1}, 2, 0.25, 0.5);
    assertThat(findings(Optional.of(weak)).result(0.05, Optional.empty()).report().get(3))
        .endsWith("(95 % of controls stay below 0.50): no more clustered than by chance");
  }

  @Test
  void aUnitPrefersGroupsOfEachColumnItIsSelectiveFor() {
    assertThat(units(result()))
        .extracting(row -> row.get("prefers"))
        .containsExactly("delay: 1; response: left", "", "delay: -1", "");
  }

  @Test
  void everyUnitIsARow() {
    assertThat(units(result())).extracting(row -> row.get("unit")).containsExactly(0, 1, 2, 3);
    assertThat(units(result()))
        .extracting(row -> row.get("largestRate"))
        .containsExactly(1.0, 2.0, 0.5, 0.0);
    assertThat(units(result()))
        .extracting(row -> row.get("silent"))
        .containsExactly(false, false, false, true);
    assertThat(units(result())).extracting(row -> row.get("cluster")).containsExactly(1, 0, 0, -1);
  }

  @Test
  void withoutClustersNoUnitHasOne() {
    Result result = findings(Optional.empty()).result(0.05, Optional.empty());
    assertThat(units(result)).extracting(row -> row.get("cluster")).containsOnly(-1);
    assertThat(result.values()).doesNotContainKey("clusters");
    assertThat(result.arrays()).containsOnlyKeys("explained", "chance", "largest");
  }

  @Test
  void clustersAreToldInNumbers() {
    assertThat(result().values())
        .containsEntry("clusters", 2)
        .containsEntry("silhouette", 0.75)
        .containsEntry("silhouetteBar", 0.5)
        .containsEntry("clustersAboveChance", true);
    assertThat(result().arrays().get("cluster").toIntVector()).containsExactly(1, 0, 0, -1);
  }

  @Test
  void testsAreToldInATable() {
    assertThat(result().tables().get("selectivity").maps().get(0))
        .containsEntry("selective", 2)
        .containsEntry("share", 0.5)
        .containsEntry("shuffledShare", 0.125)
        .containsEntry("meanExplained", 0.45);
  }

  @Test
  void whatIsLeftOutIsSaidLastAndMakesItPartial() {
    Result result = findings(Optional.empty()).result(0.05, Optional.of("Some are left out."));
    assertThat(result.report()).last().isEqualTo("Some are left out.");
    assertThat(result.partial()).hasValue("Some are left out.");
    assertThat(result().partial()).isEmpty();
  }

  private static Panel.Plot map(Result result) {
    return (Panel.Plot) result.figures().get("selectivity-map").panels().get(0);
  }

  @Test
  void theMapShowsActiveUnitsFromTheTopByClusterAndByWhatIsExplained() {
    Layer.Raster raster = (Layer.Raster) map(result()).layers().get(0);
    // From the bottom: unit 0 of the last cluster, then 1 and at the top 2 of the first.
    assertThat(raster.values()).isDeepEqualTo(new double[][] {{0.9, 0.7}, {0.1, 0.6}, {0.8, 0.2}});
  }

  @Test
  void theMapHasAColumnForEachTest() {
    Layer.Raster raster = (Layer.Raster) map(result()).layers().get(0);
    assertThat(raster.left()).isEqualTo(-0.5);
    assertThat(raster.right()).isEqualTo(1.5);
    assertThat(map(result()).x().categories()).containsExactly("sign, delay", "cue, response");
    assertThat(result().figures().get("selectivity-map").title())
        .isEqualTo("Selectivity of 3 of 4 units, silent ones left out");
  }

  @Test
  void withoutClustersTheMapIsInTheOrderOfWhatIsExplained() {
    Result result = findings(Optional.empty()).result(0.05, Optional.empty());
    assertThat(((Layer.Raster) map(result).layers().get(0)).values())
        .isDeepEqualTo(new double[][] {{0.1, 0.6}, {0.8, 0.2}, {0.9, 0.7}});
  }

  @Test
  void whereAllAreSilentTheMapShowsThemAll() {
    Result result =
        new Findings(
                new double[4],
                new boolean[] {true, true, true, true},
                List.of(CUE, SIGN),
                List.of(OF_SIGN, OF_CUE),
                Optional.empty(),
                List.of())
            .result(0.05, Optional.empty());
    assertThat(((Layer.Raster) map(result).layers().get(0)).values()).hasDimensions(4, 2);
  }
}
