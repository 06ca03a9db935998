package org.rnnzoo.workbench.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as processes that nobody needs to wait for. */
class JobsTest {

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

  @Test
  void onlyNamesOfJobsAreLookedUp() {
    assertThat(jobs().find("../../etc")).isEmpty();
  }
}
