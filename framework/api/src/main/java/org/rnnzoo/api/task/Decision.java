package org.rnnzoo.api.task;

/**
 * A moment in a trial at which a choice is asked for.
 *
 * @param name what is decided, such as {@code test} or {@code test-2}
 * @param output the place of the output that must win
 * @param window the steps over which the outputs are averaged before they are compared
 */
public record Decision(String name, int output, Epoch window) {

  /**
   * Whether the right output wins: it has the highest mean over the window.
   *
   * @param outputs the number of outputs
   */
  boolean isRight(Response response, int outputs) {
    return output == response.winner(window, outputs);
  }
}
