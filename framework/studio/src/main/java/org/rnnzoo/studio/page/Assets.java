package org.rnnzoo.studio.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Files of the pages, from the class path and from nowhere else. */
public final class Assets {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\\.[a-z.]+");

  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "ttf", "font/ttf");

  /** The folders of the libraries; versions as the build pins them. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lit", "lit/3.3.2/",
          "lit-html", "lit-html/3.3.2/",
          "lit-element", "lit-element/4.2.2/",
          "reactive-element", "lit__reactive-element/2.1.2/",
          "uplot", "uplot/1.6.30/dist/");

  private final Map<String, Optional<Asset>> cache = new ConcurrentHashMap<>();

  /**
   * A file.
   *
   * @param type its media type
   * @param content its bytes
   */
  public record Asset(String type, byte[] content) {}

  /** A file of the studio's own. */
  public Optional<Asset> own(String name) {
    return find("/org/rnnzoo/studio/web/", name);
  }

  /** A file of a library, as {@code lit/index.js}. */
  public Optional<Asset> library(String path) {
    int slash = path.indexOf('/');
    String folder = slash < 0 ? null : LIBRARIES.get(path.substring(0, slash));
    return folder == null
        ? Optional.empty()
        : find("/META-INF/resources/webjars/" + folder, path.substring(slash + 1));
  }

  private Optional<Asset> find(String folder, String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    return cache.computeIfAbsent(folder + name, path -> read(path, type));
  }

  private static Optional<Asset> read(String path, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(new Asset(type, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
