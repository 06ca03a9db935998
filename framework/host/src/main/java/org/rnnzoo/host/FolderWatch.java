package org.rnnzoo.host;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the plugin folders at regular intervals. Asking for the time of a few files is cheap,
 * and unlike the notifications of the operating system works on network file systems and for
 * folders that do not exist yet.
 */
final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final Supplier<List<PluginFile>> files;
  private final Runnable refresh;
  private final Duration interval;
  private final Thread thread = new Thread(this::run, "plugin folders");

  FolderWatch(Supplier<List<PluginFile>> files, Runnable refresh, Duration interval) {
    this.files = files;
    this.refresh = refresh;
    this.interval = interval;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    List<PluginFile> seen = List.of();
    List<PluginFile> taken = List.of();
    while (!Thread.currentThread().isInterrupted()) {
      try {
        List<PluginFile> now = files.get();
        if (now.equals(seen) && !now.equals(taken)) {
          refresh.run();
          taken = now;
        }
        seen = now;
      } catch (UncheckedIOException e) {
        LOG.warn("The plugin folders could not be looked at.", e);
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(interval.toMillis());
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
