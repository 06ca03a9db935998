package org.rnnzoo.api.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AngleCodeTest {

  private static final AngleCode RING = AngleCode.ring(24, 4);

  @ParameterizedTest
  @CsvSource({
    "0, 4.000",
    "15, 3.736",
    "30, 3.060",
    "45, 2.227",
    "60, 1.472",
    "90, 0.541",
    "180, 0.073"
  })
  void aRingIsTunedAsInMasse2019(double distance, double expected) {
    assertEquals(expected, RING.value(0, distance), 5e-4);
    assertEquals(expected, RING.value(3, 45 - distance), 5e-4);
  }

  @Test
  void fourChannelsHoldTheRectifiedCosines() {
    AngleCode quad = AngleCode.quad(4);
    assertEquals(List.of("m.0", "m.90", "m.180", "m.270"), quad.channels("m"));
    double[][] expected = {{0, 4, 0, 0, 0}, {90, 0, 4, 0, 0}, {45, 2.8284, 2.8284, 0, 0}};
    for (double[] row : expected) {
      for (int channel = 0; channel < 4; channel++) {
        assertEquals(row[channel + 1], quad.value(channel, row[0]), 1e-4);
      }
    }
  }

  @Test
  void channelsAreNamedByTheAngleTheyPrefer() {
    assertEquals("m.22.5", AngleCode.ring(16, 1).channels("m").get(1));
    assertEquals("m.345", RING.channels("m").get(23));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 10, 45, 133.7, 180, 270, 359})
  void whatIsShownCanBeReadBack(double degrees) {
    for (AngleCode code : List.of(AngleCode.quad(2), RING)) {
      List<String> names = code.channels("m");
      Channels channels = new Channels(names, names);
      TrialBuilder builder = new TrialBuilder(channels, new Clock(20), new SplittableRandom(1));
      Epoch epoch = builder.epoch("show", 40);
      code.show(builder, "m", degrees, 0.7, epoch);
      code.aim(builder, "m", degrees, epoch);
      Trial trial = builder.build();
      double shown = code.read("m", name -> trial.input(1, channels.input(name)));
      double aimed = code.read("m", name -> trial.target(1, channels.output(name)));
      assertTrue(AngleCode.distance(degrees, shown) < 1e-3, () -> "shown " + shown);
      assertTrue(AngleCode.distance(degrees, aimed) < 1e-3, () -> "aimed " + aimed);
    }
  }

  @Test
  void silenceHasNoAngle() {
    assertTrue(Double.isNaN(RING.read("m", name -> -1)));
  }

  @ParameterizedTest
  @CsvSource({"0, 350, 10", "10, 190, 180", "-90, 90, 180", "720, 45, 45", "350, 10, 20"})
  void distancesGoTheShorterWay(double a, double b, double expected) {
    assertEquals(expected, AngleCode.distance(a, b), 1e-9);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> AngleCode.ring(3, 1));
    assertThrows(IllegalArgumentException.class, () -> AngleCode.quad(0));
    assertThrows(IllegalArgumentException.class, () -> AngleCode.quad(Double.NaN));
  }
}
