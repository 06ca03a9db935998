package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;

class NpzTest {

  @TempDir Path folder;

  @Test
  void everyTypeComesBackAsItWent() {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("f", NpyArray.of(new float[] {1, Float.NaN, -0f, 1e-30f, 5, 6}, 2, 3));
    arrays.put("d", NpyArray.of(new double[] {Math.PI, Double.MAX_VALUE}, 2, 1));
    arrays.put("i", new NpyArray(List.of(2), new int[] {Integer.MIN_VALUE, 7}));
    arrays.put("l", new NpyArray(List.of(), new long[] {Long.MIN_VALUE}));
    arrays.put("b", new NpyArray(List.of(3), new boolean[] {true, false, true}));
    arrays.put("s", NpyArray.of("kurz", "etwas länger", ""));
    arrays.put("none", NpyArray.of(new float[0], 0, 4));
    Path file = folder.resolve("all.npz");
    Npz.write(file, arrays);
    Map<String, NpyArray> back = Npz.read(file);
    assertThat(back.keySet()).containsExactlyElementsOf(arrays.keySet());
    arrays.forEach(
        (name, array) -> {
          assertThat(back.get(name).shape()).as(name).isEqualTo(array.shape());
          assertThat(back.get(name).values()).as(name).isEqualTo(array.values());
        });
  }

  @Test
  void theSameArraysGiveTheSameBytes() throws IOException {
    Map<String, NpyArray> arrays = Map.of("x", NpyArray.of(new float[] {1, 2}, 2));
    Npz.write(folder.resolve("a.npz"), arrays);
    Npz.write(folder.resolve("b.npz"), arrays);
    assertThat(Files.readAllBytes(folder.resolve("a.npz")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.npz")));
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    Path file = folder.resolve("whole.npz");
    Npz.write(file, Map.of("x", NpyArray.of(new float[1000], 1000)));
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.npz");
    for (int length : new int[] {0, 1, 30, bytes.length / 2, bytes.length - 1}) {
      Files.write(cut, java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> Npz.read(cut))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("cut.npz is not a whole NumPy archive");
    }
  }

  @Test
  void aDamagedByteIsNoticed() throws IOException {
    Path file = folder.resolve("damaged.npz");
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    Npz.write(file, Map.of("x", NpyArray.of(values, 5000)));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Npz.read(file)).isInstanceOf(UserException.class);
  }

  @Test
  void claimsOfTheHeaderAreNotBelieved() throws IOException {
    assertRefused("{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000,), }", "claims");
    assertRefused(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", "too long");
    assertRefused("{'descr': '<f4', 'fortran_order': False, 'shape': (3,), }", "12 bytes");
    assertRefused("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "does not read");
    assertRefused("{'descr': '>f4', 'fortran_order': False, 'shape': (3,), }", "12 bytes");
    assertRefused(
        "{'descr': '<c4', 'fortran_order': False, 'shape': (1,), }", "type c4, which this program");
    assertRefused("nonsense", "does not read");
  }

  @Test
  void wordsWithoutLettersTakeNoMemoryThatTheFileDoesNotPayFor() throws IOException {
    assertRefused("{'descr': '<U0', 'fortran_order': False, 'shape': (2000000000,), }", "claims");
    assertRefused("{'descr': '<U1073741824', 'fortran_order': False, 'shape': (1,), }", "claims");
    assertRefused("{'descr': '<U99999999999', 'fortran_order': False, 'shape': (1,), }", "claims");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("text.npz");
    byte[] none = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
    write(file, "{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }", none);
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("no text");
  }

  /** Two hundred entries of the directory at the end, all of which point at the same stream. */
  @Test
  void aCommentThatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("commented.npz");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("a.npy");
      entry.setComment("~~~~");
      out.putNextEntry(entry);
      out.closeEntry();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '~' ? (byte) 0xFF : bytes[i];
    }
    Files.write(file, bytes);
    assertThatThrownBy(() -> Npz.names(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("commented.npz is not a whole NumPy archive");
    assertThatThrownBy(() -> Npz.read(file)).isInstanceOf(UserException.class);
  }

  @Test
  void membersThatLieUponEachOtherAreRefusedBeforeOneIsRead() throws IOException {
    Path file = folder.resolve("bomb.npz");
    Npz.write(file, Map.of("x", NpyArray.of(new float[100_000], 100_000)));
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int tail = bytes.length - 22;
    int directory = end.getInt(tail + 16);
    int length = end.getInt(tail + 12);
    ByteBuffer bomb =
        ByteBuffer.allocate(directory + 200 * length + 22).order(ByteOrder.LITTLE_ENDIAN);
    bomb.put(bytes, 0, directory);
    for (int k = 0; k < 200; k++) {
      bomb.put(bytes, directory, length);
    }
    bomb.put(bytes, tail, 22);
    bomb.putShort(directory + 200 * length + 8, (short) 200);
    bomb.putShort(directory + 200 * length + 10, (short) 200);
    bomb.putInt(directory + 200 * length + 12, 200 * length);
    Files.write(file, bomb.array());
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("upon each other");
  }

  @Test
  void arraysThatNobodyAsksForAreNotRead() throws IOException {
    Path file = folder.resolve("two.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("nonsense.npy"));
      zip.write(1);
      zip.putNextEntry(new ZipEntry("x.npy"));
      String header = "{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }";
      zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
      zip.write(new byte[] {(byte) header.length(), 0});
      zip.write(header.getBytes(StandardCharsets.US_ASCII));
      zip.write(1);
    }
    assertThat(Npz.read(file, "x"::equals)).containsOnlyKeys("x");
    assertThat(Npz.names(file)).containsExactly("nonsense", "x");
    assertThatThrownBy(() -> Npz.read(file)).hasMessageContaining("'nonsense'");
  }

  private void assertRefused(String header, String reason) throws IOException {
    Path file = folder.resolve("claim.npz");
    write(file, header, new byte[4]);
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void eitherByteOrderIsRead() throws IOException {
    Path file = folder.resolve("big.npz");
    write(
        file,
        "{'descr': '>f4', 'fortran_order': False, 'shape': (2,), }",
        new byte[] {0x3F, (byte) 0x80, 0, 0, (byte) 0xC0, 0, 0, 0});
    assertThat(Npz.read(file).get("x").floats()).containsExactly(1, -2);
    write(
        file,
        "{'descr': '>i8', 'fortran_order': False, 'shape': (1,), }",
        new byte[] {0, 0, 0, 0, 0, 0, 1, 0});
    assertThat(Npz.read(file).get("x").longs()).containsExactly(256);
  }

  @Test
  void halfPrecisionIsReadAsFloat32() throws IOException {
    Path file = folder.resolve("half.npz");
    short[] bits = {0x3C00, (short) 0xC000, 0x3555, 0x0001, 0x7BFF, 0x7C00, (short) 0x8000, 0x7E00};
    ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short half : bits) {
      bytes.putShort(half);
    }
    write(file, "{'descr': '<f2', 'fortran_order': False, 'shape': (8,), }", bytes.array());
    assertThat(Npz.read(file).get("x").floats())
        .containsExactly(
            1, -2, 0.33325195f, 5.9604645e-8f, 65504, Float.POSITIVE_INFINITY, -0.0f, Float.NaN);
  }

  @Test
  void fortranOrderIsPutIntoCOrder() throws IOException {
    Path file = folder.resolve("fortran.npz");
    byte[] columns = {1, 0, 0, 0, 4, 0, 0, 0, 2, 0, 0, 0, 5, 0, 0, 0, 3, 0, 0, 0, 6, 0, 0, 0};
    write(file, "{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3), }", columns);
    assertThat(Npz.read(file).get("x").values()).isEqualTo(new int[] {1, 2, 3, 4, 5, 6});
  }

  @Test
  void complexNumbersAreReadAsPairs() throws IOException {
    Path file = folder.resolve("complex.npz");
    byte[] onePlusTwoI = {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40};
    write(file, "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", onePlusTwoI);
    NpyArray array = Npz.read(file).get("x");
    assertThat(array.shape()).containsExactly(1, 2);
    assertThat(array.toDoubles()).containsExactly(1, 2);
  }

  @Test
  void complexNumbersInFortranOrderStayPairs() throws IOException {
    Path file = folder.resolve("complex.npz");
    ByteBuffer columns = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {1, -1, 4, -4, 2, -2, 5, -5, 3, -3, 6, -6}) {
      columns.putFloat(value);
    }
    write(file, "{'descr': '<c8', 'fortran_order': True, 'shape': (2, 3), }", columns.array());
    NpyArray array = Npz.read(file).get("x");
    assertThat(array.shape()).containsExactly(2, 3, 2);
    assertThat(array.toDoubles()).containsExactly(1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6);
  }

  private static void write(Path file, String header, byte[] content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
      zip.write(new byte[] {(byte) header.length(), 0});
      zip.write(header.getBytes(StandardCharsets.US_ASCII));
      zip.write(content);
    }
  }
}
