package org.rnnzoo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.train.Trainer;
import org.rnnzoo.core.schema.ParameterRules;
import org.rnnzoo.core.schema.Schema;

/**
 * What every plugin promises. Not implemented by itself: the contracts of the five kinds extend it.
 */
public interface PluginContract {

  /** The plugin under test. */
  Plugin<?> plugin();

  @Test
  default void itsNameIsLowerCaseWordsJoinedByHyphens() {
    assertThat(plugin().name()).as("name").matches(Names.SLUG);
  }

  @Test
  default void itsTitleIsOneLineWithoutAFullStop() {
    assertThat(plugin().title()).as("title").isNotBlank().doesNotContain("\n").doesNotEndWith(".");
  }

  @Test
  default void aServicesFileNamesItsClass() {
    Class<?> kind =
        List.<Class<?>>of(Task.class, Model.class, Trainer.class, Analysis.class, Comparison.class)
            .stream()
            .filter(type -> type.isInstance(plugin()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("The plugin is of none of the five kinds."));
    assertThat(ServiceLoader.load(kind, plugin().getClass().getClassLoader()).stream())
        .as("providers named in META-INF/services/%s", kind.getName())
        .anyMatch(provider -> provider.type() == plugin().getClass());
  }

  @Test
  default void everyParameterIsExplained() {
    assertExplained(plugin().defaults().getClass());
  }

  private static void assertExplained(Class<?> record) {
    for (RecordComponent component : record.getRecordComponents()) {
      if (!component.isAnnotationPresent(Unwrapped.class)) {
        Parameter parameter = component.getAnnotation(Parameter.class);
        assertThat(parameter).as("@Parameter on %s", component.getName()).isNotNull();
        assertThat(parameter.help()).as("help of %s", component.getName()).isNotBlank();
      }
      if (component.getType().isRecord()) {
        assertExplained(component.getType());
      }
    }
  }

  @Test
  default void noParameterHasANameThatExperimentsUse() {
    assertThat(Schema.of(plugin().defaults().getClass()).names())
        .as("names of parameters")
        .doesNotContainAnyElementsOf(ParameterRules.TAKEN);
  }

  /** A recommendation: a plugin that does not follow it works, and the test is skipped. */
  @Test
  default void itsParametersStandInRecordsOfFewComponents() {
    List<String> crowded = ParameterRules.crowded(plugin().defaults().getClass());
    assumeTrue(crowded.isEmpty(), () -> "Advice: " + String.join("; ", crowded) + ".");
  }

  @Test
  default void itsDefaultsLieWithinTheirRanges() {
    assertWithinRanges(plugin().defaults());
  }

  /** Fails unless every number and duration lies in the range of its {@link Parameter}. */
  static void assertWithinRanges(Record parameters) {
    for (RecordComponent component : parameters.getClass().getRecordComponents()) {
      Parameter parameter = component.getAnnotation(Parameter.class);
      if (component.getType().isRecord()) {
        assertWithinRanges((Record) read(component, parameters));
      } else if (parameter != null) {
        for (double number : numbers(read(component, parameters))) {
          assertThat(number).as(component.getName()).isBetween(parameter.min(), parameter.max());
        }
      }
    }
  }

  private static Object read(RecordComponent component, Record parameters) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(parameters);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("Parameter " + component.getName() + " cannot be read.", e);
    }
  }

  private static List<Double> numbers(Object value) {
    List<Double> numbers = new ArrayList<>();
    if (value instanceof Number number) {
      numbers.add(number.doubleValue());
    } else if (value instanceof DurationLaw law) {
      numbers.addAll(Arrays.asList(law.shortest(), law.longest()));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> numbers.addAll(numbers(element)));
    }
    return numbers;
  }
}
