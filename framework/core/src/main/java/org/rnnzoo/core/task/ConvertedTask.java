package org.rnnzoo.core.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Decision;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Response;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.TrialSource;
import org.rnnzoo.api.task.Verdict;

/**
 * A task for a network that was converted from one form into the other.
 *
 * <p>Its trials are those of the task, from the same random draws. Their inputs are what the
 * converted network needs to see, with a further one, {@code start}; and an answer is turned into
 * that of the network that was converted before the task judges it. So accuracies are those of that
 * network. The loss is not: training compares the outputs as they are with the targets.
 *
 * @param <P> the record of the task's parameters
 * @param task the task
 * @param conversion what stands between it and the network
 * @param alpha α = dt/τ, in (0, 1]
 */
public record ConvertedTask<P extends Record>(Task<P> task, Conversion conversion, double alpha)
    implements AlteredTask<P> {

  /** The input that a converted network has and its source has not. */
  public static final String START = "start";

  /**
   * The trials of a source for the converted network.
   *
   * @throws IllegalArgumentException if the conversion does not go with the task or the sampling
   *     period
   */
  public static <P extends Record> TrialSource<P> of(TrialSource<P> source, Conversion conversion) {
    int outputs = source.channels().outputs().size();
    double dt = source.clock().dt();
    if (conversion.outputs().size() != outputs) {
      throw new IllegalArgumentException(
          "converted.outputs has %s numbers; it must have one for each output of the task, %s."
              .formatted(conversion.outputs().size(), outputs));
    } else if (conversion.tau() < dt) {
      throw new IllegalArgumentException(
          "converted.tau is %s ms; it must be at least the sampling period, %s ms."
              .formatted(conversion.tau(), dt));
    } else if (source.channels().inputs().contains(START)) {
      throw new IllegalArgumentException(
          "It has an input '%s', a name that a converted network needs for an input of its own; so a network of this task cannot be converted."
              .formatted(START));
    }
    return new TrialSource<>(
        new ConvertedTask<>(source.task(), conversion, dt / conversion.tau()),
        source.parameters(),
        source.clock(),
        source.stream());
  }

  @Override
  public Channels channels(P parameters) {
    Channels own = task.channels(parameters);
    List<String> inputs = new ArrayList<>(own.inputs());
    inputs.add(START);
    return new Channels(inputs, own.outputs());
  }

  @Override
  public void compose(P parameters, TrialBuilder trial) {
    Trial shown = shown(parameters, trial);
    List<String> outputs = shown.channels().outputs();
    trial.lay(shown, List.of(), IntStream.range(0, outputs.size()).boxed().toList());
    for (int i = 0; i < shown.channels().inputs().size(); i++) {
      int input = i;
      double[] course = course(shown, step -> shown.input(step, input));
      write(conversion.input(alpha, course), trial.input(input));
    }
    write(conversion.start(alpha, shown.steps()), trial.input(START));
    shown.epochs().forEach(trial::epoch);
    for (Decision asked : shown.decisions()) {
      trial.decision(asked.name(), outputs.get(asked.output()), asked.window());
    }
    MixedTask.copyConditions(shown, "", trial);
  }

  /** The trial of the task, which draws from the stream as it would by itself. */
  private Trial shown(P parameters, TrialBuilder trial) {
    TrialBuilder shown = new TrialBuilder(task.channels(parameters), trial.clock(), trial.random());
    task.compose(parameters, shown);
    return shown.build();
  }

  private static void write(double[] course, TrialBuilder.Line line) {
    for (int step = 0; step < course.length; step++) {
      line.set(course[step], new Epoch("", step, step + 1));
    }
  }

  @Override
  public Verdict score(P parameters, Trial trial, Response response) {
    return task.score(parameters, trial.parts().get(0), answer(trial, response));
  }

  /** The answer of the network that was converted. */
  private Response answer(Trial trial, Response response) {
    int width = trial.channels().outputs().size();
    float[] answer = new float[trial.steps() * width];
    for (int o = 0; o < width; o++) {
      int output = o;
      double[] given = course(trial, step -> response.output(step, output));
      double[] turned = conversion.output(alpha, output, given);
      for (int step = 0; step < turned.length; step++) {
        answer[step * width + output] = (float) turned[step];
      }
    }
    return new Response(answer, trial.steps(), width, 0);
  }

  private static double[] course(Trial trial, IntToDoubleFunction value) {
    return IntStream.range(0, trial.steps()).mapToDouble(value).toArray();
  }
}
