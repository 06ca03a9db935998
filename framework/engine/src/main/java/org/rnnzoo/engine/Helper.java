package org.rnnzoo.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread beside that of a chunk, for what need not wait for it: the noise of the next steps, and
 * the products of slots that are complete.
 *
 * <p>The chunk's own thread waits for no more than the piece that a helper is at. If all threads of
 * the team are busy, it does everything.
 */
final class Helper {

  /** How often to look for work before pausing. */
  private static final int LOOKS = 500;

  /** How long a pause is, in nanoseconds. */
  private static final int PAUSE = 100_000;

  private final Backlog first;
  private final Backlog second;
  private final Runnable work = this::work;

  /** Whether the team has been asked, or a thread is at it. */
  private final AtomicBoolean engaged = new AtomicBoolean();

  private volatile boolean wanted;

  /** For two backlogs of work. */
  Helper(Backlog first, Backlog second) {
    this.first = first;
    this.second = second;
  }

  /** Whether help is wanted. */
  boolean isWanted() {
    return wanted;
  }

  /** Asks for help, until {@link #dismiss}. */
  void call() {
    wanted = true;
    if (engaged.compareAndSet(false, true)) {
      Team.call(work);
    }
  }

  /** Lets the helper go once it is through with its piece. */
  void dismiss() {
    wanted = false;
  }

  @SuppressWarnings("ThreadPriorityCheck") // yielding decides about nothing but who runs meanwhile
  private void work() {
    do {
      int looks = 0;
      while (wanted) {
        if (first.advance() || second.advance()) {
          looks = 0;
        } else if (++looks < LOOKS) {
          Thread.yield();
        } else {
          LockSupport.parkNanos(PAUSE);
        }
      }
      engaged.set(false);
    } while (wanted && engaged.compareAndSet(false, true));
  }
}
