package org.rnnzoo.analysis.lyapunov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.LeakyNetwork;

class OrbitTest {

  private static final RandomStream STREAM = RandomStream.root(5);

  @Test
  void theReferenceSpectrumIsReproduced() {
    Map<String, NpyArray> reference = reference();
    LeakyNetwork network =
        RandomNetwork.of(
            Form.CURRENT,
            Activation.TANH,
            reference.get("dt").doubles()[0],
            DMatrixRMaj.wrap(50, 50, reference.get("J").doubles()));
    assertReferenceReproduced(reference, network);
    assertReferenceReproduced(reference, new SystemView(network));
  }

  private static void assertReferenceReproduced(
      Map<String, NpyArray> reference, DynamicalSystem system) {
    int steps = (int) reference.get("qr_every").longs()[0];
    int counted = (int) reference.get("nsteps").longs()[0] / steps;
    DMatrixRMaj columns = DMatrixRMaj.wrap(50, 10, reference.get("q0").doubles());
    Orbit orbit =
        new Orbit(
            system,
            Drive.constant(new double[1]),
            new Schedule(steps, 0, 0, counted),
            reference.get("h0").doubles(),
            new Frame(CommonOps_DDRM.transpose(columns, null)),
            STREAM.generator());
    orbit.advance(counted);
    assertThat(orbit.exponents())
        .containsExactly(reference.get("exponents").doubles(), within(1e-9));
    assertThat(orbit.state()).containsExactly(reference.get("h_after_100").doubles(), within(1e-7));
  }

  private static Map<String, NpyArray> reference() {
    try {
      return Npz.read(Path.of(OrbitTest.class.getResource("/peer/own_lyapunov_ref.npz").toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theExponentsOfTheHenonMapAreTheKnownOnes() {
    Orbit orbit = orbit(new HenonMap(), 2, new Schedule(1, 100, 10, 200_000), new double[2]);
    orbit.advance(Long.MAX_VALUE / 2);
    assertThat(orbit.exponents()[0]).isCloseTo(0.41922, within(2e-3));
    assertThat(orbit.exponents()[0] + orbit.exponents()[1]).isCloseTo(Math.log(0.3), within(1e-9));
  }

  @Test
  void twoNearbyTrajectoriesPartAtTheRateOfTheLargestExponent() {
    LeakyNetwork network = RandomNetwork.of(Form.CURRENT, 150, 4, STREAM.named("network"));
    double[] start = RandomNetwork.state(150, STREAM.named("state"));
    Orbit orbit = orbit(network, 3, new Schedule(10, 50, 50, 300), start);
    orbit.advance(400);
    assertThat(orbit.exponents()[0])
        .isGreaterThan(0.1)
        .isCloseTo(rateOfParting(network, start, 100, 300), within(2e-3));
  }

  /** The rate at which a small difference grows that is made small again after every τ. */
  private static double rateOfParting(
      LeakyNetwork network, double[] start, int warmUp, int counted) {
    double small = 1e-7;
    double[] one = start.clone();
    double[] other = start.clone();
    other[0] += small;
    double growth = 0;
    for (int interval = 0; interval < warmUp + counted; interval++) {
      follow(network, one);
      follow(network, other);
      double squares = 0;
      for (int i = 0; i < one.length; i++) {
        squares += (other[i] - one[i]) * (other[i] - one[i]);
      }
      double factor = Math.sqrt(squares) / small;
      for (int i = 0; i < one.length; i++) {
        other[i] = one[i] + (other[i] - one[i]) / factor;
      }
      growth += interval < warmUp ? 0 : Math.log(factor);
    }
    return growth / counted;
  }

  private static void follow(LeakyNetwork network, double[] state) {
    double[] field = new double[state.length];
    for (int step = 0; step < 10; step++) {
      network.field(state, new double[1], field);
      for (int i = 0; i < state.length; i++) {
        state[i] += network.alpha() * field[i];
      }
    }
  }

  @Test
  void howItIsCutIntoAdvancesDoesNotMatter() {
    LeakyNetwork network = RandomNetwork.of(Form.RATE, 20, 3, STREAM.named("network"));
    double[] start = RandomNetwork.state(20, STREAM.named("state"));
    Orbit whole = orbit(network, 4, new Schedule(10, 5, 5, 20), start);
    whole.advance(30);
    Orbit parts = orbit(network, 4, new Schedule(10, 5, 5, 20), start);
    for (int i = 0; i < 12; i++) {
      parts.advance(3);
    }
    assertThat(parts.exponents()).containsExactly(whole.exponents());
    assertThat(parts.state()).containsExactly(whole.state());
  }

  @Test
  void theLastOfTheRunningMeansIsTheLargestExponent() {
    Orbit orbit = orbit(new HenonMap(), 2, new Schedule(1, 100, 10, 50), new double[2]);
    orbit.advance(160);
    assertThat(orbit.convergence()).hasSize(50);
    assertThat(orbit.convergence()[49]).isEqualTo(orbit.exponents()[0]);
  }

  @Test
  void aStateThatGrowsWithoutBoundIsLost() {
    Orbit orbit = orbit(new HenonMap(), 1, new Schedule(1, 100, 10, 50), new double[] {100, 0});
    orbit.advance(160);
    assertThat(orbit.isLost()).isTrue();
  }

  private static Orbit orbit(DynamicalSystem system, int count, Schedule schedule, double[] start) {
    Frame frame = Frame.random(count, system.dimension(), STREAM.named("frame").generator());
    return new Orbit(
        system,
        Drive.constant(new double[system.inputs()]),
        schedule,
        start,
        frame,
        STREAM.generator());
  }
}
