package org.rnnzoo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.model.rate.RateModel;
import org.rnnzoo.task.flipflop.FlipFlopTask;
import org.rnnzoo.trainer.bptt.BpttTrainer;
import org.rnnzoo.workbench.catalogue.Examples;
import org.rnnzoo.workbench.sweep.SweepFile;
import org.rnnzoo.workbench.sweep.SweepPlan;

/** Whatever stands at whatever key of a sweep, it is planned or refused in a sentence. */
class OddSweepsTest {

  private static final String SWEEP =
      """
      experiment: {task: {use: flip-flop, bits: 1}, model: {use: rate, units: 4}, dt: 20}
      axes:
        seed: [1, 2]
        model.units: {linear: [4, 8], count: 1}
        model.gain: {random: [0.5, 1.5], count: 2, scale: log, seed: 3}
        model.tau: {log: [50, 100], count: 1}
      zip: [{task.pulseMs: [40], task.bits: [2]}]
      exclude: [{seed: 1, model.units: 4}]
      analyses: [count, {use: count, as: more, nodes: 1, where: {seed: [1]}}]
      order: random
      recipes: false
      batch: {account: mine, partition: long, minutes: 10, workers: 2, cpus: 1, memory: 4G}
      """;

  /** As they stand in a file. */
  private static final List<String> ODD =
      List.of(
          "",
          "~",
          "-1",
          "1e-300",
          "1e400",
          ".nan",
          "99999999999999999999999",
          "true",
          "[]",
          "[~]",
          "{~: 1}",
          "{1: 2}",
          "{a: {b: {c: 1}}}",
          "all",
          "1..999999999999",
          "\"a\\0b\"",
          "\"\\uD800\"",
          "'%s%n'");

  @TempDir private Path folder;

  private final Plugins plugins =
      new ZooInProcess.HandMade(
          List.of(
              new FlipFlopTask(),
              new RateModel(),
              new BpttTrainer(),
              new AnalysisRequestTest.Nothing<>("count", new AnalysisRequestTest.Counting(10, 0))));

  private SweepPlan plan(String text) throws IOException {
    Path file = folder.resolve("sweep.yaml");
    Files.writeString(file, text);
    return SweepPlan.of(SweepFile.read(file, Map.of(), plugins, new Examples(folder)), plugins);
  }

  @Test
  @Tag(Soak.TAG)
  void everyOddValueAtEveryKeyIsPlannedOrRefusedInASentence() throws IOException {
    assertThat(plan(SWEEP).cells()).hasSize(2);
    List<String> texts = new ArrayList<>();
    for (String odd : ODD) {
      texts.addAll(variants(Trees.parseYaml(SWEEP), odd));
    }
    assertThat(texts).hasSizeGreaterThan(500);
    for (String text : texts) {
      assertThatCode(() -> plan(text))
          .as(text)
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isNull(),
              thrown ->
                  assertThat(thrown)
                      .isInstanceOfAny(UserException.class, MissingPluginException.class)
                      .hasMessageNotContainingAny("java.", "Exception"));
    }
  }

  /** The file with an odd value at one place; JSON is YAML, too, and its parts are texts. */
  private static List<String> variants(Object tree, String odd) {
    List<String> all = new ArrayList<>(List.of(odd));
    if (tree instanceof Map<?, ?> map) {
      map.keySet()
          .forEach(
              place ->
                  variants(map.get(place), odd)
                      .forEach(
                          variant ->
                              all.add(
                                  joined(
                                      map.entrySet().stream()
                                          .map(
                                              entry ->
                                                  Trees.jsonLine(entry.getKey())
                                                      + ": "
                                                      + (entry.getKey().equals(place)
                                                          ? variant
                                                          : Trees.jsonLine(entry.getValue()))),
                                      "{%s}"))));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        int place = i;
        for (String variant : variants(list.get(i), odd)) {
          List<String> elements =
              new ArrayList<>(list.stream().map(element -> Trees.jsonLine(element)).toList());
          elements.set(place, variant);
          all.add(joined(elements.stream(), "[%s]"));
        }
      }
    }
    return all;
  }

  private static String joined(Stream<String> parts, String form) {
    return form.formatted(String.join(", ", parts.toList()));
  }
}
