package org.rnnzoo.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Pieces of work that are done one after the other, each by whichever thread comes to it first.
 *
 * <p>The owner opens pieces and later wants them finished. In between, a helper may do them. Since
 * their order is fixed, it makes no difference to the result who did which.
 */
final class Backlog {

  /** How often to look for another thread's piece before leaving the processor to others. */
  private static final int LOOKS = 1000;

  private final IntConsumer work;
  private final AtomicBoolean taken = new AtomicBoolean();
  private volatile int open;
  private volatile int done;
  private volatile @Nullable Throwable failure;

  /** Pieces of work by their numbers, of which none is open yet. */
  Backlog(IntConsumer work) {
    this.work = work;
  }

  /** Starts again at piece 0; nothing is open. For the owner. */
  void reset() {
    while (!taken.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
    open = 0;
    done = 0;
    failure = null;
    taken.set(false);
  }

  /** Lets the pieces before {@code end} be done. For the owner. */
  void open(int end) {
    open = end;
  }

  /** Does the next piece if it is open and nobody is at a piece; otherwise it does nothing. */
  boolean advance() {
    if (done >= open || taken.get() || !taken.compareAndSet(false, true)) {
      return false;
    }
    try {
      int next = done;
      if (next >= open || failure != null) {
        return false;
      }
      work.accept(next);
      done = next + 1;
      return true;
    } catch (RuntimeException | Error e) {
      failure = e;
      return false;
    } finally {
      taken.set(false);
    }
  }

  /**
   * Returns once the pieces before {@code end}, which are open, are done. For the owner.
   *
   * @throws IllegalStateException if a piece failed
   */
  @SuppressWarnings("ThreadPriorityCheck") // yielding decides about nothing but who runs meanwhile
  void finish(int end) {
    int looks = 0;
    while (done < end) {
      if (advance()) {
        continue;
      }
      if (failure != null) {
        throw new IllegalStateException("A piece of work of the engine failed.", failure);
      }
      if (++looks < LOOKS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
