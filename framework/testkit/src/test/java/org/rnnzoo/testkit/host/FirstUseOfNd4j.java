package org.rnnzoo.testkit.host;

import java.nio.file.Path;
import java.util.List;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.host.PluginHost;

/** A process in which a plugin is the first to use ND4J, on a thread with its own class loader. */
final class FirstUseOfNd4j {

  private FirstUseOfNd4j() {}

  public static void main(String[] arguments) {
    try (PluginHost host = PluginHost.start(List.of(Path.of(arguments[0])))) {
      Installed echo = host.find(PluginKind.TASK, PluginRequest.parse("echo"));
      Thread.currentThread().setContextClassLoader(echo.provider().getClassLoader());
      System.out.println(echo.plugin().title());
    }
  }
}
