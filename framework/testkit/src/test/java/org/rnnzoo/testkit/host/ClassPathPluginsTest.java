package org.rnnzoo.testkit.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.core.plugin.ClassPathPlugins;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.testkit.PluginJar;

class ClassPathPluginsTest {

  @TempDir private Path folder;

  @Test
  void aPluginIsKnownByTheManifestOfItsJar() throws IOException {
    Path jar = EchoJar.bundle("echo.jar", "org.acme.echo", "1.2.0").writeTo(folder);

    try (URLClassLoader loader = loader(jar)) {
      Plugins plugins = new ClassPathPlugins(loader);
      Installed echo = plugins.find(PluginKind.TASK, PluginRequest.parse("echo@[1,2)"));
      assertThat(echo.origin().bundle()).isEqualTo("org.acme.echo");
      assertThat(echo.origin().version()).isEqualTo(new Version(1, 2, 0));
      assertThat(echo.origin().location()).isEqualTo(jar.toString());
      assertThat(echo.origin().sha256()).matches("[0-9a-f]{64}");
      assertThat(plugins.problems()).isEmpty();
    }
  }

  @Test
  void withoutAManifestItIsKnownByItsClass() throws IOException {
    Path jar = EchoJar.plain("echo-1.2.0.jar").writeTo(folder);

    try (URLClassLoader loader = loader(jar)) {
      assertThat(ofAcme(new ClassPathPlugins(loader)))
          .extracting(Installed::origin)
          .extracting(Origin::bundle, Origin::version)
          .containsExactly(tuple("org.acme.Echo", Version.emptyVersion));
    }
  }

  @Test
  void aBrokenProviderIsAProblemAndItsNeighboursAreFound() throws IOException {
    Path jar =
        PluginJar.named("echo.jar")
            .provider(Task.class, "org.acme.Gone")
            .source(
                "org.acme.Sulky",
                EchoJar.task(
                    "Sulky",
                    "sulky",
                    "public Sulky() { throw new IllegalStateException(\"no\"); }"))
            .provider(Task.class, "org.acme.Sulky")
            .source("org.acme.Echo", EchoJar.task("Echo", "echo", ""))
            .provider(Task.class, "org.acme.Echo")
            .writeTo(folder);

    try (URLClassLoader loader = loader(jar)) {
      Plugins plugins = new ClassPathPlugins(loader);
      assertThat(ofAcme(plugins)).extracting(Installed::name).containsExactly("echo");
      assertThat(plugins.problems())
          .extracting(PluginProblem::sentence)
          .containsExactly(
              "A task on the class path cannot be used: org.rnnzoo.api.task.Task: Provider"
                  + " org.acme.Gone not found.",
              "A task on the class path cannot be used: org.rnnzoo.api.task.Task: Provider"
                  + " org.acme.Sulky could not be instantiated, java.lang.IllegalStateException:"
                  + " no.");
    }
  }

  @Test
  void theyAreSortedByName() throws IOException {
    Path b =
        PluginJar.named("b.jar")
            .source("org.acme.B", EchoJar.task("B", "b", ""))
            .provider(Task.class, "org.acme.B")
            .writeTo(folder);
    Path a =
        PluginJar.named("a.jar")
            .source("org.acme.A", EchoJar.task("A", "a", ""))
            .provider(Task.class, "org.acme.A")
            .writeTo(folder);

    try (URLClassLoader loader = loader(b, a)) {
      assertThat(ofAcme(new ClassPathPlugins(loader)))
          .extracting(Installed::name)
          .isEqualTo(List.of("a", "b"));
    }
  }

  /** The class path of this test has a task of its own. */
  private static List<Installed> ofAcme(Plugins plugins) {
    return plugins.all(PluginKind.TASK).stream()
        .filter(task -> task.provider().getPackageName().equals("org.acme"))
        .toList();
  }

  private URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, Task.class.getClassLoader());
  }
}
