package org.rnnzoo.dynamics.recording;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Trial;

/**
 * What a network answers in each trial: the output that wins the last decision, or, in a task
 * without decisions and with a single output, the sign of that output in the last stretch that
 * counts.
 *
 * @param names the possible answers; empty if the task asks for none that can be read so
 * @param of the answer in each trial, {@code [trials]}; −1 for none
 * @param windows where it is read in each trial, {@code [trials]}; null for none
 */
public record Choices(List<String> names, int[] of, Epoch[] windows) {

  /** The answers in a recording. */
  public static Choices of(Recording recording) {
    int count = recording.trials().size();
    List<String> outputs = recording.trials().channels().outputs();
    int[] of = new int[count];
    Epoch[] windows = new Epoch[count];
    boolean decides = false;
    for (int i = 0; i < count; i++) {
      decides |= !recording.trials().get(i).decisions().isEmpty();
    }
    for (int i = 0; i < count; i++) {
      Trial trial = recording.trials().get(i);
      Response response = recording.response(i);
      of[i] = -1;
      if (decides && !trial.decisions().isEmpty()) {
        Decision last = trial.decisions().get(trial.decisions().size() - 1);
        windows[i] = last.window();
        of[i] = response.winner(last.window(), outputs.size());
      } else if (!decides && outputs.size() == 1) {
        windows[i] = lastCounted(trial);
        of[i] = windows[i] == null ? -1 : response.mean(0, windows[i]) > 0 ? 1 : 0;
      }
    }
    List<String> names = List.of();
    if (decides) {
      names = outputs;
    } else if (outputs.size() == 1) {
      names = List.of(outputs.get(0) + " below 0", outputs.get(0) + " above 0");
    }
    return new Choices(names, of, windows);
  }

  /** The last steps of a trial whose output counts; null if none does. */
  private static @Nullable Epoch lastCounted(Trial trial) {
    int end = trial.steps();
    while (end > 0 && trial.mask(end - 1, 0) == 0) {
      end--;
    }
    int start = end;
    while (start > 0 && trial.mask(start - 1, 0) > 0) {
      start--;
    }
    return end == 0 ? null : new Epoch("response", start, end);
  }

  /** The names of the answers, {@code [trials]}; null for none. */
  public @Nullable Object[] words() {
    return Arrays.stream(of).mapToObj(choice -> choice < 0 ? null : names.get(choice)).toArray();
  }
}
