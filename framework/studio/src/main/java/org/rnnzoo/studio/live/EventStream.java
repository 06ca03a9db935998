package org.rnnzoo.studio.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rnnzoo.core.io.Trees;

/**
 * Server-sent events. A stream holds no thread while nothing happens, and a browser that reads too
 * slowly is let go rather than waited for: it comes back by itself and says what it has seen.
 */
public final class EventStream extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** Events kept for those who come back. */
  private static final int KEPT = 1000;

  /** Events that may wait for one reader. */
  private static final int MOST_WAITING = 200;

  private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

  private final transient Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private final transient Deque<Event> recent = new ArrayDeque<>();
  private final String epoch = Long.toString(System.currentTimeMillis(), 36);
  private long next;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    Reader reader = new Reader(async, response.getOutputStream());
    synchronized (this) {
      reader.offer("retry: 1000\n\n".getBytes(StandardCharsets.UTF_8));
      missed(request.getHeader("Last-Event-ID")).forEach(reader::offer);
      readers.add(reader);
    }
    response.getOutputStream().setWriteListener(reader);
  }

  /** What a reader that comes back has not seen; a new start if that is not known any more. */
  private List<byte[]> missed(String last) {
    List<byte[]> missed = new ArrayList<>();
    Optional<Long> seen = seen(last);
    if (last != null && seen.isEmpty()) {
      missed.add(new Event(next - 1, "reset", "{}").bytes(epoch));
    } else if (last == null) {
      missed.add(new Event(next - 1, "hello", "{}").bytes(epoch));
    }
    seen.ifPresent(
        id ->
            recent.stream()
                .filter(event -> event.id() > id)
                .forEach(event -> missed.add(event.bytes(epoch))));
    return missed;
  }

  private Optional<Long> seen(String last) {
    if (last == null || !last.matches(epoch + "-\\d{1,15}")) {
      return Optional.empty();
    }
    long id = Long.parseLong(last.substring(epoch.length() + 1));
    boolean known = id >= next - 1 || (!recent.isEmpty() && recent.peekFirst().id() <= id + 1);
    return known ? Optional.of(id) : Optional.empty();
  }

  /** Tells everybody. */
  synchronized void tell(String type, Object tree) {
    Event event = new Event(next++, type, Trees.jsonLine(tree));
    recent.addLast(event);
    if (recent.size() > KEPT) {
      recent.removeFirst();
    }
    byte[] bytes = event.bytes(epoch);
    readers.forEach(reader -> reader.offer(bytes));
  }

  /** Keeps connections from being taken for dead. */
  void beat() {
    readers.forEach(reader -> reader.offer(HEARTBEAT));
  }

  /** How many listen. */
  public int readers() {
    return readers.size();
  }

  /** One connection. */
  private final class Reader implements WriteListener {

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean open;
    private boolean closed;

    Reader(AsyncContext async, ServletOutputStream out) {
      this.async = async;
      this.out = out;
    }

    synchronized void offer(byte[] bytes) {
      if (closed) {
        return;
      } else if (waiting.size() >= MOST_WAITING) {
        close();
        return;
      }
      waiting.addLast(bytes);
      if (open) {
        write();
      }
    }

    @Override
    public synchronized void onWritePossible() {
      open = true;
      write();
    }

    private void write() {
      try {
        boolean wrote = false;
        while (!closed && !waiting.isEmpty() && out.isReady()) {
          out.write(waiting.removeFirst());
          wrote = true;
        }
        if (wrote && !closed && out.isReady()) {
          out.flush();
        }
      } catch (IOException | IllegalStateException e) {
        close();
      }
    }

    @Override
    public void onError(Throwable t) {
      close();
    }

    private synchronized void close() {
      if (!closed) {
        closed = true;
        readers.remove(this);
        async.complete();
      }
    }
  }
}
