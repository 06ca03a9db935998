package org.rnnzoo.core;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Something that the user can put right. The message is complete: what, where, and what to do.
 *
 * <p>It is shown without a stack trace; the exit code of the program follows from {@link #blame()}.
 * If several things are wrong, each is one of {@link #mistakes()} and a line of the message.
 */
public final class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Blame blame;
  private final transient List<Mistake> mistakes;

  /** Where the trouble lies. */
  public enum Blame {
    /** In what was asked for: a configuration, a file, a folder. */
    INPUT,
    /** In the work itself, such as training that diverged. */
    JOB
  }

  private UserException(Blame blame, String message, Throwable cause) {
    super(message, cause);
    this.blame = blame;
    this.mistakes = List.of(new Mistake("", message));
  }

  private UserException(List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::sentence).collect(Collectors.joining("\n")));
    this.blame = Blame.INPUT;
    this.mistakes = List.copyOf(mistakes);
  }

  /** Several things are wrong with the input. */
  public static UserException input(List<Mistake> mistakes) {
    return new UserException(mistakes);
  }

  /** The input is wrong. */
  public static UserException input(String message) {
    return new UserException(Blame.INPUT, message, null);
  }

  /** The input is wrong, as an exception showed. */
  public static UserException input(String message, Throwable cause) {
    return new UserException(Blame.INPUT, message, cause);
  }

  /** The work failed. */
  public static UserException job(String message) {
    return new UserException(Blame.JOB, message, null);
  }

  /** The work failed, as an exception showed. */
  public static UserException job(String message, Throwable cause) {
    return new UserException(Blame.JOB, message, cause);
  }

  /** Where the trouble lies. */
  public Blame blame() {
    return blame;
  }

  /** Everything that is wrong, at least one thing. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
