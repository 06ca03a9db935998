package org.rnnzoo.workbench.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderCheckupTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir Path folder;

  private CompletableFuture<List<Checkup.Finding>> begun(Duration patience) {
    return CompletableFuture.supplyAsync(
        () -> new SharedFolderCheckup(folder, patience).findings(),
        task -> new Thread(task).start());
  }

  private static Checkup.Finding found(List<Checkup.Finding> findings, String name) {
    return findings.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aFolderOfThisMachineIsWellAndLeftAsItWas() {
    List<Checkup.Finding> findings = begun(SHORT).join();
    assertThat(findings).allMatch(Checkup.Finding::well);
    assertThat(findings)
        .extracting(Checkup.Finding::name)
        .containsExactly("renaming", "folders", "clock", "others", "competition");
    assertThat(found(findings, "others").sentence()).startsWith("Nobody else looked");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void thoseWhoLookAtOnceAnswerEachOtherAndKeepWhatTheyWon() {
    CompletableFuture<List<Checkup.Finding>> one = begun(SHORT.multipliedBy(2));
    CompletableFuture<List<Checkup.Finding>> two = begun(SHORT.multipliedBy(2));
    for (List<Checkup.Finding> findings : List.of(one.join(), two.join())) {
      assertThat(findings).allMatch(Checkup.Finding::well);
      assertThat(found(findings, "others").sentence()).startsWith("1 other(s) answered, after 0.");
      assertThat(found(findings, "competition").sentence()).doesNotContain("got 0 ");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @Tag("soak")
  void filesThatAnotherTookAsWellAreMissed() throws IOException {
    CompletableFuture<List<Checkup.Finding>> checkup = begun(SHORT);
    boolean taken = false;
    while (!checkup.isDone()) {
      taken |= takeWhatWasWon();
    }
    assertThat(taken).isTrue();
    assertThat(found(checkup.join(), "competition").well()).isFalse();
  }

  private boolean takeWhatWasWon() throws IOException {
    boolean taken = false;
    File[] won =
        folder.resolve(".zoo-doctor").toFile().listFiles((in, name) -> name.startsWith("won-"));
    for (File file : won == null ? new File[0] : won) {
      taken |= Files.deleteIfExists(file.toPath());
    }
    return taken;
  }

  @Test
  @Tag("soak")
  void whatOthersWriteThatIsNoNumberIsNoAnswer() throws IOException {
    Path place = Files.createDirectories(folder.resolve(".zoo-doctor"));
    Files.writeString(place.resolve("says-stranger"), "99999999999999999999\nnothing 7\n");
    assertThat(found(begun(SHORT).join(), "others").sentence()).startsWith("Nobody else looked");
  }
}
