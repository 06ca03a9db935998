package org.rnnzoo.api.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void anAddressAlwaysGivesTheSameNumbers() {
    RandomStream first = RandomStream.root(3).named("trials").indexed(17);
    RandomStream.root(3).named("trials").indexed(16).generator().nextLong();
    RandomStream second = RandomStream.root(3).named("trials").indexed(17);
    assertThat(second.generator().nextLong()).isEqualTo(first.generator().nextLong());
  }

  /** If this changes, a run can no longer be repeated with a later release. */
  @Test
  void theNumbersAreThoseOfTheFirstRelease() {
    assertThat(RandomStream.root(3).named("trials").indexed(17).generator().nextLong())
        .isEqualTo(-3510328430399120390L);
  }

  @Test
  void everyPartOfAnAddressMatters() {
    Set<Long> keys = new HashSet<>();
    int count = 0;
    for (long seed = 0; seed < 100; seed++) {
      for (String purpose : new String[] {"", "a", "b", "ab", "ba", "trials", "noise"}) {
        for (long index = -1; index < 100; index++) {
          keys.add(RandomStream.root(seed).named(purpose).indexed(index).key());
          count++;
        }
      }
    }
    assertThat(keys).hasSize(count);
  }

  @Test
  void theOrderOfAnAddressMatters() {
    RandomStream root = RandomStream.root(1);
    assertThat(root.named("a").named("b")).isNotEqualTo(root.named("b").named("a"));
    assertThat(root.indexed(1).indexed(2)).isNotEqualTo(root.indexed(2).indexed(1));
  }

  @Test
  void theKeyOfAChildIsTheChildsKey() {
    RandomStream stream = RandomStream.root(5).named("noise");
    assertThat(stream.keyOf(12)).isEqualTo(stream.indexed(12).key());
  }

  @Test
  void neighbouringStreamsAreUncorrelated() {
    RandomStream stream = RandomStream.root(0).named("trials");
    int count = 20_000;
    double products = 0;
    double mean = 0;
    for (int i = 0; i < count; i++) {
      double a = stream.indexed(i).generator().nextGaussian();
      double b = stream.indexed(i + 1).generator().nextGaussian();
      products += a * b;
      mean += a;
    }
    assertThat(products / count).isCloseTo(0, within(5 / Math.sqrt(count)));
    assertThat(mean / count).isCloseTo(0, within(5 / Math.sqrt(count)));
  }

  @Test
  void theNumbersOfOneStreamAreNotThoseOfTheNextShifted() {
    RandomGenerator first = RandomStream.root(0).indexed(0).generator();
    RandomGenerator second = RandomStream.root(0).indexed(1).generator();
    Set<Long> numbers = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      numbers.add(first.nextLong());
      numbers.add(second.nextLong());
    }
    assertThat(numbers).hasSize(20_000);
  }
}
