package org.rnnzoo.core.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.FolderClock;
import org.rnnzoo.core.io.Folders;
import org.rnnzoo.core.io.Workplace;

/**
 * The hold that one process at a time has on a folder, also where several machines share it.
 *
 * <p>In the folder lies {@code .lock} with one file in it, whose name is {@code free} or tells the
 * {@link LockOwner owner}. Taking, releasing and overtaking rename that very file, from the name
 * that was seen to a new one: of all who saw the same name, one succeeds. The first of all makes
 * the folder {@code .lock} elsewhere and renames it into place, which fails if it is there. So
 * nothing is asked of the file system but that a rename is atomic.
 *
 * <p>The owner writes into its file every {@link #HEARTBEAT}. An owner is overtaken when its
 * process is known to be dead, or, if it is on another machine, when it has not written for {@link
 * #LEASE}. That time is measured by the file system's own clock: a probe file is written, and the
 * two modification times are compared. An owner whose file is gone has been overtaken; {@link
 * #check()} tells it so before it writes.
 */
public final class RunLock implements AutoCloseable {

  /** How often an owner shows that it lives. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** After this time without a sign of life an owner on another machine is overtaken. */
  public static final Duration LEASE = Duration.ofSeconds(60);

  private static final String FOLDER = ".lock";
  private static final String FREE = "free";

  /** How the names of what a process makes on its way begin; cleared away if it dies there. */
  private static final String MAKING = FOLDER + ".";

  private static final String PROBE = ".probe-";

  /** What stands in an owner's file from its first moment on, and is written anew by every beat. */
  private static final byte[] BEAT = {'\n'};

  private static final int ROUNDS = 100;
  private static final long PAUSE_MILLIS = 50;

  /** Only so that those who look for locks need not know how to beat. */
  private static final class Heart {
    static final ScheduledExecutorService BEATS = beats();

    private static ScheduledExecutorService beats() {
      ScheduledThreadPoolExecutor beats =
          new ScheduledThreadPoolExecutor(
              1,
              work -> {
                Thread thread = new Thread(work, "run-lock-heartbeat");
                thread.setDaemon(true);
                return thread;
              });
      beats.setRemoveOnCancelPolicy(true);
      return beats;
    }
  }

  private final Path folder;
  private final LockOwner owner;
  private final Path file;
  private final ScheduledFuture<?> heartbeat;

  private RunLock(Path folder, LockOwner owner) {
    this.folder = folder;
    this.owner = owner;
    this.file = folder.resolve(FOLDER).resolve(owner.fileName());
    this.heartbeat =
        Heart.BEATS.scheduleAtFixedRate(
            this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Takes a folder if it is free or its owner may be overtaken.
   *
   * @param work what it is taken for, one lower-case word
   * @return the hold; empty if another holds the folder
   * @throws UserException if the folder cannot be written to
   */
  public static Optional<RunLock> tryAcquire(Path folder, String work) {
    return acquire(folder, work, false);
  }

  /**
   * Takes a folder, from its owner if need be.
   *
   * @param work what it is taken for, one lower-case word
   * @throws UserException if the folder cannot be written to
   */
  public static RunLock takeOver(Path folder, String work) {
    return acquire(folder, work, true)
        .orElseThrow(() -> UserException.job(folder + " changes hands all the time."));
  }

  /**
   * Takes a folder for a moment's work, for which others only ever take it for a moment too.
   *
   * @param patience how long to wait for others
   * @throws UserException if another still holds it after that time
   */
  public static RunLock await(Path folder, String work, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<RunLock> lock = tryAcquire(folder, work);
      if (lock.isPresent()) {
        return lock.get();
      } else if (System.nanoTime() > end) {
        throw UserException.input(
            "%s is held by %s. Try again when it is done."
                .formatted(folder, owner(folder).map(LockOwner::words).orElse("another process")));
      }
      sleep();
    }
  }

  /** Who holds a folder; empty if nobody does. The owner may be dead. */
  public static Optional<LockOwner> owner(Path folder) {
    try {
      return LockOwner.parse(state(folder.resolve(FOLDER)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a folder is held, as far as can be told without writing into it: by a process that
   * lives here, or by one elsewhere that wrote lately, in this machine's time.
   */
  public static boolean seemsHeld(Path folder) {
    return seemsHeld(folder, System.currentTimeMillis());
  }

  /**
   * As {@link #seemsHeld(Path)}, by another clock.
   *
   * @param now the time in ms since 1970, as by {@link FolderClock}
   */
  public static boolean seemsHeld(Path folder, long now) {
    Optional<LockOwner> owner = owner(folder);
    if (owner.isEmpty() || owner.get().mark().isHere()) {
      return owner.isPresent() && !owner.get().mark().isDead();
    }
    try {
      long written =
          Files.getLastModifiedTime(folder.resolve(FOLDER).resolve(owner.get().fileName()))
              .toMillis();
      return now - written < LEASE.toMillis();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<RunLock> acquire(Path folder, String work, boolean force) {
    Path place = folder.resolve(FOLDER);
    LockOwner self = LockOwner.here(token(), work);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        String seen = state(place);
        if (seen.isEmpty() ? make(place, self) : change(place, seen, self, force)) {
          RunLock lock = new RunLock(folder, self);
          Workplace.clear(folder, MAKING);
          Workplace.clear(folder, PROBE);
          return Optional.of(lock);
        } else if (!seen.isEmpty() && seen.equals(state(place))) {
          return Optional.empty();
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
  }

  /** The name of the file in the lock's folder; empty if there is none. */
  private static String state(Path place) throws IOException {
    for (int round = 0; ; round++) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
        for (Path file : files) {
          return file.getFileName().toString();
        }
      } catch (NoSuchFileException e) {
        return "";
      }
      // A listing may miss a file that is renamed meanwhile; a lock that stays empty is damaged.
      if (round == ROUNDS) {
        throw new IOException("the folder .lock in it is empty; delete it");
      }
      Thread.onSpinWait();
    }
  }

  private static boolean make(Path place, LockOwner self) throws IOException {
    Path own = place.resolveSibling(MAKING + self.mark().text() + "." + self.token());
    Files.createDirectory(own);
    try {
      Files.write(own.resolve(self.fileName()), BEAT);
      Files.move(own, place, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      Folders.delete(own);
      if (!Files.isDirectory(place)) {
        throw e;
      }
      return false;
    }
  }

  private static boolean change(Path place, String seen, LockOwner self, boolean force)
      throws IOException {
    Path before = place.resolve(seen);
    if (!seen.equals(FREE)) {
      Optional<LockOwner> holder = LockOwner.parse(seen);
      boolean mayGo =
          force
              || (holder.isPresent() && holder.get().mark().isDead())
              || ((holder.isEmpty() || !holder.get().mark().isHere()) && isLate(place, before));
      if (!mayGo) {
        return false;
      }
    }
    // Written before it is renamed: else a third would find the new name with the old time.
    return touch(before) && rename(before, place.resolve(self.fileName()));
  }

  /** Whether the time since a file was written is longer than a lease, by the same clock. */
  private static boolean isLate(Path place, Path file) throws IOException {
    try {
      return FolderClock.now(place.getParent(), PROBE) - Files.getLastModifiedTime(file).toMillis()
          > LEASE.toMillis();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Renames; a rename that succeeded although it was reported to have failed counts. */
  private static boolean rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return Files.exists(to);
    }
  }

  /** Has the file system write its time on a file; false if the file is gone. */
  private static boolean touch(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(BEAT), 0);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static String token() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void sleep() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw UserException.job("The work was interrupted.", e);
    }
  }

  /** The owner, which is this process. */
  public LockOwner owner() {
    return owner;
  }

  /** Shows that the owner lives; done by itself every {@link #HEARTBEAT}. */
  public void renew() {
    try {
      if (!touch(file)) {
        heartbeat.cancel(false);
      }
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  /** A beat that fails for lack of room is made up by the next. */
  private void beat() {
    try {
      renew();
    } catch (UserException e) {
      if (!Files.exists(file)) {
        heartbeat.cancel(false);
      }
    }
  }

  /** Whether this process still holds the folder. */
  public boolean isHeld() {
    // Opened, not only looked for: that makes a network file system ask its server.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.isOpen();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure that this process still holds the folder; to be called before it writes there.
   *
   * @throws UserException if another took it over
   */
  public void check() {
    if (!isHeld()) {
      throw UserException.job(
          "%s was taken over by %s. This process stops and writes nothing more into it."
              .formatted(folder, owner(folder).map(LockOwner::words).orElse("another process")));
    }
  }

  /** Gives the folder back, unless another took it over. */
  public void release() {
    heartbeat.cancel(false);
    try {
      rename(file, file.resolveSibling(FREE));
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(folder, e);
    }
  }

  @Override
  public void close() {
    release();
  }
}
