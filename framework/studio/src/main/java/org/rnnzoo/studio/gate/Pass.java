package org.rnnzoo.studio.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.AtomicFile;

/**
 * The secret that a browser or a script shows, and codes that a browser swaps for it once.
 *
 * <p>The secret lies in a file of the user's that nobody else can read, so that a page goes on
 * where it was when the studio is started again. It never stands in an address: a link carries a
 * code that holds for a minute and works once.
 */
public final class Pass {

  private static final Duration CODE_HOLDS = Duration.ofSeconds(60);
  private static final int BYTES = 32;

  private final String token;
  private String code = "";
  private long codeEnds;

  private Pass(String token) {
    this.token = token;
  }

  /** A pass with a secret of its own, known to nobody yet. */
  public static Pass fresh() {
    return new Pass(random());
  }

  /**
   * The pass whose secret lies in a file; the file is made if it is not there.
   *
   * @throws UserException if it can be neither read nor made
   */
  public static Pass in(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        String kept = Files.readString(file).strip();
        if (kept.matches("[0-9a-f]{64}")) {
          return new Pass(kept);
        }
      }
      Files.createDirectories(file.toAbsolutePath().getParent());
      Pass pass = fresh();
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            fresh,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(fresh, pass.token + "\n");
      Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return pass;
    } catch (IOException e) {
      throw AtomicFile.cannotWrite(file, e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A new code for a link; an earlier one that was not used is void. */
  public synchronized String issueCode() {
    code = random();
    codeEnds = System.nanoTime() + CODE_HOLDS.toNanos();
    return code;
  }

  /** Whether this is the code; whatever the answer, it does not work again if it is. */
  synchronized boolean redeem(String offered) {
    boolean right = !code.isEmpty() && equal(code, offered) && System.nanoTime() - codeEnds < 0;
    if (right) {
      code = "";
    }
    return right;
  }

  /** Whether this is the secret; takes as long however much of it is right. */
  boolean admits(String offered) {
    return equal(token, offered);
  }

  String token() {
    return token;
  }

  private static boolean equal(String right, String offered) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
