package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;

/** Whatever stands at whatever key of an experiment, it is taken up or refused in a sentence. */
class OddValuesTest {

  private static final List<Object> ODD =
      new ArrayList<>(
          List.of(
              "",
              " ",
              "a\0b",
              "\n",
              "\uD800",
              "../../..",
              "/",
              "%s%n%d",
              "${x}",
              "[",
              "{",
              "U(",
              "U(1,",
              "E(lo=1e308, scale=1e308)",
              "1e-300 ms",
              "x".repeat(5000),
              "١٢",
              "0x1p3",
              "NaN"));

  static {
    ODD.addAll(
        List.of(
            1e-300,
            1e308,
            -1e308,
            Double.MIN_VALUE,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Integer.MAX_VALUE,
            -1,
            0,
            true,
            List.of(),
            List.of(List.of()),
            Map.of(),
            Map.of("use", ""),
            Map.of("", "")));
    ODD.add(null);
  }

  private final TinyZoo zoo = new TinyZoo();

  private Map<String, Object> complete() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("task", "scale");
    tree.put("model", "factor");
    tree.put("trainer", new LinkedHashMap<>(Map.of("use", "descent")));
    return ExperimentReader.read(tree, zoo).tree();
  }

  @Test
  void everyOddValueAtEveryKeyIsTakenUpOrRefusedInASentence() {
    List<List<String>> places = new ArrayList<>();
    places(complete(), List.of(), places);
    places.add(List.of("from"));
    places.add(List.of("freeze"));
    places.add(List.of("curriculum"));
    assertThat(places).hasSizeGreaterThan(15);
    for (List<String> place : places) {
      for (Object odd : ODD) {
        assertThatCode(() -> tryOut(place, odd))
            .as("%s = %s", String.join(".", place), brief(odd))
            .satisfiesAnyOf(
                thrown -> assertThat(thrown).isNull(), thrown -> assertSentence(thrown));
      }
    }
  }

  private static String brief(Object odd) {
    String text = String.valueOf(odd);
    return text.substring(0, Math.min(40, text.length()));
  }

  private static void assertSentence(Throwable thrown) {
    assertThat(thrown).isInstanceOfAny(UserException.class, MissingPluginException.class);
    assertThat(thrown.getMessage()).doesNotContain("java.", "Exception");
  }

  private void tryOut(List<String> place, Object odd) {
    Map<String, Object> tree = complete();
    put(tree, place, odd);
    Experiment experiment = ExperimentReader.read(tree, zoo);
    assertThat(ExperimentReader.read(asMap(Trees.parseYaml(Trees.yaml(experiment.tree()))), zoo))
        .isEqualTo(experiment);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object tree) {
    return (Map<String, Object>) tree;
  }

  private static void places(Object tree, List<String> at, List<List<String>> places) {
    if (!at.isEmpty()) {
      places.add(at);
    }
    if (tree instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            List<String> deeper = new ArrayList<>(at);
            deeper.add(String.valueOf(key));
            places(value, deeper, places);
          });
    }
  }

  private static void put(Map<String, Object> tree, List<String> place, Object value) {
    String key = place.get(0);
    if (place.size() == 1) {
      tree.put(key, value);
    } else {
      Map<String, Object> inner = new LinkedHashMap<>(asMap(tree.get(key)));
      put(inner, place.subList(1, place.size()), value);
      tree.put(key, inner);
    }
  }
}
