package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Looking at a draft. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftLookTest {

  @TempDir static Path folder;
  private StudioFixture fixture;

  @BeforeAll
  void start() throws IOException {
    fixture = new StudioFixture(folder, false);
  }

  @AfterAll
  void stop() {
    fixture.close();
  }

  @Test
  void aDraftHasASummaryACommandAndAFile() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/draft",
                "{\"tasks\":[{\"use\":\"flip-flop@v1\",\"copies\":2,\"set\":{\"bits\":1}}],\"active\":0.5}")
            .text();
    assertThat(answer)
        .contains("\"mistakes\":[]")
        .contains("\"units\":64")
        .contains("--task 'flip-flop@v1*2'")
        .contains("task.active=0.5")
        .contains("parallel:");
  }

  @Test
  void aMistakeStandsBesideItsField() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/draft",
                "{\"tasks\":[{\"use\":\"flip-flop@v1\",\"set\":{\"bits\":99}}],\"model\":{\"use\":\"rate\",\"set\":{\"units\":0}}}")
            .text();
    assertThat(answer)
        .contains("\"place\":\"tasks[0].bits\"")
        .contains("\"place\":\"model.units\"")
        .doesNotContain("\"summary\"");
  }

  @Test
  void aShareThatIsNoneStandsBesideItsField() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/draft",
                "{\"tasks\":[{\"use\":\"flip-flop@v1\"},{\"use\":\"t-maze@v1\",\"share\":\"much\"}],\"combine\":\"interleaved\"}")
            .text();
    assertThat(answer)
        .contains("\"place\":\"tasks[1].share\"")
        .contains("share is much; it must be a number from 0.001 to 1000.")
        .doesNotContain("\"summary\"");
  }

  @Test
  void aTrialIsDrawnAndItsDurationsAreCounted() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/trial",
                "{\"draft\":{\"tasks\":[{\"use\":\"flip-flop@v1\"}],\"rest\":{\"dt\":30}}}")
            .text();
    assertThat(answer).contains("<svg").contains("\"durations\"").contains("\"steps\":67");
  }

  @Test
  void aFileBecomesADraftAgain() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/open",
                "{\"yaml\":\"task: {use: 'flip-flop@v1*2', bits: 1}\\nseed: 7\\n\"}")
            .text();
    assertThat(answer).contains("\"copies\":2").contains("\"bits\":1").contains("\"seed\":7");
  }

  @Test
  void whatGoesWithoutSayingIsLeftOutOfAFileThatIsOpened() {
    String answer =
        fixture
            .trusted()
            .post(
                "/api/look/open",
                "{\"yaml\":\"task: {use: flip-flop@v1, bits: 2}\\nmodel: {use: rate, units: 64}\\nstop: {steps: 50, minutes: 10000}\\n\"}")
            .text();
    assertThat(answer)
        .contains("\"stop\":{\"steps\":50}")
        .contains("\"set\":{}")
        .doesNotContain("units", "bits", "evaluation", "threads");
  }
}
