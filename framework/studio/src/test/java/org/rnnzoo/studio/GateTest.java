package org.rnnzoo.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and who does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTest {

  private static final List<String> ADDRESSES =
      List.of("/", "/api/shell", "/api/runs", "/api/events", "/web/studio.js", "/lib/lit/index.js");

  private static final String DRAFT = "{\"tasks\":[{\"use\":\"flip-flop\"}]}";

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
  void withoutTheSecretNothingIsShown() {
    for (String address : ADDRESSES) {
      assertThat(fixture.request().get(address).status()).as(address).isEqualTo(401);
      assertThat(fixture.request().header("Authorization", "Bearer guess").get(address).status())
          .as(address)
          .isEqualTo(401);
    }
  }

  @Test
  void withTheSecretAPageIsShown() {
    RawHttp.Answer page = fixture.trusted().get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("<zoo-studio>");
  }

  /** A name that an attacker lets resolve to 127.0.0.1 is in the Host header. */
  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:7411", "127.0.0.1.evil.example", "", "[::2]"})
  void aReboundNameIsRefused(String host) {
    assertThat(fixture.trusted().host(host).get("/api/runs").status()).isIn(400, 421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:1234", "127.0.0.1:9", "[::1]:80"})
  void theLoopbackIsGoodOnEveryPort(String host) {
    assertThat(fixture.trusted().host(host).get("/api/shell").status()).isEqualTo(200);
  }

  @Test
  void aForeignOriginIsRefusedEvenWithTheSecret() {
    for (String origin : List.of("http://evil.example", "null", "http://127.0.0.1:1")) {
      RawHttp request = fixture.trusted().header("Origin", origin);
      assertThat(request.post("/api/look/draft", DRAFT).status()).as(origin).isEqualTo(403);
    }
  }

  @Test
  void anUpgradeIsRefused() {
    RawHttp request =
        fixture.trusted().header("Upgrade", "websocket").header("Sec-WebSocket-Version", "13");
    assertThat(request.get("/api/events").status()).isEqualTo(400);
  }

  @Test
  void aLinkWorksOnceAndTheCookieAfterwards() {
    String link = fixture.studio.link();
    String path = link.substring(link.indexOf("/enter"));
    RawHttp.Answer first = fixture.request().get(path);
    assertThat(first.status()).isEqualTo(303);
    assertThat(first.text())
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Location: /");
    assertThat(fixture.request().get(path).status()).isEqualTo(401);
    String cookie = cookie(first);
    assertThat(fixture.request().header("Cookie", cookie).get("/api/shell").status())
        .isEqualTo(200);
  }

  private static String cookie(RawHttp.Answer answer) {
    return answer
        .text()
        .lines()
        .filter(line -> line.startsWith("Set-Cookie: "))
        .findFirst()
        .orElseThrow()
        .substring("Set-Cookie: ".length())
        .split(";", 2)[0];
  }

  @Test
  void aChangeByCookieNeedsThisOrigin() {
    String link = fixture.studio.link();
    String cookie = cookie(fixture.request().get(link.substring(link.indexOf("/enter"))));
    assertThat(byCookie(cookie).post("/api/look/draft", DRAFT).status()).isEqualTo(403);
    assertThat(
            byCookie(cookie)
                .header("Origin", "http://127.0.0.1:" + fixture.studio.port())
                .post("/api/look/draft", DRAFT)
                .status())
        .isEqualTo(200);
  }

  private RawHttp byCookie(String cookie) {
    return fixture.request().header("Cookie", cookie).header("Content-Type", "application/json");
  }

  @Test
  void aChangeMustBeJsonOfKnownAndModestLength() {
    RawHttp form =
        fixture
            .request()
            .header("Authorization", "Bearer " + fixture.token)
            .header("Content-Type", "text/plain");
    assertThat(form.post("/api/look/draft", DRAFT).status()).isEqualTo(415);
    assertThat(fixture.trusted().send("POST /api/look/draft", "").status()).isIn(411, 400);
    RawHttp large = fixture.trusted().header("Content-Length", "99999999");
    assertThat(large.send("POST /api/look/draft", "").status()).isEqualTo(413);
    assertThat(fixture.trusted().send("PUT /api/runs", "").status()).isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs/../../etc",
        "/api/runs/%2e%2e/file/config.yaml",
        "/api/runs/..%2f..%2fetc/file/passwd.json",
        "/web/../gate/Gate.class",
        "/web//etc/passwd",
        "/lib/lit/..%2f..%2fpackage.json",
        "/api/runs/x;y/curve"
      })
  void noAddressLeadsOutOfTheWorkspace(String address) {
    assertThat(fixture.trusted().get(address).status()).isIn(400, 404);
  }

  @Test
  void aLinkOutOfARunIsNotFollowed() throws IOException {
    Path run = Files.createDirectories(folder.resolve("runs/20260101-000000_a_b_s1_abcdef"));
    Files.writeString(run.resolve("config.yaml"), "task: a\n");
    Path secret = Files.writeString(folder.resolve("secret.json"), "{\"secret\": 1}");
    Files.createSymbolicLink(run.resolve("leak.json"), secret);
    String place = "/api/runs/" + run.getFileName() + "/file/";
    assertThat(fixture.trusted().get(place + "leak.json").status()).isEqualTo(404);
    assertThat(fixture.trusted().get(place + "config.yaml").text()).contains("task: a");
  }

  @Test
  void answersForbidWhatPagesDoNotNeed() {
    String text = fixture.trusted().get("/").text();
    assertThat(text)
        .contains("Content-Security-Policy: default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Referrer-Policy: no-referrer")
        .doesNotContain("unsafe-inline")
        .doesNotContain("Access-Control-Allow");
  }

  @Test
  void theSecretIsReadByItsOwnerOnly() throws IOException {
    Path file = folder.resolve("home/studio-token");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aReadOnlyStudioLooksButDoesNotTouch(@TempDir Path other) throws IOException {
    try (StudioFixture shown = new StudioFixture(other, true)) {
      assertThat(shown.trusted().post("/api/look/draft", DRAFT).status()).isEqualTo(200);
      assertThat(shown.trusted().post("/api/train", "{\"draft\":" + DRAFT + "}").status())
          .isEqualTo(403);
      assertThat(Files.exists(other.resolve("runs/.jobs"))).isFalse();
    }
  }
}
