package org.rnnzoo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {

  /** Not safe for two threads at once, so that pieces done side by side would be lost or mixed. */
  private final List<Integer> done = new ArrayList<>();

  private final Backlog backlog = new Backlog(done::add);

  @Test
  void whatIsNotOpenIsNotDone() {
    assertThat(backlog.advance()).isFalse();
    backlog.open(2);
    assertThat(backlog.advance()).isTrue();
    assertThat(backlog.advance()).isTrue();
    assertThat(backlog.advance()).isFalse();
    backlog.reset();
    assertThat(backlog.advance()).isFalse();
    assertThat(done).containsExactly(0, 1);
  }

  @Test
  void theOwnerDoesWhatNobodyHasDone() {
    backlog.open(5);
    backlog.advance();
    backlog.finish(4);
    assertThat(done).containsExactly(0, 1, 2, 3);
  }

  @Test
  void piecesAreDoneOnceAndInOrderWithThreadsBesideTheOwner() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> helpers =
        IntStream.range(0, 2).mapToObj(i -> new Thread(() -> advance(over))).toList();
    helpers.forEach(Thread::start);
    try {
      for (int round = 0; round < 2000; round++) {
        backlog.reset();
        done.clear();
        for (int end = 1; end <= 20; end++) {
          backlog.open(end);
        }
        backlog.finish(20);
        assertThat(done).isEqualTo(IntStream.range(0, 20).boxed().toList());
      }
    } finally {
      over.set(true);
      for (Thread helper : helpers) {
        helper.join();
      }
    }
  }

  private void advance(AtomicBoolean over) {
    while (!over.get()) {
      backlog.advance();
    }
  }

  @Test
  void aPieceThatFailedWithAHelperFailsTheOwner() {
    Backlog failing =
        new Backlog(
            piece -> {
              if (piece == 1) {
                throw new ArithmeticException("piece 1");
              }
            });
    failing.open(3);
    assertThat(failing.advance()).isTrue();
    assertThat(failing.advance()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(() -> failing.finish(3))
        .withRootCauseInstanceOf(ArithmeticException.class);
    failing.reset();
    failing.open(1);
    failing.finish(1);
  }
}
