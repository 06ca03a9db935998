package org.rnnzoo.studio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request written by hand, since ordinary clients refuse to lie about their host and origin. */
final class RawHttp {

  private final int port;
  private final List<String> headers = new ArrayList<>();
  private String host;

  RawHttp(int port) {
    this.port = port;
    this.host = "127.0.0.1:" + port;
  }

  RawHttp host(String other) {
    host = other;
    return this;
  }

  RawHttp header(String name, String value) {
    headers.add(name + ": " + value);
    return this;
  }

  Answer get(String path) {
    return send("GET " + path, "");
  }

  Answer post(String path, String body) {
    headers.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
    return send("POST " + path, body);
  }

  Answer send(String request, String body) {
    StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nHost: " + host + "\r\n");
    headers.forEach(header -> text.append(header).append("\r\n"));
    text.append("Connection: close\r\n\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(Integer.parseInt(answer.split(" ", 3)[1]), answer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The status and everything that came back. */
  record Answer(int status, String text) {}
}
