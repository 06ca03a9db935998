package org.rnnzoo.testkit.host;

import java.nio.file.Path;
import java.util.List;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.host.PluginHost;

/** A process in which a plugin is the first to use ND4J, on a thread with its own class loader. */
final class FirstUseOfNd4j {

  private FirstUseOfNd4j() {}

  public static void main(String[] arguments) {
    try (PluginHost host = PluginHost.start(List.of(Path.of(arguments[0])))) {
      Plugin<?> echo = host.find(PluginKind.TASK, PluginRequest.parse("echo")).plugin();
      Thread.currentThread().setContextClassLoader(echo.getClass().getClassLoader());
      System.out.println(echo.title());
    }
  }
}
