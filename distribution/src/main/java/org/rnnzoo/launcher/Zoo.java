package org.rnnzoo.launcher;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.engine.VectorApi;
import org.rnnzoo.host.ClassOwner;
import org.rnnzoo.host.PluginHost;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the zoo, and what its commands share. */
@Command(
    name = "zoo",
    description = "Pick behavioural tasks, train recurrent networks, read off their circuits.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Zoo.Version.class,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the job failed, such as training that diverged",
      "2:the command line, a configuration or a file is wrong",
      "3:a plugin is missing or broken",
      "130:interrupted; 'zoo resume' goes on from the checkpoint"
    },
    footer = {
      "",
      "Begin with 'zoo studio', 'zoo demo', or 'zoo tasks' and 'zoo train --task NAME'."
    })
public final class Zoo implements Callable<Integer>, AutoCloseable {

  /** The narrowest that picocli allows. */
  private static final int NARROWEST_HELP = 55;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "A further folder of plugin jars. May be repeated.")
  private List<Path> pluginFolders = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Tell nothing of the progress.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came up.")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Explain the command.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print the version of the zoo.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  @Spec private CommandSpec spec;

  private final Terminal terminal;
  private final Installation installation;
  private final Function<List<Path>, Catalogue> loader;
  private Catalogue catalogue;

  /** Starts the program; its exit code is that of the command. */
  public static void main(String[] arguments) {
    // Names, versions and numbers for files are the same wherever the user lives.
    Locale.setDefault(Locale.ROOT);
    Terminal terminal = Terminal.ofProcess();
    System.setOut(terminal.strayTalk());
    Installation installation = Installation.ofProcess();
    Zoo zoo =
        new Zoo(
            terminal,
            installation,
            folders ->
                Catalogue.of(
                    PluginHost.start(folders), installation.withoutStandardFolders(folders)));
    Function<String, Optional<String>> owner = name -> ClassOwner.of(zoo.folders(), name);
    ProcessEnd.watch();
    UnwantedExit.watch(terminal, owner);
    UncaughtErrors.watch(terminal, owner, zoo::debug);
    ProcessEnd.after(zoo::close, zoo.run(arguments));
  }

  /**
   * @param loader loads the plugins of some folders, when a command needs them
   */
  Zoo(Terminal terminal, Installation installation, Function<List<Path>, Catalogue> loader) {
    this.terminal = terminal;
    this.installation = installation;
    this.loader = loader;
  }

  int run(String... arguments) {
    Failures failures = new Failures(this);
    try {
      int code = commandLine(failures, arguments).execute(arguments);
      return code == ExitCode.DONE ? failures.lostResults().orElse(ExitCode.DONE) : code;
    } catch (LinkageError | OutOfMemoryError e) {
      return failures.handle(e);
    }
  }

  /** The grammar of the command line. */
  CommandLine commandLine() {
    return commandLine(new Failures(this));
  }

  private CommandLine commandLine(Failures failures, String... arguments) {
    boolean colours = terminal.outIsTerminal() && terminal.colours();
    CommandLine line = new CommandLine(this);
    Commands.of(arguments).forEach(line::addSubcommand);
    return line.registerConverter(Integer.class, new WholeNumber())
        .registerConverter(int.class, new WholeNumber())
        .registerConverter(Path.class, new FileName())
        .setAllowSubcommandsAsOptionParameters(true) // a folder may be called plugins
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(Help.defaultColorScheme(colours ? Help.Ansi.ON : Help.Ansi.OFF))
        .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(terminal.columns(), 110)))
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Without a command. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }

  Terminal terminal() {
    return terminal;
  }

  Installation installation() {
    return installation;
  }

  /** The further folders of plugins that were named. */
  List<Path> pluginFolders() {
    return List.copyOf(pluginFolders);
  }

  boolean debug() {
    return debug;
  }

  /** Prints a line of the result. */
  void print(String line) {
    terminal.out().println(PlainText.of(line));
  }

  /** Prints a table of the result, as wide as the terminal at most. */
  void print(Table table) {
    table.lines(0, width()).forEach(this::print);
  }

  /** The most characters on a line of the result; what is no terminal takes any number. */
  int width() {
    return terminal.outIsTerminal() ? terminal.columns() : Integer.MAX_VALUE;
  }

  /** Says something that is not the result. */
  void say(String sentence) {
    if (!quiet) {
      terminal.err().println(PlainText.of(sentence));
    }
  }

  /** Says that a result is not what it seems; told even to those who want quiet. */
  void note(String sentence) {
    terminal.err().println("Note: " + sentence);
  }

  /** Gets the engine ready, does a job, and tells meanwhile how it is going. */
  <T> T job(Function<JobListener, T> work) {
    try (Commentary commentary = Commentary.on(terminal, quiet)) {
      loadVectorApi(commentary);
      return work.apply(commentary);
    }
  }

  private static void loadVectorApi(JobListener listener) {
    try {
      VectorApi.load();
    } catch (ReflectiveOperationException e) {
      listener.note("The Vector API cannot be loaded, so the engine is slower (" + e + ").");
    }
  }

  /** What a process of this program needs to see the same plugins. */
  List<String> pluginOptions() {
    return pluginFolders.stream()
        .flatMap(path -> Stream.of("--plugins", path.toAbsolutePath().toString()))
        .toList();
  }

  /** The plugins; those named on the command line come before the user's and the zoo's own. */
  Catalogue plugins() {
    if (catalogue == null) {
      pluginFolders.stream()
          .filter(folder -> !Files.isDirectory(folder))
          .findFirst()
          .ifPresent(
              folder -> {
                throw UserException.input("There is no plugin folder " + folder + ".");
              });
      catalogue = loader.apply(folders());
      catalogue.problems().stream()
          .filter(problem -> problem.kind() == PluginProblem.Kind.NAME_CLASH)
          .forEach(problem -> say("Note: " + problem.sentence() + " " + problem.hint()));
    }
    return catalogue;
  }

  /** The folders of plugins in the order in which they count. */
  private List<Path> folders() {
    List<Path> folders = new ArrayList<>(pluginFolders);
    folders.add(installation.userPlugins());
    folders.add(installation.plugins());
    return folders;
  }

  /** An experiment from a configuration and changes to it. */
  Experiment experiment(Map<String, Object> tree, Map<String, Object> changes) {
    return ExperimentReader.read(tree, changes, plugins());
  }

  /** What an error means if a plugin was built against something else than it got. */
  Optional<String> explain(Throwable error) {
    if (catalogue == null) {
      return Optional.empty();
    }
    List<Installed> all =
        Arrays.stream(PluginKind.values()).flatMap(kind -> catalogue.all(kind).stream()).toList();
    return catalogue.explain(error, all).map(problem -> problem.sentence() + " " + problem.hint());
  }

  @Override
  public void close() {
    if (catalogue != null) {
      catalogue.close();
    }
  }

  /** The version of the launcher. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String number = Zoo.class.getPackage().getImplementationVersion();
      return new String[] {"zoo " + (number == null ? "development" : number)};
    }
  }
}
