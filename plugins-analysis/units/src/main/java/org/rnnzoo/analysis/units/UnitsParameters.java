package org.rnnzoo.analysis.units;

import java.util.List;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Require;
import org.rnnzoo.api.Unwrapped;

/**
 * What is asked of units.
 *
 * @param selectivity the test of selectivity
 * @param clusters the search for clusters
 */
public record UnitsParameters(
    @Parameter(help = "Number of trials that are recorded.", min = 1, max = 20_000) int trials,
    @Parameter(help = "Whether units are recorded with the network's own noise.") boolean noise,
    @Parameter(
            help =
                "A unit is silent if its rate is never larger in size than this share of the"
                    + " largest rate of all units.",
            min = 0,
            max = 1)
        double silentBelow,
    @Unwrapped Selectivity selectivity,
    @Unwrapped Clusters clusters) {

  /** The settings that suit most networks. */
  static final UnitsParameters DEFAULT =
      new UnitsParameters(
          200, true, 0.01, new Selectivity(List.of(), "", 500, 0.05), new Clusters(8, 20));

  public UnitsParameters {
    Require.between("trials", trials, 1, 20_000);
    Require.between("silentBelow", silentBelow, 0, 1);
  }

  /**
   * The test of selectivity.
   *
   * @param columns columns of the condition table
   * @param epoch the epoch in which rates are averaged
   * @param permutations the number of shuffled controls
   * @param level the share of false discoveries that is accepted
   */
  public record Selectivity(
      @Parameter(
              help =
                  "Columns of the condition table, or choice; empty for two that part the trials"
                      + " into a few groups, those first that tell what is wanted at their end.",
              maxItems = 8)
          List<String> columns,
      @Parameter(help = "Epoch in which rates are averaged; empty for each epoch in turn.")
          String epoch,
      @Parameter(
              help = "Number of times that labels are shuffled between trials.",
              min = 20,
              max = 100_000)
          int permutations,
      @Parameter(
              help =
                  "Share of false ones among the selective units that is accepted (Benjamini and"
                      + " Hochberg).",
              above = 0,
              max = 0.5)
          double level) {

    public Selectivity {
      columns = List.copyOf(columns);
      Require.between("permutations", permutations, 20, 100_000);
    }
  }

  /**
   * The search for clusters.
   *
   * @param mostClusters the largest number of clusters
   * @param controls the number of shuffled controls
   */
  public record Clusters(
      @Parameter(help = "Largest number of clusters that is tried.", min = 2, max = 50)
          int mostClusters,
      @Parameter(
              help = "Number of controls, profiles of responses shuffled between units.",
              min = 1,
              max = 1000)
          int controls) {

    public Clusters {
      Require.between("mostClusters", mostClusters, 2, 50);
      Require.between("controls", controls, 1, 1000);
    }
  }
}
