package org.rnnzoo.workbench.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.Trees;

/** Jobs as processes that nobody needs to wait for. */
class JobsTest {

  private static final String NOW = "2026-01-01T00:00:00Z";

  @TempDir private Path folder;

  private Jobs jobs() {
    return new Jobs(folder, folder, List.of("sh"), 1);
  }

  private static Job ask(Jobs jobs, String script) {
    return jobs.ask(jobs.place(), "a script", Job.Lane.TRAINING, "", List.of("-c", script));
  }

  private static Job await(Supplier<Job> now, Job.State state) {
    Instant end = Instant.now().plus(Duration.ofSeconds(15));
    Job job = now.get();
    while (job.state() != state && Instant.now().isBefore(end)) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      job = now.get();
    }
    assertThat(job.state()).isEqualTo(state);
    return job;
  }

  @Test
  void whatAJobSaysAndHowItEndsCanBeReadByAnybodyLater() {
    Job job = ask(jobs(), "echo found; echo well >&2; exit 3");
    Jobs later = jobs();
    Job ended = await(() -> later.find(job.id()).orElseThrow(), Job.State.FAILED);
    assertThat(ended.exit()).contains(3);
    assertThat(later.result(job.id())).isEqualTo("found");
    assertThat(later.log(job.id(), 100)).isEqualTo("well\n");
  }

  @Test
  void onlySoManyRunAtOnceAndTheNextStartsWhenThereIsRoom() {
    Jobs jobs = jobs();
    Job first = ask(jobs, "sleep 30");
    Job second = ask(jobs, "true");
    assertThat(first.state()).isEqualTo(Job.State.RUNNING);
    assertThat(second.state()).isEqualTo(Job.State.WAITING);
    jobs.stop(first.id());
    await(() -> jobs.find(first.id()).orElseThrow(), Job.State.STOPPED);
    jobs.startWaiting();
    await(() -> jobs.find(second.id()).orElseThrow(), Job.State.DONE);
  }

  @Test
  void aJobThatWaitsIsGivenUpByStoppingIt() {
    Jobs jobs = jobs();
    Job first = ask(jobs, "sleep 30");
    Job second = ask(jobs, "true");
    jobs.stop(second.id());
    assertThat(jobs.find(second.id()).orElseThrow().state()).isEqualTo(Job.State.STOPPED);
    jobs.stop(first.id());
    await(() -> jobs.find(first.id()).orElseThrow(), Job.State.STOPPED);
  }

  @Test
  void aJobWhoseProcessIsGoneIsLost() {
    Jobs jobs = jobs();
    // After a moment, in which the shell has written down the process.
    Job job = ask(jobs, "sleep 0.3; kill -9 $PPID");
    await(() -> jobs.find(job.id()).orElseThrow(), Job.State.LOST);
  }

  /** Between the end of its process and the exit code that the shell writes down. */
  @Test
  void aJobThatEndsIsAtNoMomentTakenForLost() {
    for (int i = 0; i < 15; i++) {
      Jobs jobs = jobs();
      Job job = ask(jobs, "sleep 0.0" + i % 10);
      while (!job.state().isOver()) {
        job = jobs.find(job.id()).orElseThrow();
      }
      assertThat(job.state()).isEqualTo(Job.State.DONE);
    }
  }

  /** As with two studios for one folder. */
  @Test
  void ofSeveralThatLookAtAFolderOneStartsAJob() throws Exception {
    for (int round = 0; round < 10; round++) {
      Jobs first = jobs();
      Jobs.Place place = first.place();
      List<String> script = List.of("-c", "echo x >>started-" + round);
      Trees.writeJson(
          place.folder().resolve("job.json"),
          Map.of("title", "x", "lane", "analysis", "run", "", "arguments", script, "asked", NOW));
      List<Thread> lookers =
          Stream.of(first, jobs(), jobs()).map(jobs -> new Thread(jobs::startWaiting)).toList();
      lookers.forEach(Thread::start);
      for (Thread looker : lookers) {
        looker.join();
      }
      await(() -> first.find(place.id()).orElseThrow(), Job.State.DONE);
      assertThat(folder.resolve("started-" + round)).hasContent("x");
    }
  }

  @Test
  void jobsAskedForAtOnceAreAllMade() throws Exception {
    Set<String> ids = ConcurrentHashMap.newKeySet();
    List<Thread> askers =
        Stream.generate(() -> new Thread(() -> ids.add(jobs().place().id()))).limit(8).toList();
    askers.forEach(Thread::start);
    for (Thread asker : askers) {
      asker.join();
    }
    assertThat(ids).hasSize(8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"lane\":\"x\",\"asked\":\"2026-01-01T00:00:00Z\"}",
        "{\"lane\":\"training\",\"asked\":\"yesterday\"}"
      })
  void aDamagedJobHidesNoOther(String content) throws IOException {
    Jobs jobs = jobs();
    Jobs.Place place = jobs.place();
    Files.writeString(place.folder().resolve("job.json"), content);
    Job sound = ask(jobs, "true");
    await(() -> jobs.find(sound.id()).orElseThrow(), Job.State.DONE);
    assertThat(jobs.list()).extracting(Job::id).containsExactly(place.id(), sound.id());
    assertThat(jobs.list().get(0).state()).isEqualTo(Job.State.FAILED);
    assertThat(jobs.list().get(0).title()).contains("damaged");
  }

  @Test
  void onlyNamesOfJobsAreLookedUp() {
    assertThat(jobs().find("../../etc")).isEmpty();
  }
}
