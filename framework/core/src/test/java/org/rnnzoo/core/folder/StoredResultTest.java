package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

class StoredResultTest {

  @TempDir Path run;

  @Test
  void aResultOfOtherSettingsIsMovedAndKept() {
    store("points", 1, "first");
    store("points", 2, "second");
    assertThat(words()).containsExactly("points second", "points~old first");
    store("points", 2, "third");
    assertThat(words()).containsExactly("points third", "points~old first");
  }

  @Test
  void theEarlierResultSurvivesAWriterThatFails() {
    store("points", 1, "first");
    assertThatThrownBy(
            () ->
                StoredResult.store(
                    place("points"),
                    about(1),
                    other -> place("points~old"),
                    fresh -> {
                      throw new IllegalStateException("out of ideas");
                    }))
        .hasMessage("out of ideas");
    assertThat(words()).containsExactly("points first");
  }

  @Test
  void aStoringThatWasCutOffBetweenItsRenamesIsUndone() throws IOException {
    store("points", 1, "first");
    Files.move(place("points"), place(".points.earlier"));
    assertThat(words()).containsExactly("points first");
  }

  @Test
  void aStoringThatWasCutOffAfterItsRenamesIsEnded() throws IOException {
    store("points", 1, "first");
    Files.move(place("points"), place(".points.earlier"));
    Files.createDirectory(place("points"));
    write(place("points"), 1, "second");
    assertThat(words()).containsExactly("points second");
    assertThat(place(".points.earlier")).doesNotExist();
  }

  @Test
  void manyAtOnceDoNoHarm() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String word = "word" + i;
        all.add(pool.submit(() -> store("points", 1, word)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(words()).hasSize(1).first().asString().startsWith("points word");
    assertThat(place("x").getParent().toFile().list()).containsExactlyInAnyOrder(".lock", "points");
  }

  private void store(String name, int nodes, String word) {
    StoredResult.store(
        place(name), about(nodes), other -> place(name + "~old"), at -> write(at, nodes, word));
  }

  private static void write(Path folder, int nodes, String word) {
    Trees.writeJson(folder.resolve("result.json"), Map.of("word", word, "about", about(nodes)));
  }

  private static Map<String, Object> about(int nodes) {
    return Map.of(
        "parameters", Map.of("nodes", nodes),
        "conditions", Map.of(),
        "weights", Map.of("use", "final", "sha256", "ab"));
  }

  private Path place(String name) {
    return run.resolve("analysis").resolve(name);
  }

  private List<String> words() {
    return StoredResult.list(new RunFolder(run)).stream()
        .map(r -> r.name() + " " + Trees.readJson(r.path().resolve("result.json")).get("word"))
        .toList();
  }

  @Test
  void whereNothingWasStoredThereIsNone() {
    assertThat(words()).isEmpty();
    assertThat(StoredResult.read(place("points"))).isEmpty();
  }

  @Test
  void resultsAreListedByNameWithoutWhatIsHidden() throws IOException {
    store("points", 1, "b");
    store("circuit", 1, "a");
    Files.createDirectory(place(".new-x"));
    write(place(".new-x"), 1, "half");
    Files.createDirectory(place("empty"));
    assertThat(words()).containsExactly("circuit a", "points b");
  }

  @Test
  void theSettingsDecideAndHashesDoNot() {
    store("points", 1, "first");
    StoredResult result = StoredResult.read(place("points")).orElseThrow();
    Map<String, Object> other = new LinkedHashMap<>(about(1));
    other.put("weights", Map.of("use", "final", "sha256", "cd"));
    other.put("zoo", "0.2");
    assertThat(result.isOf(other)).isTrue();
    other.put("weights", "final");
    assertThat(result.isOf(other)).isTrue();
    other.put("weights", Map.of("use", "best"));
    assertThat(result.isOf(other)).isFalse();
    other.put("weights", "final");
    other.put("conditions", Map.of("noise", 1));
    assertThat(result.isOf(other)).isFalse();
  }

  @Test
  void aResultThatTellsNothingOfItselfHasNoSettings() throws IOException {
    Files.createDirectories(place("points"));
    Trees.writeJson(place("points").resolve("result.json"), Map.of("about", 3));
    assertThat(StoredResult.read(place("points")).orElseThrow().about()).isEmpty();
  }

  @Test
  void aResultIsNotMovedOntoAnother() {
    store("points", 1, "first");
    store("points~old", 3, "third");
    assertThatThrownBy(() -> store("points", 2, "second"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write " + place("points"));
    assertThat(words()).containsExactly("points first", "points~old third");
  }

  @Test
  void whatWasCutOffIsPutInPlaceBeforeTheNextIsStored() throws IOException {
    store("points", 1, "first");
    Files.move(place("points"), place(".points.earlier"));
    store("points", 2, "second");
    assertThat(words()).containsExactly("points second", "points~old first");
  }

  @Test
  void itsNameIsThatOfItsFolder() {
    assertThat(new StoredResult(place("points~a"), Map.of()).name()).isEqualTo("points~a");
  }

  private List<String> files() {
    return List.of(place("x").getParent().toFile().list());
  }

  @Test
  void nothingIsLeftOfAResultThatWasReplaced() {
    store("points", 1, "first");
    store("points", 1, "second");
    assertThat(files()).containsExactlyInAnyOrder(".lock", "points");
  }

  @Test
  void whoOnlyListsWritesNothing() throws IOException {
    Files.createDirectories(place("points"));
    write(place("points"), 1, "first");
    assertThat(words()).containsExactly("points first");
    assertThat(files()).containsExactly("points");
  }

  @Test
  void whoIsOvertakenWhileStoringPutsNothingIntoPlace() {
    store("points", 1, "first");
    assertThatThrownBy(
            () ->
                StoredResult.store(
                    place("points"),
                    about(2),
                    other -> {
                      RunLock.takeOver(place("x").getParent(), "storing").close();
                      return place("points~old");
                    },
                    at -> write(at, 2, "second")))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("was taken over by");
    assertThat(words()).containsExactly("points~old first");
  }
}
