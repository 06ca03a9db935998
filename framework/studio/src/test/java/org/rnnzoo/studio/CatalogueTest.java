package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;

/** The catalogue, one of whose plugins fails as soon as it is asked for its title. */
class CatalogueTest {

  @TempDir private Path folder;
  private StudioFixture fixture;

  /** Its only parameter. */
  record Units(@Parameter(help = "Units.", min = 1) int units) {}

  /** A model that does nothing right. */
  private static final class Mute implements Model<Units> {

    @Override
    public String name() {
      return "mute";
    }

    @Override
    public String title() {
      throw new IllegalStateException("I have no title.");
    }

    @Override
    public Units defaults() {
      return new Units(4);
    }

    @Override
    public Network create(Units units, int inputs, int outputs, Clock clock, RandomStream random) {
      throw new IllegalStateException("I make no network.");
    }
  }

  @BeforeEach
  void start() throws IOException {
    Origin origin = new Origin("org.acme.mute", Version.parseVersion("1.2.3"), "", "");
    fixture =
        new StudioFixture(folder, List.of(new Installed(PluginKind.MODEL, new Mute(), origin)));
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void aPluginThatFailsIsLeftOutAndNamed() {
    RawHttp.Answer answer = fixture.trusted().get("/api/catalogue");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text())
        .contains(
            "\"name\":\"rate\"",
            "\"name\":\"flip-flop\"",
            "\"unlisted\":[\"mute of org.acme.mute 1.2.3 cannot be listed: The model 'mute' of"
                + " org.acme.mute 1.2.3 failed in title(): IllegalStateException: I have no"
                + " title.\"]")
        .doesNotContain("\"name\":\"mute\"");
  }

  @Test
  void whatAPluginFailsAtIsToldInItsSentence() {
    RawHttp.Answer answer =
        fixture
            .trusted()
            .post(
                "/api/look/spectrum",
                "{\"draft\":{\"tasks\":[{\"use\":\"flip-flop\"}],\"model\":{\"use\":\"mute\"}}}");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text())
        .contains(
            "{\"error\":\"The model 'mute' of org.acme.mute 1.2.3 failed in create():"
                + " IllegalStateException: I make no network.\"}");
  }
}
