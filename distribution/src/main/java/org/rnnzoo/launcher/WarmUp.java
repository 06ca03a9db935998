package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import org.rnnzoo.studio.Studio;
import org.rnnzoo.studio.StudioSettings;
import org.rnnzoo.studio.gate.Pass;
import org.rnnzoo.studio.resource.StudioPlugins;

/**
 * A studio that answers what the first page asks and ends, so that Java writes the classes it needs
 * into an archive.
 *
 * @param plugins the plugins
 * @param pass lets it ask itself
 */
record WarmUp(StudioPlugins plugins, Pass pass) {

  private static final List<String> ASKED =
      List.of("/", "/web/studio.js", "/api/shell", "/api/runs", "/api/jobs", "/api/catalogue");

  void of(StudioSettings settings) {
    try (Studio studio = Studio.start(settings, plugins, pass)) {
      URI link = URI.create(studio.link());
      HttpURLConnection.setFollowRedirects(false);
      HttpURLConnection entry = open(link);
      String cookie = entry.getHeaderField("Set-Cookie");
      for (String address : ASKED) {
        HttpURLConnection asked = open(link.resolve(address));
        asked.setRequestProperty("Cookie", cookie);
        try (InputStream answer = asked.getInputStream()) {
          answer.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpURLConnection open(URI address) throws IOException {
    return (HttpURLConnection) address.toURL().openConnection();
  }
}
