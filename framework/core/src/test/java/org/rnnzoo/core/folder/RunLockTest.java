package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.ProcessMark;

class RunLockTest {

  private static final String TOKEN = "0123456789abcdef";
  private static final ProcessMark ELSEWHERE = new ProcessMark(17, 99, "ffffffffffff");

  @TempDir Path folder;

  @Test
  void oneHoldsItAtATime() {
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      assertThat(RunLock.tryAcquire(folder, "training")).isEmpty();
      assertThat(RunLock.owner(folder)).contains(lock.owner());
      assertThat(lock.owner().words()).startsWith("process " + ProcessHandle.current().pid());
      assertThat(RunLock.seemsHeld(folder)).isTrue();
      lock.check();
    }
    assertThat(RunLock.owner(folder)).isEmpty();
    assertThat(RunLock.seemsHeld(folder)).isFalse();
    try (RunLock again = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      assertThat(again.isHeld()).isTrue();
    }
  }

  @Test
  void ofManyOneTakesAFreshFolderAndOneAReleasedOne() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 100; round++) {
        Path place = Files.createDirectory(folder.resolve("round-" + round));
        if (round % 2 == 0) {
          RunLock.tryAcquire(place, "x").orElseThrow().close();
        }
        List<RunLock> held = race(pool, place);
        assertThat(held).as("holders in round %d", round).hasSize(1);
        held.get(0).close();
        assertThat(files(place)).containsExactly(".lock");
        assertThat(files(place.resolve(".lock"))).containsExactly("free");
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofManyOneOvertakesADeadOwner() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 100; round++) {
        Path place = Files.createDirectory(folder.resolve("round-" + round));
        heldBy(place, dead(), Instant.now());
        List<RunLock> held = race(pool, place);
        assertThat(held).as("holders in round %d", round).hasSize(1);
        assertThat(files(place.resolve(".lock"))).hasSize(1);
        held.get(0).close();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<RunLock> race(ExecutorService pool, Path place) throws Exception {
    CyclicBarrier start = new CyclicBarrier(4);
    List<Future<Optional<RunLock>>> racers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      racers.add(
          pool.submit(
              () -> {
                start.await();
                return RunLock.tryAcquire(place, "training");
              }));
    }
    List<RunLock> held = new ArrayList<>();
    for (Future<Optional<RunLock>> racer : racers) {
      racer.get().ifPresent(held::add);
    }
    return held;
  }

  @Test
  void anIdInUseAgainDoesNotBlock() throws IOException {
    ProcessMark own = ProcessMark.own();
    heldBy(folder, new ProcessMark(own.process(), own.start() + 1, own.machine()), Instant.now());
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
    }
  }

  @Test
  void anOwnerElsewhereHasItsLease() throws IOException {
    heldBy(folder, ELSEWHERE, Instant.now().minus(RunLock.LEASE.minusSeconds(20)));
    assertThat(RunLock.tryAcquire(folder, "training")).isEmpty();
    assertThat(RunLock.seemsHeld(folder)).isTrue();
    assertThat(files(folder)).as("a probe is not left behind").containsExactly(".lock");
  }

  @Test
  void anOwnerElsewhereThatIsLateIsOvertaken() throws IOException {
    heldBy(folder, ELSEWHERE, Instant.now().minus(RunLock.LEASE.plusSeconds(20)));
    assertThat(RunLock.seemsHeld(folder)).isFalse();
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      assertThat(RunLock.owner(folder)).contains(lock.owner());
    }
  }

  @Test
  void whoIsOvertakenNotices() {
    RunLock first = RunLock.tryAcquire(folder, "training").orElseThrow();
    try (RunLock second = RunLock.takeOver(folder, "training")) {
      assertThatThrownBy(first::check)
          .isInstanceOf(UserException.class)
          .hasMessageContaining("was taken over by process");
      first.renew();
      first.close();
      assertThat(second.isHeld()).as("the release of the first does no harm").isTrue();
    }
  }

  @Test
  void aMomentsWorkWaitsForAnother() {
    RunLock first = RunLock.tryAcquire(folder, "storing").orElseThrow();
    assertThatThrownBy(() -> RunLock.await(folder, "storing", Duration.ofMillis(10)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is held by process");
    first.close();
    RunLock.await(folder, "storing", Duration.ofMillis(10)).close();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaid() {
    assertThatThrownBy(() -> RunLock.tryAcquire(folder.resolve("none"), "training"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot write");
  }

  private static ProcessMark dead() throws Exception {
    Process process = new ProcessBuilder("sleep", "0").start();
    ProcessMark own = ProcessMark.own();
    process.waitFor();
    return new ProcessMark(process.pid(), own.start(), own.machine());
  }

  private static void heldBy(Path place, ProcessMark mark, Instant written) throws IOException {
    Path lock = Files.createDirectory(place.resolve(".lock"));
    LockOwner owner = new LockOwner(TOKEN, mark, "training", "node-3");
    Path file = Files.createFile(lock.resolve(owner.fileName()));
    Files.setLastModifiedTime(file, FileTime.from(written));
  }

  private static List<String> files(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void anOwnerElsewhereSeemsToHoldUntilTheLeaseIsOver() throws IOException {
    Instant written = Instant.ofEpochSecond(1_700_000_000);
    heldBy(folder, ELSEWHERE, written);
    long end = written.plus(RunLock.LEASE).toEpochMilli();
    assertThat(RunLock.seemsHeld(folder, end - 1)).isTrue();
    assertThat(RunLock.seemsHeld(folder, end)).isFalse();
  }

  @Test
  void anOwnerHereSeemsToHoldHoweverLateItIs() throws Exception {
    heldBy(folder, ProcessMark.own(), Instant.EPOCH);
    assertThat(RunLock.seemsHeld(folder)).isTrue();
    assertThat(RunLock.tryAcquire(folder, "training")).isEmpty();
  }

  @Test
  void aDeadOwnerHoldsNothing() throws Exception {
    heldBy(folder, dead(), Instant.now());
    assertThat(RunLock.seemsHeld(folder)).isFalse();
    assertThat(RunLock.owner(folder)).isPresent();
  }

  @Test
  void anOwnerThatCannotBeToldHasItsLease() throws IOException {
    Path lock = Files.createDirectory(folder.resolve(".lock"));
    Path file = Files.createFile(lock.resolve("held_by_a_later_version"));
    assertThat(RunLock.tryAcquire(folder, "training")).isEmpty();
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(RunLock.LEASE.plusSeconds(20))));
    RunLock.tryAcquire(folder, "training").orElseThrow().close();
  }

  @Test
  void aLivingOwnerIsOvertakenByForce() throws IOException {
    heldBy(folder, ProcessMark.own(), Instant.now());
    try (RunLock lock = RunLock.takeOver(folder, "training")) {
      assertThat(RunLock.owner(folder)).contains(lock.owner());
      lock.check();
    }
  }

  @Test
  void whatTheDeadLeftWhileTheyMadeALockIsClearedAway() throws Exception {
    Path making = Files.createDirectory(folder.resolve(".lock." + dead().text() + "." + TOKEN));
    Path probe = Files.createFile(folder.resolve(".probe-" + dead().text() + ".1"));
    RunLock.tryAcquire(folder, "training").orElseThrow().close();
    assertThat(making).doesNotExist();
    assertThat(probe).doesNotExist();
  }

  @Test
  void aLockWithoutAFileIsDamaged() throws IOException {
    Files.createDirectory(folder.resolve(".lock"));
    assertThatThrownBy(() -> RunLock.tryAcquire(folder, "training"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the folder .lock in it is empty; delete it");
    assertThat(RunLock.owner(folder)).isEmpty();
  }

  @Test
  void anOwnerThatBeatsIsNotLate() throws IOException {
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      Path file = folder.resolve(".lock").resolve(lock.owner().fileName());
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      lock.renew();
      assertThat(Files.getLastModifiedTime(file).toInstant())
          .isAfter(Instant.now().minusSeconds(60));
    }
  }

  @Test
  void whoseFolderIsGoneHoldsNothingAndIsToldSo() throws IOException {
    RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow();
    Files.delete(folder.resolve(".lock").resolve(lock.owner().fileName()));
    Files.delete(folder.resolve(".lock"));
    assertThat(lock.isHeld()).isFalse();
    assertThatThrownBy(lock::check)
        .isInstanceOf(UserException.class)
        .hasMessage(
            folder
                + " was taken over by another process. This process stops and writes nothing more"
                + " into it.");
    lock.renew();
    lock.close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMomentsWorkBeginsAsSoonAsAnotherIsDone() throws Exception {
    RunLock first = RunLock.tryAcquire(folder, "storing").orElseThrow();
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      Future<RunLock> second =
          pool.submit(() -> RunLock.await(folder, "storing", Duration.ofMinutes(1)));
      first.close();
      second.get().close();
    } finally {
      pool.shutdownNow();
    }
    assertThat(files(folder.resolve(".lock"))).containsExactly("free");
  }

  @Test
  void whoIsInterruptedWhileWaitingStops() {
    try (RunLock lock = RunLock.tryAcquire(folder, "storing").orElseThrow()) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> RunLock.await(folder, "storing", Duration.ofMinutes(1)))
          .isInstanceOf(UserException.class)
          .hasMessage("The work was interrupted.");
      assertThat(Thread.interrupted()).as("it stays told").isTrue();
      assertThat(lock.isHeld()).isTrue();
    }
  }

  @Test
  @Tag("soak")
  void anOwnerShowsByItselfThatItLives() throws Exception {
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      Path file = folder.resolve(".lock").resolve(lock.owner().fileName());
      lock.renew();
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      long end = System.nanoTime() + 3 * RunLock.HEARTBEAT.toNanos();
      while (Files.getLastModifiedTime(file).toMillis() == 0 && System.nanoTime() < end) {
        Thread.sleep(50);
      }
      assertThat(Files.getLastModifiedTime(file).toInstant())
          .isAfter(Instant.now().minusSeconds(60));
    }
  }

  @Test
  void aFolderHasTheSameBytesHoweverOftenItsOwnerShowedThatItLives() throws IOException {
    RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow();
    Path file = folder.resolve(".lock").resolve(lock.owner().fileName());
    byte[] taken = Files.readAllBytes(file);
    lock.renew();
    assertThat(Files.readAllBytes(file)).isEqualTo(taken).isNotEmpty();
    lock.close();
    assertThat(Files.readAllBytes(folder.resolve(".lock/free"))).isEqualTo(taken);
  }

  @Test
  void whoTakesAFolderWroteJustNow() throws Exception {
    heldBy(folder, dead(), Instant.EPOCH);
    try (RunLock lock = RunLock.tryAcquire(folder, "training").orElseThrow()) {
      Path file = folder.resolve(".lock").resolve(lock.owner().fileName());
      assertThat(Files.getLastModifiedTime(file).toInstant())
          .isAfter(Instant.now().minusSeconds(60));
    }
  }
}
