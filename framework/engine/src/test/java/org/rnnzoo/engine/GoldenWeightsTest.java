package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.model.Dimensions;
import org.rnnzoo.api.model.Objective;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.dynamics.Activation;
import org.rnnzoo.dynamics.Form;

/**
 * Training gives the same bits on every Java, with vectors of any width and without vectors.
 *
 * <p>The hashes in {@code golden/weights.properties} were written on JDK 17 and hold on JDK 25.
 * Whoever changes the order of the engine's sums on purpose writes them anew.
 */
class GoldenWeightsTest {

  /** A network to train. */
  record Case(String name, int units, Cell cell, Connectivity connectivity, Objective objective) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    Noise inside = new Noise(Noise.Placement.INSIDE, 0.1);
    Noise additive = new Noise(Noise.Placement.ADDITIVE, 0.05);
    List<Loss.Term> groups =
        List.of(new Loss.Term(Loss.SQUARED_ERROR, 0, 1), new Loss.Term(Loss.CROSS_ENTROPY, 1, 4));
    return Stream.of(
        new Case(
            "rate-tanh",
            21,
            new Cell(Form.RATE, Activation.TANH, 100, 0.2, inside),
            FullConnectivity.ofGain(1.2),
            new Objective(Loss.SQUARED_ERROR, 0.1)),
        new Case(
            "current-relu-cross-entropy",
            40,
            new Cell(Form.CURRENT, Activation.RELU, 100, 0.2, additive),
            FullConnectivity.ofGain(0.7).withZeroDiagonal(true),
            new Objective(Loss.CROSS_ENTROPY, 0)),
        new Case(
            "current-softplus-groups-low-rank",
            21,
            new Cell(Form.CURRENT, Activation.SOFTPLUS, 100, 0.2, additive),
            new TwoFactors(2),
            new Objective(groups, 0.01)),
        new Case(
            "rate-gelu",
            70,
            new Cell(Form.RATE, Activation.GELU, 100, 0.3, additive),
            FullConnectivity.ofGain(1),
            new Objective(Loss.SQUARED_ERROR, 0)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainedWeightsHaveTheBitsTheyAlwaysHad(Case c) {
    assumeFalse(
        EngineInfo.sentence().contains("OpenBLAS"),
        "OpenBLAS adds in an order of its own on every kind of CPU, so it has no golden weights.");
    assertThat(hash(train(c))).isEqualTo(golden().getProperty(c.name()));
  }

  private static float[] train(Case c) {
    Dimensions sizes = new Dimensions(3, c.units(), 4);
    RecurrentNetwork network = GradientTest.network(c.cell(), c.connectivity(), sizes);
    float[] values = network.weights().values();
    Adam adam = new Adam(values.length);
    try (RecurrentPropagation propagation = network.propagation(50, 12, 2)) {
      propagation.load(RandomTrials.of(sizes, 50, 7, 12));
      for (int step = 0; step < 12; step++) {
        propagation.differentiate(c.objective(), step);
        GradientNorm.clip(propagation.gradient(), 1);
        adam.step(values, propagation.gradient(), 1e-2, 0.9, 0.999, 1e-8);
      }
    }
    return values;
  }

  private static String hash(float[] weights) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length);
    for (float weight : weights) {
      assertThat(weight).isFinite();
      bytes.putFloat(weight);
    }
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in =
        GoldenWeightsTest.class.getResourceAsStream("/golden/weights.properties")) {
      golden.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }
}
