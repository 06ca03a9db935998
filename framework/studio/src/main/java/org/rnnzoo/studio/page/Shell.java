package org.rnnzoo.studio.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rnnzoo.core.io.Trees;

/**
 * The HTML that every page starts from.
 *
 * <p>Modules import libraries by name; the import map that says where these are has to stand in the
 * page itself, and is the one inline script that the content security policy lets pass, by its
 * hash.
 */
public final class Shell {

  private static final String IMPORTS = importMap();

  private Shell() {}

  private static String importMap() {
    Map<String, String> imports = new LinkedHashMap<>();
    imports.put("lit", "/lib/lit/index.js");
    imports.put("lit/", "/lib/lit/");
    imports.put("lit-html", "/lib/lit-html/lit-html.js");
    imports.put("lit-html/", "/lib/lit-html/");
    imports.put("lit-element/", "/lib/lit-element/");
    imports.put("lit-element/lit-element.js", "/lib/lit-element/lit-element.js");
    imports.put("@lit/reactive-element", "/lib/reactive-element/reactive-element.js");
    imports.put("@lit/reactive-element/", "/lib/reactive-element/");
    imports.put("uplot", "/lib/uplot/uPlot.esm.js");
    return Trees.jsonLine(Map.of("imports", imports));
  }

  /** The content security policy of every answer. */
  public static String contentPolicy() {
    return "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; "
            .formatted(sha256(IMPORTS))
        + "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The page. */
  public static String html() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Zoo of RNNs</title>
        <link rel="icon" href="/web/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/lib/uplot/uPlot.min.css">
        <link rel="stylesheet" href="/web/studio.css">
        <script type="importmap">%s</script>
        <script type="module" src="/web/studio.js"></script>
        </head>
        <body>
        <zoo-studio></zoo-studio>
        <noscript>The studio needs JavaScript; everything it does, the command 'zoo' does, too.</noscript>
        </body>
        </html>
        """
        .formatted(IMPORTS);
  }
}
