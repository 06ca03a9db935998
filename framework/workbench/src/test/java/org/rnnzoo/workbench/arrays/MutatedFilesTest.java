package org.rnnzoo.workbench.arrays;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;

/**
 * Files that are damaged in many ways end in arrays or in a sentence: in no other exception, not
 * after more than two seconds of the processor, and not with more memory than {@link #BUDGET}.
 *
 * <p>{@code -Drnnzoo.mutations=100000} tries that many; a few are tried always.
 */
class MutatedFilesTest {

  private static final int MUTATIONS = Integer.getInteger("rnnzoo.mutations", 1500);
  private static final double PATIENCE_SECONDS = 2;

  /** Bytes that reading one file of the corpus, of at most 20 kB, may take. */
  private static final long BUDGET = 64L << 20;

  private static final List<String> CORPUS =
      List.of(
          "net.npz",
          "one.npy",
          "net.safetensors",
          "packed.mat",
          "plain.mat",
          "matlab73.mat",
          "net.h5",
          "net.pt",
          "legacy.pt",
          "layer.pt",
          "module.pt",
          "more73.mat",
          "net2.pt",
          "legacy2.pt",
          "layer2.pt",
          "checkpoint2.pt",
          "module2.pt");

  private static final byte[][] TOKENS = {
    {-1, -1, -1, -1}, {-1, -1, -1, 127}, {0, 0, 0, -128}, {0, 0, 0, 0}, {0, 0, 0, 64}, {1, 0, 0, 0}
  };

  @TempDir private Path folder;

  @Test
  void aDamagedFileEndsInArraysOrASentence() throws IOException {
    SplittableRandom random = new SplittableRandom(20);
    List<byte[]> corpus = new ArrayList<>();
    for (String name : CORPUS) {
      corpus.add(Files.readAllBytes(ArrayFileTest.file(name)));
      warmUp(name);
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    int refused = 0;
    double slowest = 0;
    long largest = 0;
    Path file = folder.resolve("mutated");
    for (int i = 0; i < MUTATIONS; i++) {
      int which = random.nextInt(corpus.size());
      Files.write(file, mutated(corpus.get(which), random));
      long before = threads.getThreadAllocatedBytes(thread);
      long start = threads.getCurrentThreadCpuTime();
      try {
        ArrayFile.read(file);
      } catch (UserException e) {
        refused++;
        assertThat(e.getMessage()).isNotBlank();
      } catch (RuntimeException | Error e) {
        Path kept = Files.createTempFile("mutated-", "-" + CORPUS.get(which));
        Files.copy(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        throw new AssertionError("Mutation %s, kept as %s".formatted(i, kept), e);
      }
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      long bytes = threads.getThreadAllocatedBytes(thread) - before;
      if (seconds > PATIENCE_SECONDS || bytes > BUDGET) {
        Path kept = Files.createTempFile("mutated-", "-" + CORPUS.get(which));
        Files.copy(file, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        throw new AssertionError(
            "Mutation %s took %s s and %s bytes, kept as %s".formatted(i, seconds, bytes, kept));
      }
      slowest = Math.max(slowest, seconds);
      largest = Math.max(largest, bytes);
    }
    System.out.printf(
        java.util.Locale.ROOT,
        "%d mutations: %d refused, slowest %.3f s, most memory %d bytes%n",
        MUTATIONS,
        refused,
        slowest,
        largest);
    assertThat(refused).as("files that were refused").isBetween(MUTATIONS / 10, MUTATIONS);
  }

  /** Loads the classes of a format, which is not what is measured. */
  private static void warmUp(String name) {
    try {
      assertThat(ArrayFile.read(ArrayFileTest.file(name)).arrays()).isNotEmpty();
    } catch (UserException e) {
      assertThat(name).startsWith("module");
    }
  }

  /** Up to four changes: a bit, a byte, a number, a stretch left out, doubled or moved, an end. */
  private static byte[] mutated(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && bytes.length > 8; i++) {
      int at = random.nextInt(random.nextInt(4) == 0 ? Math.min(bytes.length, 256) : bytes.length);
      switch (random.nextInt(7)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2, 3 -> {
          byte[] token = TOKENS[random.nextInt(TOKENS.length)];
          System.arraycopy(token, 0, bytes, at, Math.min(token.length, bytes.length - at));
        }
        case 4 -> bytes = java.util.Arrays.copyOf(bytes, at);
        case 5 -> {
          int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
          byte[] shorter = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
          bytes = shorter;
        }
        default -> {
          int length = random.nextInt(Math.min(64, bytes.length - at) + 1);
          int to = random.nextInt(bytes.length - length + 1);
          System.arraycopy(bytes.clone(), at, bytes, to, length);
        }
      }
    }
    return bytes;
  }
}
