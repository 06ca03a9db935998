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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
      Files.write(cut, Arrays.copyOf(bytes, length));
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
      zip.write(array("{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }", new byte[] {1}));
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
    short[] bits = {
      0x3C00, (short) 0xC000, 0x3555, 0x0001, 0x7BFF, 0x7C00, (short) 0x8000, 0x7E00, 0
    };
    ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    for (short half : bits) {
      bytes.putShort(half);
    }
    write(file, "{'descr': '<f2', 'fortran_order': False, 'shape': (9,), }", bytes.array());
    assertThat(Npz.read(file).get("x").floats())
        .containsExactly(
            1,
            -2,
            0.33325195f,
            5.9604645e-8f,
            65504,
            Float.POSITIVE_INFINITY,
            -0.0f,
            Float.NaN,
            0.0f);
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
      zip.write(array(header, content));
    }
  }

  @Test
  void anArrayIsWrittenAsNumPyWritesIt() throws IOException {
    assertThat(header(NpyArray.of(new float[] {1, 2}, 2))).isEqualTo(described("<f4", "(2,)"));
    assertThat(header(NpyArray.of(new double[6], 2, 3))).isEqualTo(described("<f8", "(2, 3)"));
    assertThat(header(new NpyArray(List.of(), new int[1]))).isEqualTo(described("<i4", "()"));
    assertThat(header(NpyArray.of(new long[1], 1, 1))).isEqualTo(described("<i8", "(1, 1)"));
    assertThat(header(new NpyArray(List.of(1), new boolean[1])))
        .isEqualTo(described("|b1", "(1,)"));
    assertThat(header(NpyArray.of("a", "\uD83D\uDE00bc"))).isEqualTo(described("<U3", "(2,)"));
    assertThat(header(NpyArray.of(""))).isEqualTo(described("<U1", "(1,)"));
  }

  private static String described(String type, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
  }

  @Test
  void valuesBeginAtAMultipleOf64() throws IOException {
    for (int axes = 0; axes < 110; axes++) {
      byte[] member = member(new NpyArray(Collections.nCopies(axes, 1), new float[] {1}));
      int length = member.length - 4;
      assertThat(length % 64).isZero();
      assertThat(member[length - 1]).isEqualTo((byte) '\n');
      assertThat(ByteBuffer.wrap(member, 8, 2).order(ByteOrder.LITTLE_ENDIAN).getShort())
          .isEqualTo((short) (length - 10));
    }
  }

  @Test
  void headersOfMoreThan255BytesComeBack() {
    NpyArray array = new NpyArray(Collections.nCopies(100, 1), new float[] {1});
    assertThat(stored(array).shape()).isEqualTo(array.shape());
  }

  @Test
  void manyValuesComeBackInOrder() {
    double[] values = new double[20_001];
    Arrays.setAll(values, i -> i);
    assertThat(stored(NpyArray.of(values, values.length)).doubles()).isEqualTo(values);
  }

  @Test
  void wordsOfAnyLengthComeBack() {
    String[] words = {"a".repeat(20_000), "", "\uD83D\uDE00", "b".repeat(20_000)};
    assertThat(stored(NpyArray.of(words)).values()).isEqualTo(words);
  }

  @Test
  void whatIsCompressedAsMuchAsPossibleIsRead() {
    NpyArray zeros = NpyArray.of(new float[4_000_000], 4_000_000);
    assertThat(stored(zeros).floats()).isEqualTo(zeros.floats());
  }

  @Test
  void membersAreNamedAsNumPyNamesThemAndHaveNoTime() throws IOException {
    Path file = folder.resolve("named.npz");
    Npz.write(file, Map.of("x", NpyArray.of("a")));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("x.npy");
      assertThat(zip.getEntry("x.npy").getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
    }
  }

  @Test
  void anArchiveThatIsNotThereIsSaid() {
    Path file = folder.resolve("none.npz");
    assertThatThrownBy(() -> Npz.read(file)).hasMessage("There is no file " + file + ".");
    assertThatThrownBy(() -> Npz.names(file)).hasMessage("There is no file " + file + ".");
    assertThatThrownBy(() -> Npz.readOne(file)).hasMessage("There is no file " + file + ".");
  }

  @Test
  void aFileOfOneArrayIsRead() throws IOException {
    Path file = folder.resolve("one.npy");
    byte[] member = member(NpyArray.of(new float[] {1, 2}, 2));
    Files.write(file, member);
    assertThat(Npz.readOne(file).floats()).containsExactly(1, 2);
    Files.write(file, Arrays.copyOf(member, member.length - 1));
    assertThatThrownBy(() -> Npz.readOne(file))
        .isInstanceOf(UserException.class)
        .hasMessage(
            file
                + " is not a whole NumPy array ('one.npy' does not have the 8 bytes of its shape"
                + " [2]). Write or copy it again.");
    Files.write(file, Arrays.copyOf(member, member.length + 1));
    assertThatThrownBy(() -> Npz.readOne(file)).hasMessageContaining("does not have the 8 bytes");
  }

  @Test
  void arraysOfObjectsArePassedOverAndNamed() throws IOException {
    Path file = folder.resolve("objects.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("made.npy"));
      zip.write(array("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", new byte[9]));
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(array("{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }", new byte[1]));
    }
    List<String> objects = new ArrayList<>();
    assertThat(Npz.readAround(file, objects)).containsOnlyKeys("x");
    assertThat(objects).containsExactly("made");
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'made' is of a kind this program does not read: Python objects");
  }

  @Test
  void shortAndUnsignedNumbersBecomeLongerOnes() throws IOException {
    byte[] low = {1, (byte) 0x80, (byte) 0xFF, (byte) 0xFF};
    assertThat(raw("|i1", 4, low).values()).isEqualTo(new int[] {1, -128, -1, -1});
    assertThat(raw("|u1", 4, low).values()).isEqualTo(new int[] {1, 128, 255, 255});
    assertThat(raw("<i2", 2, low).values()).isEqualTo(new int[] {-32767, -1});
    assertThat(raw("<u2", 2, low).values()).isEqualTo(new int[] {32769, 65535});
    assertThat(raw("<u4", 1, low).values()).isEqualTo(new long[] {4294934529L});
  }

  @Test
  void everyTruthValueButZeroIsTrue() throws IOException {
    assertThat(raw("|b1", 3, new byte[] {0, 1, 2}).values())
        .isEqualTo(new boolean[] {false, true, true});
  }

  @Test
  void theLastCodePointIsText() throws IOException {
    byte[] last = {(byte) 0xFF, (byte) 0xFF, 0x10, 0};
    assertThat(raw("<U1", 1, last).values()).isEqualTo(new String[] {"\uDBFF\uDFFF"});
  }

  @Test
  void aStoredByteThatWasChangedIsNoticed() throws IOException {
    byte[] content =
        array("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", new byte[] {1, 2, 3, 4});
    Path file = folder.resolve("stored.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry entry = new ZipEntry("x.npy");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      CRC32 checksum = new CRC32();
      checksum.update(content);
      entry.setCrc(checksum.getValue());
      zip.putNextEntry(entry);
      zip.write(content);
    }
    assertThat(Npz.read(file)).containsOnlyKeys("x");
    byte[] bytes = Files.readAllBytes(file);
    bytes[30 + "x.npy".length() + content.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("('x' is damaged)");
  }

  @Test
  void aHeaderOfTheSecondVersionMayHave64KibibytesAndNoMore() throws IOException {
    String header = "{'descr': '|b1', 'fortran_order': False, 'shape': (1,), }";
    Path file = folder.resolve("second.npy");
    Files.write(file, second(header + " ".repeat((1 << 16) - header.length())));
    assertThat(Npz.readOne(file).values()).isEqualTo(new boolean[] {true});
    Files.write(file, second(header + " ".repeat((1 << 16) + 1 - header.length())));
    assertThatThrownBy(() -> Npz.readOne(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'second.npy' has a damaged header");
  }

  private static byte[] second(String header) {
    return ByteBuffer.allocate(13 + header.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0})
        .putInt(header.length())
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .array();
  }

  @Test
  void aFileThatEndsWithinItsBeginningIsTold() throws IOException {
    Path file = folder.resolve("begun.npy");
    byte[] begun = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 9};
    Files.write(file, begun);
    assertThatThrownBy(() -> Npz.readOne(file)).hasMessageContaining("has a damaged header");
    Files.write(file, Arrays.copyOf(begun, 7));
    assertThatThrownBy(() -> Npz.readOne(file)).hasMessageContaining("is not a NumPy array");
    begun[1] = 'M';
    Files.write(file, begun);
    assertThatThrownBy(() -> Npz.readOne(file)).hasMessageContaining("is not a NumPy array");
  }

  @Test
  void sizesBeyondAllNumbersAreRefused() throws IOException {
    assertRefused(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2147483647, 2147483647, 3), }",
        "is not a whole NumPy archive");
    assertRefused(
        "{'descr': '<U999999999', 'fortran_order': False, 'shape': (1,), }", "3999999996 bytes");
    assertRefused("{'descr': '<U1000000000', 'fortran_order': False, 'shape': (1,), }", "can be)");
  }

  @Test
  void fortranOrderOfAnyNumberOfAxesIsPutIntoCOrder() throws IOException {
    Path file = folder.resolve("fortran.npz");
    byte[] values = {
      0, 12, 4, 16, 8, 20, 1, 13, 5, 17, 9, 21, 2, 14, 6, 18, 10, 22, 3, 15, 7, 19, 11, 23
    };
    write(file, "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 4), }", values);
    assertThat(Npz.read(file).get("x").values()).isEqualTo(IntStream.range(0, 24).toArray());
    write(file, "{'descr': '|u1', 'fortran_order': True, 'shape': (3,), }", new byte[] {7, 8, 9});
    assertThat(Npz.read(file).get("x").values()).isEqualTo(new int[] {7, 8, 9});
    write(file, "{'descr': '|u1', 'fortran_order': True, 'shape': (), }", new byte[] {7});
    assertThat(Npz.read(file).get("x").values()).isEqualTo(new int[] {7});
  }

  private NpyArray raw(String type, int length, byte[] content) throws IOException {
    Path file = folder.resolve("raw.npz");
    write(file, described(type, "(" + length + ",)"), content);
    return Npz.read(file).get("x");
  }

  private NpyArray stored(NpyArray array) {
    Path file = folder.resolve("stored.npz");
    Npz.write(file, Map.of("x", array));
    return Npz.read(file).get("x");
  }

  private byte[] member(NpyArray array) throws IOException {
    Path file = folder.resolve("member.npz");
    Npz.write(file, Map.of("x", array));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.getInputStream(zip.getEntry("x.npy")).readAllBytes();
    }
  }

  private String header(NpyArray array) throws IOException {
    byte[] member = member(array);
    String text = new String(member, 10, member.length - 10, StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf('\n')).strip();
  }

  private static byte[] array(String header, byte[] content) {
    return ByteBuffer.allocate(10 + header.length() + content.length)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0})
        .put(header.getBytes(StandardCharsets.US_ASCII))
        .put(content)
        .array();
  }
}
