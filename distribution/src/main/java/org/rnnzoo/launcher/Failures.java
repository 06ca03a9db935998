package org.rnnzoo.launcher;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.rnnzoo.core.Thrown;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.core.plugin.TaskRefusal;
import org.rnnzoo.core.schema.BrokenRecordException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into sentences and exit codes. Stack traces are shown on demand only. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final String TELL = " If the plugin is not yours, tell its author.";

  private final Zoo zoo;

  Failures(Zoo zoo) {
    this.zoo = zoo;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    say(e.getMessage());
    List<String> meant =
        e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    if (!meant.isEmpty()) {
      say("Did you mean: " + String.join(" or ", meant) + "?");
    }
    say("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
    if (Arrays.asList(arguments).contains("--debug")) {
      e.printStackTrace(zoo.terminal().err());
    }
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    return handle(e);
  }

  /** Tells what went wrong. */
  int handle(Throwable e) {
    int code = tell(e);
    if (zoo.debug()) {
      e.printStackTrace(zoo.terminal().err());
    }
    return code;
  }

  /** Tells that results were lost on their way to standard output, and the exit code of that. */
  Optional<Integer> lostResults() {
    if (!(zoo.terminal().out() instanceof ResultStream out)) {
      return Optional.empty();
    }
    Optional<IOException> loss = out.loss();
    // Who reads only the beginning, as head does, wants no more and no word about it.
    loss.filter(e -> !String.valueOf(e.getMessage()).contains("Broken pipe"))
        .ifPresent(
            e ->
                say(
                    "Standard output cannot be written to (%s); what it was to hold is lost."
                        .formatted(e.getMessage())));
    return loss.map(e -> ExitCode.JOB_FAILED);
  }

  private int tell(Throwable e) {
    if (e instanceof UserException mistake) {
      say(mistake.getMessage());
      return mistake.blame() == UserException.Blame.JOB ? ExitCode.JOB_FAILED : ExitCode.USAGE;
    } else if (e instanceof TaskRefusal) {
      say("task: " + e.getMessage());
      return ExitCode.USAGE;
    } else if (e instanceof MissingPluginException) {
      say(e.getMessage());
      return ExitCode.PLUGIN;
    } else if (Thrown.chain(e).stream().anyMatch(Failures::lacksNatives)) {
      say(
          "This needs ND4J's native libraries, which are not there for this machine. Unpack the"
              + " zoo's natives archive of this platform beside the program; training and"
              + " evaluating do without.");
      return ExitCode.JOB_FAILED;
    } else if (e instanceof PluginFailure) {
      say(zoo.explain(e).orElseGet(() -> e.getMessage() + seeWhere() + TELL));
      return ExitCode.PLUGIN;
    } else if (e instanceof BrokenRecordException) {
      say(e.getMessage() + seeWhere() + TELL);
      return ExitCode.PLUGIN;
    } else if (e instanceof CancellationException) {
      say(e.getMessage());
      return ExitCode.INTERRUPTED;
    } else if (e instanceof LinkageError) {
      say(zoo.explain(e).orElseGet(() -> unexpected(e)));
      return ExitCode.PLUGIN;
    } else if (e instanceof OutOfMemoryError) {
      say(
          "There is not enough memory (%s). Give Java more, as in ZOO_JAVA_OPTIONS=-Xmx8g, or make"
                  .formatted(e.getMessage())
              + " the network, the batch or the trials smaller.");
      return ExitCode.JOB_FAILED;
    }
    say(unexpected(e));
    return ExitCode.JOB_FAILED;
  }

  /** ND4J tells it when its first array is made, and later only that this has failed before. */
  private static boolean lacksNatives(Throwable e) {
    String factory = "org.nd4j.linalg.factory.Nd4j";
    return e instanceof NoClassDefFoundError
        ? String.valueOf(e.getMessage()).contains("initialize class " + factory)
        : e instanceof ExceptionInInitializerError
            && Arrays.stream(e.getStackTrace())
                .anyMatch(
                    frame ->
                        frame.getClassName().equals(factory)
                            && frame.getMethodName().equals("<clinit>"));
  }

  private String unexpected(Throwable e) {
    return "This should not have happened: %s.".formatted(Thrown.words(e)) + seeWhere();
  }

  private String seeWhere() {
    return zoo.debug() ? "" : " Run the command again with --debug to see where.";
  }

  private void say(String sentence) {
    zoo.terminal().err().println(PlainText.of(sentence));
  }
}
