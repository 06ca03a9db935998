package org.rnnzoo.launcher;

import java.util.List;
import java.util.Locale;

/** The commands, in the order in which they are told. */
final class Commands {

  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          TasksCommand.class,
          ModelsCommand.class,
          TrainersCommand.class,
          AnalysesCommand.class,
          ComparisonsCommand.class,
          PluginsCommand.class,
          TrialCommand.class,
          TrainCommand.class,
          ResumeCommand.class,
          EvaluateCommand.class,
          AnalyzeCommand.class,
          CompareCommand.class,
          ComplexityCommand.class,
          ResultsCommand.class,
          FigureCommand.class,
          ConvertCommand.class,
          ImportCommand.class,
          WeightsCommand.class,
          ExportCommand.class,
          ReportCommand.class,
          RunsCommand.class,
          SweepCommand.class,
          StudioCommand.class,
          SchemaCommand.class,
          CompletionCommand.class,
          DoctorCommand.class);

  private Commands() {}

  /**
   * Those that a command line may mean. Reading the options of a command by reflection takes time,
   * so where the line begins with the name of one, it is that one alone.
   */
  static List<Class<?>> of(String... arguments) {
    List<Class<?>> named =
        ALL.stream()
            .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
            .toList();
    return named.isEmpty() ? ALL : named;
  }

  /** The word on the command line, which is also in the name of the class. */
  private static String name(Class<?> command) {
    return command.getSimpleName().replaceFirst("Command$", "").toLowerCase(Locale.ROOT);
  }
}
