package org.rnnzoo.comparison.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnnzoo.api.task.DurationLaw.fixed;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Version;

/** Memory of tasks whose memory is known. */
class MemoryTest {

  /** No parameters. */
  record None() {}

  /** A task of some channels that a function composes. */
  private record Made(int inputs, int outputs, BiConsumer<TrialBuilder, RandomGenerator> how)
      implements Task<None> {
    @Override
    public String name() {
      return "made";
    }

    @Override
    public String title() {
      return "Made";
    }

    @Override
    public List<Version<None>> versions() {
      return List.of();
    }

    @Override
    public None defaults() {
      return new None();
    }

    @Override
    public Channels channels(None parameters) {
      return new Channels(names("in", inputs), names("out", outputs));
    }

    private static List<String> names(String what, int count) {
      return IntStream.range(0, count).mapToObj(i -> what + i).toList();
    }

    @Override
    public void compose(None parameters, TrialBuilder trial) {
      how.accept(trial, trial.random());
    }
  }

  private static Memory memory(
      int inputs, int outputs, BiConsumer<TrialBuilder, RandomGenerator> how) {
    return Memory.of(
        new TrialSource<>(
            new Made(inputs, outputs, how),
            new None(),
            new Clock(20),
            RandomStream.root(7).named("memory")),
        2000);
  }

  /** Bits that pulses set at random times, as in the flip-flop. */
  private static void registers(TrialBuilder trial, RandomGenerator random, int bits) {
    Epoch run = trial.epoch("run", fixed(1000));
    for (int bit = 0; bit < bits; bit++) {
      trial.noise(bit, 0.02);
      trial.mask(bit).set(1, run);
      for (int step = 0; step < run.end(); step++) {
        if (step == 0 || random.nextInt(10) == 0) {
          int sign = random.nextBoolean() ? 1 : -1;
          Epoch pulse = new Epoch("pulse", step, step + 1);
          trial.input(bit).set(sign, pulse);
          trial.target(bit).set(sign, new Epoch("held", step, run.end()));
          trial.mask(bit).set(0, pulse);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void registersHoldAsManyBitsAsTheyAre(int bits) {
    Memory memory = memory(bits, bits, (trial, random) -> registers(trial, random, bits));
    assertThat(memory.bits()).isCloseTo(bits, within(0.02));
  }

  @Test
  void anAnswerToWhatIsBeforeOnesEyesNeedsNoMemory() {
    Memory memory =
        memory(
            1,
            1,
            (trial, random) -> {
              int sign = random.nextBoolean() ? 1 : -1;
              Epoch shown = trial.epoch("shown", fixed(200));
              trial.input(0).set(sign, shown);
              trial.noise(0, 0.05);
              trial.target(0).set(sign, shown);
              trial.mask(0).set(1, shown);
              trial.condition("sign", sign);
            });
    assertThat(memory.bits()).isCloseTo(0, within(0.01));
  }

  /** A sample and, after a delay, a test that may be the same. */
  private static void match(TrialBuilder trial, RandomGenerator random, int kinds, double sigma) {
    int sample = random.nextInt(kinds);
    int test = random.nextBoolean() ? sample : random.nextInt(kinds);
    Epoch shown = trial.epoch("sample", fixed(200));
    trial.epoch("delay", fixed(100 + 20 * random.nextInt(20)));
    Epoch tested = trial.epoch("test", fixed(200));
    trial.input(sample).set(1, shown);
    trial.input(test).set(1, tested);
    trial.target(0).set(sample == test ? 1 : -1, tested);
    trial.mask(0).set(1, tested);
    for (int channel = 0; channel < kinds; channel++) {
      trial.noise(channel, sigma);
    }
    trial.condition("sample", sample);
    trial.condition("test", test);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void aMatchNeedsAllThatTheTestMayAskFor(int kinds) {
    Memory memory = memory(kinds, 1, (trial, random) -> match(trial, random, kinds, 0.2));
    assertThat(memory.states()).hasValue(new CausalStates(kinds, "sample"));
    assertThat(memory.held().bits()).isLessThan(1.05);
    assertThat(memory.bits()).isCloseTo(Math.log(kinds) / Math.log(2), within(0.05));
  }

  @Test
  void samplesThatAreNeverToldApartAreOneState() {
    Memory memory =
        memory(
            4,
            1,
            (trial, random) -> {
              int sample = random.nextInt(4);
              Epoch shown = trial.epoch("sample", fixed(100));
              Epoch asked = trial.epoch("response", fixed(100));
              trial.input(sample).set(1, shown);
              trial.target(0).set(sample < 2 ? 1 : -1, asked);
              trial.mask(0).set(1, asked);
              trial.condition("sample", sample);
            });
    assertThat(memory.states()).hasValue(new CausalStates(2, "sample"));
    assertThat(memory.bits()).isCloseTo(1, within(0.01));
  }

  @Test
  void whatADurationTellsIsNotCountedAsIfItWereNothing() {
    Memory memory =
        memory(
            1,
            1,
            (trial, random) -> {
              boolean lasting = random.nextBoolean();
              Epoch shown = trial.epoch("shown", fixed(lasting ? 400 : 100));
              Epoch asked = trial.epoch("response", fixed(100));
              trial.input(0).set(1, shown);
              trial.target(0).set(lasting ? 1 : -1, asked);
              trial.mask(0).set(1, asked);
              trial.condition("lasting", lasting ? 1 : 0);
            });
    assertThat(memory.states()).isEmpty();
    assertThat(memory.bits()).isCloseTo(1, within(0.01));
  }

  @Test
  void answersOfChanceAreNoStates() {
    Memory memory =
        memory(
            1,
            1,
            (trial, random) -> {
              Epoch shown = trial.epoch("shown", fixed(100));
              Epoch asked = trial.epoch("response", fixed(100));
              trial.input(0).set(1, shown);
              trial.target(0).set(random.nextBoolean() ? 1 : -1, asked);
              trial.mask(0).set(1, asked);
              trial.condition("sample", 1);
            });
    assertThat(memory.states()).isEmpty();
  }
}
