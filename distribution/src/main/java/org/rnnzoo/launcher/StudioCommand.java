package org.rnnzoo.launcher;

import java.awt.Desktop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.rnnzoo.core.UserException;
import org.rnnzoo.studio.Studio;
import org.rnnzoo.studio.StudioSettings;
import org.rnnzoo.studio.gate.Pass;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code zoo studio}. */
@Command(
    name = "studio",
    sortOptions = false,
    description =
        "Open the studio in a browser: choose tasks, train, watch and analyse. Trainings are"
            + " processes of their own and go on when the studio ends.",
    footer = {"", "On another machine, forward the port first: ssh -L 7411:127.0.0.1:7411 MACHINE"})
final class StudioCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65535;

  @ParentCommand private Zoo zoo;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "7411",
      description = "The port on this machine; ${DEFAULT-VALUE} if not given, 0 for any.")
  private int port;

  @Option(names = "--no-browser", description = "Print the link and open no browser.")
  private boolean noBrowser;

  @Option(names = "--read-only", description = "Show only: nothing can be started or changed.")
  private boolean readOnly;

  @Option(
      names = "--allow-plugins",
      description =
          "Plugin jars may be dropped into the page Plugins. They go to ~/.rnnzoo/plugins and run"
              + " with your rights.")
  private boolean allowPlugins;

  @Option(
      names = "--trainings",
      paramLabel = "N",
      description = "Trainings that run at once; one for every two processors if not given.")
  private Integer trainings;

  @Option(
      names = "--warm-up",
      hidden = true,
      description =
          "Start, answer a little, and end, so that Java can write its archive of classes.")
  private boolean warmUp;

  @Mixin private RunsFolder runs;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw UserException.input(
          "--port is %s; it must be from 1 to %s, or 0 for any.".formatted(port, HIGHEST_PORT));
    } else if (trainings != null && trainings < 1) {
      throw UserException.input("--trainings is %s; it must be at least 1.".formatted(trainings));
    }
    Pass pass = Pass.in(zoo.installation().userHome().resolve("studio-token"));
    CountDownLatch end = new CountDownLatch(1);
    // Before there are two threads: the logging library cannot be set up by both at once.
    LoggerFactory.getLogger(StudioCommand.class).debug("The studio starts on port {}.", port);
    LazyPlugins plugins = LazyPlugins.load(zoo::plugins);
    if (warmUp) {
      new WarmUp(plugins, pass).of(settings().onAnyPort());
      return ExitCode.DONE;
    }
    try (Studio studio = Studio.start(settings(), plugins, pass)) {
      Runtime.getRuntime().addShutdownHook(new Thread(end::countDown, "studio end"));
      greet(studio);
      listen(studio);
      end.await();
    }
    return ExitCode.DONE;
  }

  private StudioSettings settings() {
    Installation installation = zoo.installation();
    List<String> program = new ArrayList<>();
    program.add(installation.program().toAbsolutePath().toString());
    zoo.pluginFolders()
        .forEach(
            folder -> {
              program.add("--plugins");
              program.add(folder.toAbsolutePath().toString());
            });
    int processors = Runtime.getRuntime().availableProcessors();
    return new StudioSettings(
        port,
        runs.path(),
        installation.shippedRuns(),
        readOnly,
        program,
        trainings == null ? Math.max(1, processors / 2) : trainings,
        allowPlugins ? Optional.of(installation.userPlugins()) : Optional.empty());
  }

  private void greet(Studio studio) {
    String link = studio.link();
    zoo.print(link);
    zoo.say(
        "The studio is ready. The link works once and for a minute; press Enter for a new one,"
            + " Ctrl-C to end the studio. Trainings go on without it.");
    if (!noBrowser) {
      open(link);
    }
  }

  private void open(String link) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("mac")
            ? List.of("open", link)
            : system.contains("win") ? List.of("explorer", link) : List.of("xdg-open", link);
    try {
      if (!system.contains("win") || !Desktop.isDesktopSupported()) {
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      } else {
        Desktop.getDesktop().browse(URI.create(link));
      }
    } catch (IOException e) {
      zoo.say("No browser could be opened; open the link yourself.");
    }
  }

  /** Prints a new link whenever somebody presses Enter. */
  private void listen(Studio studio) {
    Thread thread =
        new Thread(
            () -> {
              BufferedReader keys =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
              try {
                while (keys.readLine() != null) {
                  zoo.print(studio.link());
                }
              } catch (IOException e) {
                zoo.say("No more links will be printed (" + e.getMessage() + ").");
              }
            },
            "studio keys");
    thread.setDaemon(true);
    thread.start();
  }
}
