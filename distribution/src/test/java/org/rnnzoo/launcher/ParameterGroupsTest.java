package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.rnnzoo.core.plugin.ClassPathPlugins;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.schema.ParameterRules;

/** What is a recommendation to others is a rule for the plugins of the zoo. */
class ParameterGroupsTest {

  private static final List<Installed> PLUGINS =
      Arrays.stream(PluginKind.values())
          .flatMap(kind -> new ClassPathPlugins().all(kind).stream())
          .toList();

  @Test
  void pluginsOfEveryKindAreLookedAt() {
    assertThat(PLUGINS).extracting(Installed::kind).contains(PluginKind.values());
  }

  @TestFactory
  Stream<DynamicTest> theParametersOfEveryPluginStandInRecordsOfFewComponents() {
    return PLUGINS.stream()
        .map(
            installed ->
                DynamicTest.dynamicTest(
                    installed.name(),
                    () ->
                        assertThat(ParameterRules.crowded(installed.plugin().defaults().getClass()))
                            .isEmpty()));
  }
}
