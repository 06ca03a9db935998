package org.rnnzoo.workbench.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;
import org.rnnzoo.core.io.Npz;

/**
 * The arrays of a file, or of a folder of {@code .npy} files.
 *
 * @param path where it is
 * @param format what it is, for people
 * @param arrays the arrays by name, in order; those in groups have names joined by dots. Lone
 *     numbers and words have no axes
 * @param unread the names of what was passed over because it is no array, such as Python objects
 */
public record ArrayFile(
    Path path, String format, Map<String, NpyArray> arrays, List<String> unread) {

  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] HDF = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] ZIP = {'P', 'K'};
  private static final int PICKLE = 0x80;
  private static final int LONGEST_HEAD = 4096;
  private static final String FORMATS =
      "NumPy (.npz, .npy or a folder of .npy), safetensors, PyTorch (.pt, .pth), MATLAB (.mat) or"
          + " HDF5 (.h5)";

  public ArrayFile {
    arrays = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    unread = List.copyOf(unread);
  }

  /** Reads one format. */
  @FunctionalInterface
  private interface Reader {
    void read(Path path, Map<String, NpyArray> arrays, List<String> unread) throws IOException;
  }

  /**
   * Reads a file or a folder.
   *
   * @throws UserException if it is not there, of another format, cut off, damaged, or claims to be
   *     what it cannot be
   */
  public static ArrayFile read(Path path) {
    try {
      if (Files.isDirectory(path)) {
        return read(path, "folder of .npy files", ArrayFile::readFolder);
      } else if (!Files.isRegularFile(path)) {
        throw UserException.input("There is no file " + path + ".");
      }
      return readFile(path);
    } catch (IOException e) {
      throw UserException.input("Cannot read " + path + " (" + e.getMessage() + ").", e);
    }
  }

  private static ArrayFile readFile(Path path) throws IOException {
    byte[] head = head(path);
    if (isSafetensors(head)) { // first, as it begins with a length, whose bytes may be any
      return read(path, "safetensors file", SafetensorsFile::read);
    } else if (startsWith(head, 0, ZIP)) {
      return isTorch(path)
          ? read(path, "PyTorch file", TorchFile::read)
          : read(
              path,
              "NumPy archive",
              (p, arrays, unread) -> arrays.putAll(Npz.readAround(p, unread)));
    } else if (startsWith(head, 0, NPY)) {
      String name = path.getFileName().toString().replaceFirst("\\.npy$", "");
      return read(path, "NumPy array", (p, arrays, unread) -> arrays.put(name, Npz.readOne(p)));
    } else if (isHdf(head)) {
      return read(path, "HDF5 file", HdfFile::read);
    } else if (MatFile.isOne(head)) {
      return read(path, "MATLAB file", MatFile::read);
    } else if (head.length > 1 && (head[0] & 0xFF) == PICKLE) {
      return read(path, "PyTorch file", TorchFile::readLegacy);
    }
    throw UserException.input(
        path + " is no file of arrays that this program knows: " + FORMATS + ".");
  }

  private static ArrayFile read(Path path, String format, Reader reader) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    List<String> unread = new ArrayList<>();
    try {
      reader.read(path, arrays, unread);
    } catch (Pickle.UnknownName e) {
      throw UserException.input("%s is not read: %s.".formatted(path, e.getMessage()), e);
    } catch (IOException | ArithmeticException e) {
      throw UserException.input(
          "%s is not a whole %s that this program reads: %s. Write or copy it again."
              .formatted(path, format, e.getMessage()),
          e);
    }
    return new ArrayFile(path, format, arrays, unread);
  }

  private static byte[] head(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(LONGEST_HEAD);
    }
  }

  private static boolean startsWith(byte[] head, int from, byte[] magic) {
    return head.length >= from + magic.length
        && java.util.Arrays.equals(head, from, from + magic.length, magic, 0, magic.length);
  }

  /** An HDF5 file may have a block of its owner's before its own: 512 bytes, or a multiple. */
  private static boolean isHdf(byte[] head) {
    boolean found = startsWith(head, 0, HDF);
    for (int from = 512; from < head.length && !found; from *= 2) {
      found = startsWith(head, from, HDF);
    }
    return found;
  }

  private static boolean isSafetensors(byte[] head) {
    if (head.length < 10) {
      return false;
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    String start = new String(head, 8, head.length - 8, StandardCharsets.US_ASCII).stripLeading();
    return length > 1 && length < Integer.MAX_VALUE && start.startsWith("{");
  }

  private static boolean isTorch(Path path) {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.stream().anyMatch(member -> member.getName().endsWith("data.pkl"));
    } catch (ZipException | IllegalArgumentException e) {
      return false; // whoever reads it says what is wrong with it
    } catch (IOException e) {
      return false;
    }
  }

  private static void readFolder(Path folder, Map<String, NpyArray> arrays, List<String> unread)
      throws IOException {
    try (java.nio.file.DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.npy")) {
      List<Path> sorted = new ArrayList<>();
      files.forEach(sorted::add);
      sorted.sort(null);
      for (Path file : sorted) {
        arrays.put(file.getFileName().toString().replaceFirst("\\.npy$", ""), Npz.readOne(file));
      }
    }
    if (arrays.isEmpty()) {
      throw new IOException("it holds no .npy file");
    }
  }
}
