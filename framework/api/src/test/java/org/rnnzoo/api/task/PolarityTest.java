package org.rnnzoo.api.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnnzoo.api.random.RandomStream;

class PolarityTest {

  @ParameterizedTest
  @CsvSource({"SIGNED, 0.5", "SIGNED, -0.5", "RECT2, 0.5", "RECT2, -0.5", "RECT2, 0"})
  void aValueIsReadBackFromItsChannels(Polarity polarity, double value) {
    List<String> names = polarity.channels("s");
    Channels channels = new Channels(names, names);
    TrialBuilder builder =
        new TrialBuilder(channels, new Clock(20), RandomStream.root(1).generator());
    Epoch run = builder.epoch("run", 20);
    polarity.set(builder::input, "s", 7 * value, run);
    polarity.set(builder::input, "s", value, run);
    Trial trial = builder.build();
    assertThat(polarity.value("s", name -> trial.input(0, channels.input(name)))).isEqualTo(value);
    if (polarity == Polarity.RECT2) {
      assertThat(trial.input(0, 0)).isEqualTo(Math.max(value, 0));
      assertThat(trial.input(0, 1)).isEqualTo(Math.max(-value, 0));
    }
  }
}
