package org.rnnzoo.studio;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginFailure;
import org.rnnzoo.studio.gate.Gate;
import org.rnnzoo.studio.gate.Pass;
import org.rnnzoo.studio.live.EventStream;
import org.rnnzoo.studio.live.Feed;
import org.rnnzoo.studio.page.Assets;
import org.rnnzoo.studio.page.Shell;
import org.rnnzoo.studio.resource.AnalysisResource;
import org.rnnzoo.studio.resource.CatalogueResource;
import org.rnnzoo.studio.resource.CircuitResource;
import org.rnnzoo.studio.resource.CompareResource;
import org.rnnzoo.studio.resource.ComparisonsResource;
import org.rnnzoo.studio.resource.DraftResource;
import org.rnnzoo.studio.resource.HealthResource;
import org.rnnzoo.studio.resource.JobsResource;
import org.rnnzoo.studio.resource.NotThereException;
import org.rnnzoo.studio.resource.OpenRuns;
import org.rnnzoo.studio.resource.PluginsResource;
import org.rnnzoo.studio.resource.Resource;
import org.rnnzoo.studio.resource.RunsResource;
import org.rnnzoo.studio.resource.ShellResource;
import org.rnnzoo.studio.resource.StudioPlugins;
import org.rnnzoo.studio.resource.SweepsResource;
import org.rnnzoo.studio.resource.Workspace;
import org.rnnzoo.workbench.catalogue.PluginIntake;
import org.rnnzoo.workbench.job.Jobs;
import org.rnnzoo.workbench.runs.RunIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running studio: a server on the loopback, the pages behind it, and a watch over the runs. */
public final class Studio implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Studio.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_THREADS = 16;

  private final Javalin server;
  private final Feed feed;
  private final EventStream stream;
  private final Pass pass;

  private Studio(Javalin server, Feed feed, EventStream stream, Pass pass) {
    this.server = server;
    this.feed = feed;
    this.stream = stream;
    this.pass = pass;
  }

  /**
   * Starts a studio.
   *
   * @throws UserException if the port is taken
   */
  public static Studio start(StudioSettings settings, StudioPlugins plugins, Pass pass) {
    Workspace workspace =
        new Workspace(
            settings.runs(), settings.shipped(), settings.runs().resolveSibling("sweeps"));
    RunIndex index = new RunIndex(settings.runs());
    Jobs jobs = new Jobs(settings.runs(), Path.of(""), settings.program(), settings.trainings());
    EventStream stream = new EventStream();
    OpenRuns open = new OpenRuns(plugins);
    List<Resource> resources =
        List.of(
            new ShellResource(settings.runs(), settings.readOnly()),
            new CatalogueResource(plugins),
            new DraftResource(plugins, jobs, workspace),
            new RunsResource(workspace, index, jobs),
            new AnalysisResource(workspace, plugins, jobs, open),
            new CircuitResource(workspace, open),
            new CompareResource(workspace, index),
            new ComparisonsResource(workspace, index, plugins, jobs),
            new SweepsResource(workspace, plugins, settings.program()),
            new PluginsResource(
                plugins,
                settings.plugins().map(place -> new PluginIntake(place, settings.program()))),
            new HealthResource(plugins, workspace),
            new JobsResource(jobs));
    Gate gate = new Gate(pass, settings.readOnly(), Shell.contentPolicy());
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, settings, gate, stream);
              addPages(config, new Assets());
              resources.forEach(resource -> resource.open(config.routes));
              addFailures(config);
            });
    requireFree(settings.port());
    server.start();
    Feed feed =
        new Feed(settings.runs(), index, jobs, workspace::allSweeps, stream, settings.readOnly());
    feed.start();
    return new Studio(server, feed, stream, pass);
  }

  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      probe.getLocalPort();
    } catch (IOException e) {
      throw UserException.input(
          "Port %s of %s is taken; choose another with --port, or 0 for any."
              .formatted(port, LOOPBACK),
          e);
    }
  }

  private static void configure(
      JavalinConfig config, StudioSettings settings, Gate gate, EventStream stream) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = LOOPBACK;
    config.jetty.port = settings.port();
    config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 2);
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServletContextHandler(handler -> add(handler, gate, stream));
  }

  /** The gate stands before every servlet, the stream of events included. */
  private static void add(ServletContextHandler handler, Gate gate, EventStream stream) {
    FilterHolder filter = new FilterHolder(gate);
    filter.setAsyncSupported(true);
    handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    ServletHolder events = new ServletHolder(stream);
    events.setAsyncSupported(true);
    handler.addServlet(events, "/api/events");
  }

  private static void addPages(JavalinConfig config, Assets assets) {
    for (String page :
        List.of(
            "/",
            "/build",
            "/runs",
            "/runs/{run}",
            "/analyse",
            "/compare",
            "/comparisons/{comparison}",
            "/sweeps",
            "/sweeps/{sweep}",
            "/zoo",
            "/plugins",
            "/doctor")) {
      config.routes.get(page, context -> context.html(Shell.html()));
    }
    config.routes.get(
        "/web/<path>", context -> send(context, assets.own(context.pathParam("path"))));
    config.routes.get(
        "/lib/<path>", context -> send(context, assets.library(context.pathParam("path"))));
  }

  private static void send(Context context, Optional<Assets.Asset> asset) {
    if (asset.isEmpty()) {
      context.status(404);
      return;
    }
    context.header("Cache-Control", "private, max-age=60");
    context.contentType(asset.get().type()).result(asset.get().content());
  }

  private static void addFailures(JavalinConfig config) {
    config.routes.exception(UserException.class, (e, context) -> tell(context, 400, e));
    config.routes.exception(MissingPluginException.class, (e, context) -> tell(context, 409, e));
    config.routes.exception(PluginFailure.class, (e, context) -> tell(context, 500, e));
    config.routes.exception(NotThereException.class, (e, context) -> tell(context, 404, e));
    config.routes.exception(IllegalArgumentException.class, (e, context) -> tell(context, 400, e));
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.warn("{} failed.", context.path(), e);
          tell(
              context,
              500,
              new IllegalStateException(
                  "This should not have happened: %s. The terminal of the studio says where."
                      .formatted(e)));
        });
  }

  private static void tell(Context context, int status, Exception e) {
    context
        .status(status)
        .contentType("application/json")
        .result(Trees.jsonLine(Map.of("error", String.valueOf(e.getMessage()))));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** A link that lets one browser in, once and within a minute. */
  public String link() {
    return "http://%s:%s/enter?code=%s".formatted(LOOPBACK, port(), pass.issueCode());
  }

  /** How many browsers listen for changes. */
  public int listeners() {
    return stream.readers();
  }

  @Override
  public void close() {
    feed.close();
    server.stop();
  }
}
