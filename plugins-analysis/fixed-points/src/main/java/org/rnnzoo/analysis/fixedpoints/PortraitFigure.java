package org.rnnzoo.analysis.fixedpoints;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.dynamics.PhaseLine;
import org.rnnzoo.dynamics.PhasePlane;
import org.rnnzoo.dynamics.PhasePortrait;
import org.rnnzoo.dynamics.PrincipalComponents;
import org.rnnzoo.dynamics.StatePaths;
import org.rnnzoo.dynamics.Trajectories;

/**
 * A phase portrait for each held input, on the first two principal components of the trajectories
 * for which that input stands.
 */
record PortraitFigure(
    DynamicalSystem system, Trials trials, Trajectories trajectories, boolean speed) {

  /** More do not fit on a page. */
  private static final int MOST_PANELS = 6;

  /** More states tell nothing new about a plane. */
  private static final int MOST_SAMPLES = 1000;

  Figure draw(List<Search> searches) {
    List<Search> shown = searches.subList(0, Math.min(MOST_PANELS, searches.size()));
    boolean alone = searches.size() == 1;
    String title =
        alone
            ? "Phase portrait, " + shown.get(0).input().name()
            : "Phase portraits of %s inputs".formatted(shown.size());
    String description =
        "Flow of the network for constant input, trajectories of trials where they have that input,"
            + " and the fixed points. "
            + shown.stream()
                .map(search -> search.input().name() + ": " + search.points().countsInWords())
                .collect(Collectors.joining(". "))
            + ".";
    int columns = shown.size() == 1 ? 1 : 2;
    return new Figure(
        title,
        description,
        columns == 1 ? Figure.Width.WIDE : Figure.Width.PAGE,
        columns,
        shown.stream().map(search -> panel(search, alone ? "" : search.input().name())).toList());
  }

  private Panel panel(Search search, String title) {
    double[] input = search.input().values();
    if (system.dimension() == 1) {
      return new PhaseLine(system, input, search.points(), trajectories).plot(title);
    }
    List<StatePaths> paths = StatePaths.under(search.input(), trials, trajectories);
    if (system.dimension() == 2) {
      PhasePlane plane = PhasePlane.ofTwoVariables("x₁", "x₂");
      return new PhasePortrait(system, input, plane, search.points(), paths, speed).plot(title);
    }
    PhasePlane plane = PhasePlane.of(PrincipalComponents.of(samples(paths)));
    PhasePortrait portrait = new PhasePortrait(system, input, plane, search.points(), paths, speed);
    return portrait.plot(title + (title.isEmpty() ? "" : ": ") + held(portrait));
  }

  private static String held(PhasePortrait portrait) {
    String share =
        String.format(
            Locale.ROOT, "the plane holds %.0f %% of the variance", 100 * portrait.variance());
    return portrait.faithful() ? share : share + ", arrows are a slice";
  }

  private static DMatrixRMaj samples(List<StatePaths> paths) {
    List<double[]> states =
        paths.stream().flatMap(group -> group.stretches().stream()).flatMap(List::stream).toList();
    int stride = (states.size() - 1) / MOST_SAMPLES + 1;
    double[][] some = new double[(states.size() - 1) / stride + 1][];
    for (int i = 0; i < some.length; i++) {
      some[i] = states.get(i * stride);
    }
    return new DMatrixRMaj(some);
  }
}
