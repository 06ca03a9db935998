package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The tests of a contract, each shown to fail on a plugin that breaks its promise, or to be skipped
 * on one that does not follow its advice.
 */
final class Promises {

  private final Class<? extends PluginContract> contract;
  private final List<Class<? extends PluginContract>> parts;
  private final Map<String, PluginContract> broken = new TreeMap<>();
  private final Map<String, PluginContract> ignored = new TreeMap<>();

  Promises(Class<? extends PluginContract> contract) {
    this(contract, List.of(contract));
  }

  private Promises(
      Class<? extends PluginContract> contract, List<Class<? extends PluginContract>> parts) {
    this.contract = contract;
    this.parts = parts;
  }

  /** Those of a contract that it extends, too. */
  Promises with(Class<? extends PluginContract> part) {
    return new Promises(contract, List.of(contract, part));
  }

  /** Names a plugin that breaks a promise. Some promises can be broken in several ways. */
  Promises isBrokenBy(String promise, String how, PluginContract wrong) {
    broken.put(promise + ": " + how, wrong);
    return this;
  }

  /** Names a plugin that does not follow an advice. */
  Promises isAdviceTo(String advice, PluginContract wrong) {
    ignored.put(advice, wrong);
    return this;
  }

  /** One test for each wrong plugin, and one that no promise was forgotten. */
  Stream<DynamicTest> tests() {
    return Stream.of(
            Stream.of(
                dynamicTest("every promise has a plugin that breaks it", this::assertComplete)),
            broken.keySet().stream()
                .map(name -> dynamicTest(name, () -> assertFails(name, AssertionError.class))),
            ignored.keySet().stream()
                .map(
                    name -> dynamicTest(name, () -> assertFails(name, TestAbortedException.class))))
        .flatMap(tests -> tests);
  }

  private void assertComplete() {
    assertThat(
            parts.stream()
                .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(broken.keySet().stream(), ignored.keySet().stream())
                .map(name -> name.split(":", 2)[0])
                .distinct()
                .toList());
  }

  private void assertFails(String name, Class<? extends Throwable> how)
      throws NoSuchMethodException {
    Method method = contract.getMethod(name.split(":", 2)[0]);
    PluginContract wrong = broken.getOrDefault(name, ignored.get(name));
    Throwable thrown = catchThrowable(() -> method.invoke(wrong));
    assertThat(thrown).as("the contract passes").isInstanceOf(InvocationTargetException.class);
    assertThat(thrown.getCause()).isInstanceOf(how);
  }
}
