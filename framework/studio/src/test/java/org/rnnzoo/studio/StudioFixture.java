package org.rnnzoo.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rnnzoo.core.plugin.ClassPathPlugins;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.studio.gate.Pass;
import org.rnnzoo.studio.resource.StudioPlugins;

/** A studio on a free port with the plugins of the class path. */
final class StudioFixture implements AutoCloseable {

  private static final ClassPathPlugins PLUGINS = new ClassPathPlugins();

  final Studio studio;
  final String token;

  StudioFixture(Path folder, boolean readOnly) throws IOException {
    this(folder, readOnly, List.of("echo"), Optional.empty());
  }

  /** With a command that takes the place of the zoo, and a place for plugins that are dropped. */
  StudioFixture(Path folder, boolean readOnly, List<String> program, Optional<Path> plugins)
      throws IOException {
    this(folder, readOnly, program, plugins, List.of());
  }

  /** With further plugins. */
  StudioFixture(Path folder, List<Installed> more) throws IOException {
    this(folder, false, List.of("echo"), Optional.empty(), more);
  }

  private StudioFixture(
      Path folder,
      boolean readOnly,
      List<String> program,
      Optional<Path> plugins,
      List<Installed> more)
      throws IOException {
    Path secret = folder.resolve("home/studio-token");
    Pass pass = Pass.in(secret);
    token = Files.readString(secret).strip();
    StudioSettings settings =
        new StudioSettings(
            0, folder.resolve("runs"), folder.resolve("shipped"), readOnly, program, 1, plugins);
    studio = Studio.start(settings, new Plugins(more), pass);
  }

  RawHttp request() {
    return new RawHttp(studio.port());
  }

  /** A request that a script with the secret makes. */
  RawHttp trusted() {
    return request()
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  @Override
  public void close() {
    studio.close();
  }

  private record Plugins(List<Installed> more) implements StudioPlugins {

    @Override
    public List<Installed> all(PluginKind kind) {
      return Stream.concat(
              PLUGINS.all(kind).stream(), more.stream().filter(plugin -> plugin.kind() == kind))
          .toList();
    }

    @Override
    public List<PluginProblem> problems() {
      return PLUGINS.problems();
    }

    @Override
    public Lease lease() {
      return PLUGINS.lease();
    }

    @Override
    public List<Map<String, Object>> files() {
      return List.of();
    }

    @Override
    public void refresh() {
      // The class path stays as it is.
    }
  }
}
