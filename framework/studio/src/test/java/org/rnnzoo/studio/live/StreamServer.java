package org.rnnzoo.studio.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A server that has a stream of events and nothing else. */
final class StreamServer implements AutoCloseable {

  /** As many threads as the studio has. */
  static final int MOST_THREADS = 16;

  private final EventStream stream = new EventStream();
  private final Server server = new Server(new QueuedThreadPool(MOST_THREADS, 2));
  private final int port;

  StreamServer() throws Exception {
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    ServletContextHandler handler = new ServletContextHandler();
    ServletHolder events = new ServletHolder(stream);
    events.setAsyncSupported(true);
    handler.addServlet(events, "/api/events");
    server.setHandler(handler);
    server.start();
    port = connector.getLocalPort();
  }

  EventStream stream() {
    return stream;
  }

  int threads() {
    return server.getThreadPool().getThreads();
  }

  /** Somebody who has heard nothing yet. */
  Listener listener() throws IOException {
    return new Listener("", 65_536);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection on which events are read as they come. */
  final class Listener implements AutoCloseable {

    private final Socket socket = new Socket();
    private final BufferedReader in;

    /**
     * @param last the last event that it has heard; empty if none
     * @param buffer how much the system keeps for it, in bytes
     */
    Listener(String last, int buffer) throws IOException {
      socket.setReceiveBufferSize(buffer);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket.setSoTimeout(10_000);
      String id = last.isEmpty() ? "" : "Last-Event-ID: " + last + "\r\n";
      socket
          .getOutputStream()
          .write(
              "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n%s\r\n"
                  .formatted(port, id)
                  .getBytes(StandardCharsets.UTF_8));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    boolean isOpen() {
      return !socket.isClosed();
    }

    /** Reads up to an event of a type; gives its id. */
    String await(String type) throws IOException {
      String id = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.equals("event: " + type)) {
          return id;
        }
      }
      throw new AssertionError("The stream has ended.");
    }

    /** The types of the events that come within a time. */
    List<String> listen(Duration time) throws IOException {
      List<String> types = new ArrayList<>();
      Instant end = Instant.now().plus(time);
      socket.setSoTimeout(200);
      while (Instant.now().isBefore(end)) {
        try {
          String line = in.readLine();
          if (line != null && line.startsWith("event: ")) {
            types.add(line.substring(7));
          }
        } catch (SocketTimeoutException e) {
          // Nothing for a moment.
        }
      }
      return types;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
