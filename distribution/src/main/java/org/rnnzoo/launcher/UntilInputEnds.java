package org.rnnzoo.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.RelayingListener;

/** A listener that asks a job to stop, too, when an input has ended. */
final class UntilInputEnds extends RelayingListener {

  private volatile boolean ended;

  private UntilInputEnds(JobListener listener) {
    super(listener);
  }

  /** Reads an input to its end on a thread of its own; what it says is not looked at. */
  static JobListener of(InputStream input, JobListener listener) {
    UntilInputEnds until = new UntilInputEnds(listener);
    Thread reader = new Thread(() -> until.read(input), "until-input-ends");
    reader.setDaemon(true);
    reader.start();
    return until;
  }

  private void read(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // An input that cannot be read any more has ended as well.
    } finally {
      ended = true;
    }
  }

  @Override
  public boolean stopRequested() {
    return ended || super.stopRequested();
  }
}
