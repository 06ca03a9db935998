package org.rnnzoo.studio.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stream of events: who comes back misses nothing, who reads slowly holds nobody up. */
class EventStreamTest {

  private StreamServer server;
  private EventStream stream;

  @BeforeEach
  void start() throws Exception {
    server = new StreamServer();
    stream = server.stream();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoComesBackHearsWhatWasMissedAndNothingTwice() throws IOException {
    String seen;
    try (StreamServer.Listener first = server.listener()) {
      first.await("hello");
      stream.tell("runs", Map.of("number", 1));
      seen = first.await("runs");
    }
    stream.tell("metrics", Map.of("number", 2));
    stream.tell("runs", Map.of("number", 3));
    try (StreamServer.Listener back = server.new Listener(seen, 65_536)) {
      assertThat(back.await("metrics")).isNotEqualTo(seen);
      String last = back.await("runs");
      try (StreamServer.Listener again = server.new Listener(last, 65_536)) {
        stream.tell("jobs", Map.of());
        assertThat(again.listen(Duration.ofMillis(600))).containsExactly("jobs");
      }
    }
  }

  @Test
  void whoComesFromAnotherServerOrTooLateStartsAnew() throws IOException {
    try (StreamServer.Listener stranger = server.new Listener("of-another-server-7", 65_536)) {
      stranger.await("reset");
    }
    stream.tell("runs", Map.of());
    String seen;
    try (StreamServer.Listener first = server.listener()) {
      first.await("hello");
      stream.tell("runs", Map.of());
      seen = first.await("runs");
    }
    for (int i = 0; i < 1500; i++) {
      stream.tell("runs", Map.of());
    }
    try (StreamServer.Listener late = server.new Listener(seen, 65_536)) {
      late.await("reset");
    }
  }

  @Test
  @Tag("soak")
  void aThousandThatOnlyListenHoldNobodyUp() throws IOException {
    List<StreamServer.Listener> idle = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        idle.add(server.listener());
      }
      await(() -> stream.readers() == 1000);
      long start = System.nanoTime();
      stream.tell("runs", Map.of());
      idle.get(999).await("runs");
      idle.get(0).await("runs");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(server.threads()).isLessThanOrEqualTo(StreamServer.MOST_THREADS);
    } finally {
      for (StreamServer.Listener listener : idle) {
        listener.close();
      }
    }
    // Whoever is gone is noticed when there is something to tell.
    await(
        () -> {
          stream.tell("runs", Map.of());
          return stream.readers() == 0;
        });
  }

  @Test
  void whoReadsTooSlowlyIsLetGoAndTheOthersHearAll() throws IOException {
    String much = "x".repeat(100_000);
    try (StreamServer.Listener slow = server.new Listener("", 2048);
        StreamServer.Listener quick = server.listener()) {
      quick.await("hello");
      await(() -> stream.readers() == 2);
      assertThat(slow.isOpen()).isTrue();
      for (int i = 0; i < 400; i++) {
        stream.tell("runs", Map.of("much", much));
        quick.await("runs");
      }
      assertThat(stream.readers()).isEqualTo(1);
      stream.tell("jobs", Map.of());
      quick.await("jobs");
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
