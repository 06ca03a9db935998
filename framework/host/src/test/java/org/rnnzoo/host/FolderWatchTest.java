package org.rnnzoo.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FolderWatchTest {

  private static final String FAILS = "fails";

  private final List<Integer> refreshes = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch shown = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private volatile Thread watching;

  /** Shows what lies in the folders, look by look, and the last for ever. */
  private List<PluginFile> look(String... script) {
    int now = looks.getAndIncrement();
    if (now == script.length) {
      shown.countDown();
    }
    String files = script[Math.min(now, script.length - 1)];
    if (files.equals(FAILS)) {
      throw new UncheckedIOException(new IOException("not now"));
    }
    return Stream.of(files.split(" "))
        .filter(name -> !name.isEmpty())
        .map(name -> new PluginFile(Path.of(name), FileTime.fromMillis(0), 1))
        .toList();
  }

  /**
   * The numbers of the looks, from 1 on, after which what is new was taken up.
   *
   * @param script the names of the files at each look
   */
  private List<Integer> refreshesAfter(String... script) throws InterruptedException {
    try (FolderWatch watch =
        new FolderWatch(() -> look(script), () -> refreshes.add(looks.get()), Duration.ZERO)) {
      assertThat(watch).isNotNull();
      assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    }
    return List.copyOf(refreshes);
  }

  @Test
  void aChangeIsTakenUpOnceItHasComeToRest() throws InterruptedException {
    assertThat(refreshesAfter("a", "a b", "a b", "a b")).containsExactly(3);
  }

  @Test
  void eachOfSeveralChangesIsTakenUp() throws InterruptedException {
    assertThat(refreshesAfter("a", "a", "", "")).containsExactly(2, 4);
  }

  @Test
  void foldersThatStayEmptyAreNothingNew() throws InterruptedException {
    assertThat(refreshesAfter("", "", "")).isEmpty();
  }

  @Test
  void aLookThatFailsDoesNotEndTheWatch() throws InterruptedException {
    assertThat(refreshesAfter(FAILS, "a", "a")).containsExactly(3);
  }

  @Test
  void anIntervalPassesBetweenTwoLooks() throws InterruptedException {
    try (FolderWatch watch = watchSlowly()) {
      assertThat(watch).isNotNull();
      assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
      watching.join(50);
      assertThat(looks).hasValue(1);
    }
  }

  @Test
  void theWatchKeepsNoProcessAlive() throws InterruptedException {
    try (FolderWatch watch = watchSlowly()) {
      assertThat(watch).isNotNull();
      assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(watching.isDaemon()).isTrue();
    }
  }

  @Test
  void aClosedWatchLooksNoMore() throws InterruptedException {
    FolderWatch watch = watchSlowly();
    assertThat(shown.await(20, TimeUnit.SECONDS)).isTrue();
    watch.close();
    watching.join(20_000);
    assertThat(watching.isAlive()).isFalse();
    assertThat(looks).hasValue(1);
  }

  private FolderWatch watchSlowly() {
    return new FolderWatch(
        () -> {
          watching = Thread.currentThread();
          looks.incrementAndGet();
          shown.countDown();
          return List.of();
        },
        () -> {},
        Duration.ofDays(1));
  }
}
