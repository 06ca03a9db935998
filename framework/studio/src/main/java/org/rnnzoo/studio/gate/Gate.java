package org.rnnzoo.studio.gate;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.workbench.catalogue.PluginIntake;

/**
 * Looks at every request before anything else does, an upgrade to another protocol included.
 *
 * <ul>
 *   <li>The host asked for must be the loopback by name or number, on any port, since {@code ssh
 *       -L} changes the port: so no name that an attacker lets resolve to 127.0.0.1 will do.
 *   <li>An origin, where the browser tells one, must be this very server.
 *   <li>The secret must be shown, as a cookie or as a bearer token.
 *   <li>What may change something is a POST with a JSON body, or with a jar to the place that takes
 *       jars, that comes with this origin or a bearer token: no form and no image of another page
 *       can send that.
 * </ul>
 */
public final class Gate implements Filter {

  /** POST requests below it only ask and change nothing. */
  static final String LOOKING = "/api/look/";

  /** POST requests below it bring a jar. */
  static final String JARS = "/api/plugins/";

  private static final Set<String> HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final long LARGEST_BODY = 1 << 20;
  private static final String BEARER = "Bearer ";

  private final Pass pass;
  private final boolean readOnly;
  private final String contentPolicy;

  /**
   * @param readOnly whether nothing may be changed
   * @param contentPolicy the content security policy of every answer
   */
  public Gate(Pass pass, boolean readOnly, String contentPolicy) {
    this.pass = pass;
    this.readOnly = readOnly;
    this.contentPolicy = contentPolicy;
  }

  /** A request that is turned away. */
  private record Refusal(int status, String sentence) {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answer = (HttpServletResponse) response;
    addHeaders(answer);
    Optional<Refusal> refusal = foreign(asked);
    if (refusal.isEmpty() && asked.getRequestURI().equals("/enter")) {
      enter(asked, answer);
      return;
    }
    refusal = refusal.or(() -> unknown(asked)).or(() -> unsafeChange(asked));
    if (refusal.isPresent()) {
      refuse(asked, answer, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private void addHeaders(HttpServletResponse answer) {
    answer.setHeader("Content-Security-Policy", contentPolicy);
    answer.setHeader("X-Content-Type-Options", "nosniff");
    answer.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    answer.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    answer.setHeader("Referrer-Policy", "no-referrer");
    answer.setHeader("Cache-Control", "no-store");
  }

  /** What another site, or a browser that it misleads, would send. */
  private static Optional<Refusal> foreign(HttpServletRequest asked) {
    String host = Optional.ofNullable(asked.getHeader("Host")).orElse("");
    if (!HOSTS.contains(name(host))) {
      return refuse(421, "This is the studio of one machine; ask for localhost or 127.0.0.1.");
    }
    String origin = asked.getHeader("Origin");
    if (origin != null && !origin.equals(asked.getScheme() + "://" + host)) {
      return refuse(403, "Another site may not talk to the studio.");
    }
    if (asked.getHeader("Upgrade") != null) {
      return refuse(400, "The studio speaks plain HTTP only.");
    }
    String path = asked.getRequestURI();
    if (path.contains("..") || path.contains("%") || path.contains("\\") || path.contains(";")) {
      return refuse(400, "There is no such address.");
    }
    return Optional.empty();
  }

  /** The host without its port. */
  private static String name(String host) {
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    return (end > 0 ? host.substring(0, end) : host).toLowerCase(Locale.ROOT);
  }

  private Optional<Refusal> unknown(HttpServletRequest asked) {
    if (bearer(asked).map(pass::admits).orElseGet(() -> pass.admits(cookie(asked)))) {
      return Optional.empty();
    }
    return refuse(
        401,
        "The studio does not know this browser. Open the link that 'zoo studio' printed; press"
            + " Enter in its terminal for a new one.");
  }

  private static Optional<String> bearer(HttpServletRequest asked) {
    return Optional.ofNullable(asked.getHeader("Authorization"))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  private static String cookie(HttpServletRequest asked) {
    if (asked.getCookies() != null) {
      for (Cookie cookie : asked.getCookies()) {
        if (cookie.getName().equals(cookieName(asked))) {
          return cookie.getValue();
        }
      }
    }
    return "";
  }

  /** Browsers share cookies between all ports of a host. */
  private static String cookieName(HttpServletRequest asked) {
    return "zoo-studio-" + asked.getServerPort();
  }

  private Optional<Refusal> unsafeChange(HttpServletRequest asked) {
    String method = asked.getMethod();
    if (method.equals("GET") || method.equals("HEAD")) {
      return Optional.empty();
    } else if (!method.equals("POST")) {
      return refuse(405, "The studio knows GET and POST only.");
    } else if (asked.getHeader("Origin") == null && bearer(asked).isEmpty()) {
      return refuse(403, "A change must say where it comes from.");
    }
    boolean jar = asked.getRequestURI().startsWith(JARS);
    String type = Optional.ofNullable(asked.getContentType()).orElse("").split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(jar ? "application/java-archive" : "application/json")) {
      return refuse(415, "A change must be JSON, a plugin a jar.");
    } else if (asked.getContentLengthLong() < 0) {
      return refuse(411, "A change must tell its length.");
    } else if (asked.getContentLengthLong() > (jar ? PluginIntake.LARGEST : LARGEST_BODY)) {
      return refuse(413, "That is too much at once.");
    } else if (readOnly && !asked.getRequestURI().startsWith(LOOKING)) {
      return refuse(403, "This studio only shows: it was started with --read-only.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(int status, String sentence) {
    return Optional.of(new Refusal(status, sentence));
  }

  /** Swaps the code of a link for a cookie and goes on to the first page. */
  private void enter(HttpServletRequest asked, HttpServletResponse answer) throws IOException {
    String offered = Optional.ofNullable(asked.getParameter("code")).orElse("");
    if (!pass.redeem(offered)) {
      if (unknown(asked).isPresent()) {
        refuse(
            asked,
            answer,
            new Refusal(
                401,
                "This link has been used or is older than a minute. Press Enter in the terminal"
                    + " of 'zoo studio' for a new one."));
        return;
      }
    } else {
      answer.setHeader(
          "Set-Cookie",
          "%s=%s; HttpOnly; SameSite=Strict; Path=/".formatted(cookieName(asked), pass.token()));
    }
    answer.setStatus(HttpServletResponse.SC_SEE_OTHER);
    answer.setHeader("Location", "/");
  }

  private static void refuse(HttpServletRequest asked, HttpServletResponse answer, Refusal refusal)
      throws IOException {
    answer.setStatus(refusal.status());
    answer.setCharacterEncoding("UTF-8");
    String accepted = Optional.ofNullable(asked.getHeader("Accept")).orElse("");
    if (accepted.contains("text/html")) {
      answer.setContentType("text/html");
      answer
          .getWriter()
          .write(
              "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Zoo of RNNs</title>"
                  + "<main><h1>Zoo of RNNs</h1><p>"
                  + refusal.sentence()
                  + "</p></main></html>\n");
    } else {
      answer.setContentType("application/json");
      answer.getWriter().write(Trees.jsonLine(java.util.Map.of("error", refusal.sentence())));
    }
  }
}
