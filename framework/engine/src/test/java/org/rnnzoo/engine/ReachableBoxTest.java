package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.model.Box;
import org.rnnzoo.api.model.DynamicalSystem;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;

/** No state leaves the box that a network with gates tells, not even from its corners. */
class ReachableBoxTest {

  private static final int UNITS = 5;
  private static final double[] INPUT = {0.7, -1.3};

  private final RandomGenerator random = RandomStream.root(6).generator();

  private DynamicalSystem network(String kind) {
    GatedNetworkParameters parameters = new GatedNetworkParameters(UNITS, 0, true, true, true);
    Clock clock = new Clock(20);
    GatedNetwork network =
        kind.equals("gru")
            ? parameters.gru(0, 2, 3, clock, RandomStream.root(1))
            : parameters.lstm(0, 2, 3, clock, RandomStream.root(1));
    float[] values = network.weights().values();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return network.dynamics();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gru", "lstm"})
  void fromItsCornersNoStateLeavesIt(String kind) {
    for (int trial = 0; trial < 50; trial++) {
      DynamicalSystem system = network(kind);
      Box box = system.reachable(INPUT);
      assertThat(box.finite()).isTrue();
      double[] x = new double[system.dimension()];
      Arrays.setAll(x, k -> random.nextBoolean() ? box.lower()[k] : box.upper()[k]);
      double[] field = new double[x.length];
      for (int step = 0; step < 30; step++) {
        system.field(x, INPUT, field);
        Arrays.setAll(x, k -> x[k] + field[k]);
        assertThat(box.contains(x)).as("%s at step %d", kind, step).isTrue();
      }
      assertThat(box.upper()[0]).isEqualTo(1);
    }
  }
}
