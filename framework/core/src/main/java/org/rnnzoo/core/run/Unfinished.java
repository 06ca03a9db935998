package org.rnnzoo.core.run;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/**
 * Work that this process is at. If a plugin ends the process in its midst, no exception tells the
 * work about it; then it is told here, so that its files can say why it ended.
 */
public final class Unfinished implements AutoCloseable {

  private static final Deque<Unfinished> ALL = new ConcurrentLinkedDeque<>();

  private final Consumer<String> lastWord;

  private Unfinished(Consumer<String> lastWord) {
    this.lastWord = lastWord;
  }

  /**
   * Begins work, until it is closed.
   *
   * @param lastWord writes down why the work ended, given as a sentence; called on another thread
   *     than that of the work, which may stand still anywhere
   */
  public static Unfinished work(Consumer<String> lastWord) {
    Unfinished unfinished = new Unfinished(lastWord);
    ALL.push(unfinished);
    return unfinished;
  }

  /**
   * The process is about to end: lets all work write down why, what began last first.
   *
   * @param failures told of what cannot be written down
   */
  public static void end(String why, Consumer<RuntimeException> failures) {
    for (Unfinished unfinished : ALL) {
      try {
        unfinished.lastWord.accept(why);
      } catch (RuntimeException e) {
        failures.accept(e);
      }
    }
  }

  @Override
  public void close() {
    ALL.remove(this);
  }
}
