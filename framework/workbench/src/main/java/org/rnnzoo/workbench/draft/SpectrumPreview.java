package org.rnnzoo.workbench.draft;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.core.UserException;
import org.rnnzoo.dynamics.Eigen;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The eigenvalues of a network before training: of its recurrent weights if it is leaky, else of
 * the Jacobian of its step at the initial state without input.
 *
 * @param eigen the eigenvalues
 * @param leaky whether they are of recurrent weights
 */
public record SpectrumPreview(Eigen eigen, boolean leaky) {

  /** The eigenvalues of more state variables take too long while somebody waits. */
  private static final int LARGEST = 400;

  /**
   * The spectrum of a network.
   *
   * @throws UserException if it has too many state variables or is no dynamical system
   */
  public static SpectrumPreview of(Network network) {
    DynamicalSystem system;
    try {
      system = network.dynamics();
    } catch (UnsupportedOperationException e) {
      throw UserException.input("This model does not show itself as a dynamical system.", e);
    }
    int n = system.dimension();
    if (n > LARGEST) {
      throw UserException.input(
          "The eigenvalues of more than %s state variables are not drawn here.".formatted(LARGEST));
    } else if (system instanceof LeakyNetwork network1) {
      return new SpectrumPreview(Eigen.of(network1.recurrent()), true);
    }
    DMatrixRMaj step = new DMatrixRMaj(n, n);
    system.jacobian(system.initialState(), new double[system.inputs()], step.data);
    for (int i = 0; i < n * n; i++) {
      step.data[i] = system.alpha() * step.data[i] + (i % (n + 1) == 0 ? 1 : 0);
    }
    return new SpectrumPreview(Eigen.of(step), false);
  }

  /** The eigenvalues in the complex plane with the circle on which stability changes. */
  public Figure figure() {
    double reach = 1.1 * Math.max(1.05, eigen.spectralRadius());
    return new Figure(
        "",
        String.format(
            Locale.ROOT,
            "Eigenvalues of %s before training; spectral radius %.3f.",
            leaky ? "the recurrent weights" : "the step at the initial state",
            eigen.spectralRadius()),
        Figure.Width.COLUMN,
        1,
        List.of(
            new Panel.Plot(
                "",
                Axis.of("Re λ", -reach, reach),
                Axis.of("Im λ", -reach, reach),
                1,
                true,
                List.of(
                    new Layer.Circle("", 0, 0, 1, Ink.GREY),
                    new Layer.Points(
                        "", eigen.real(), eigen.imaginary(), Ink.BLUE, Layer.Mark.DOT)))));
  }
}
