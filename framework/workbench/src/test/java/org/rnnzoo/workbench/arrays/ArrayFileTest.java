package org.rnnzoo.workbench.arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.NpyArray;

/** Files that other programs wrote; {@code arrays/write.py} tells how. */
class ArrayFileTest {

  private static final double[] W = {0.5, -1.25, 0, 2, 0.125, -3, 1e-3, 7, 0.75};
  private static final double[] W_IN = {-2.5, -1.5, -0.5, 0.5, 1.5, 2.5};

  @TempDir private Path folder;

  static Path file(String name) {
    try {
      return Path.of(ArrayFileTest.class.getResource("/arrays/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertIs(NpyArray array, List<Integer> shape, double... values) {
    assertThat(array).isNotNull();
    assertThat(array.shape()).isEqualTo(shape);
    assertThat(array.toDoubles()).containsExactly(values);
  }

  @ParameterizedTest
  @CsvSource({
    "net.npz,NumPy archive,W,W_in",
    "net.safetensors,safetensors file,W,W_in",
    "packed.mat,MATLAB file,W,W_in",
    "plain.mat,MATLAB file,net.deep.W,W_in",
    "matlab73.mat,HDF5 file,W,W_in",
    "net.h5,HDF5 file,W,group.W_in",
    "net.pt,PyTorch file,state_dict.rnn.W,state_dict.rnn.W_in",
    "legacy.pt,PyTorch file,state_dict.rnn.W,state_dict.rnn.W_in",
    "net2.pt,PyTorch file,state_dict.rnn.W,state_dict.rnn.W_in",
    "legacy2.pt,PyTorch file,state_dict.rnn.W,state_dict.rnn.W_in"
  })
  void everyFormatHoldsTheSameMatrices(String name, String format, String w, String input) {
    ArrayFile read = ArrayFile.read(file(name));
    assertThat(read.format()).isEqualTo(format);
    assertIs(read.arrays().get(w), List.of(3, 3), W);
    assertIs(read.arrays().get(input), List.of(3, 2), W_IN);
  }

  @Test
  void pythonObjectsArePassedOverAndNamed() {
    ArrayFile read = ArrayFile.read(file("net.npz"));
    assertThat(read.unread()).containsExactly("pickled");
    assertIs(read.arrays().get("turned"), List.of(3, 2), W_IN);
    assertIs(read.arrays().get("alpha"), List.of(), 0.2);
    assertThat(read.arrays().get("word").values()).isEqualTo(new String[] {"tanh"});
  }

  @ParameterizedTest
  @ValueSource(strings = {"net.pt", "net2.pt"})
  void viewsHalvesAndNestedMapsOfTorchAreRead(String name) {
    Map<String, NpyArray> arrays = ArrayFile.read(file(name)).arrays();
    assertIs(
        arrays.get("state_dict.turned"), List.of(3, 3), 0.5, 2, 1e-3, -1.25, 0.125, 7, 0, -3, 0.75);
    assertIs(arrays.get("state_dict.row"), List.of(3), 2, 0.125, -3);
    assertIs(arrays.get("state_dict.half"), List.of(3, 2), W_IN);
    assertIs(arrays.get("state_dict.brain"), List.of(3, 2), W_IN);
    assertIs(arrays.get("state_dict.yes"), List.of(2), 1, 0);
    assertIs(arrays.get("state_dict.small"), List.of(1, 2), 200, 3);
    assertIs(arrays.get("epoch"), List.of(), 7);
    assertIs(arrays.get("list.0"), List.of(), 1.5);
    assertThat(arrays.get("name").values()).isEqualTo(new String[] {"tanh"});
  }

  @ParameterizedTest
  @ValueSource(strings = {"layer.pt", "layer2.pt"})
  void theStateDictOfAModuleIsRead(String name) {
    Map<String, NpyArray> arrays = ArrayFile.read(file(name)).arrays();
    assertIs(arrays.get("weight"), List.of(3, 2), 0.25, 0.25, 0.25, 0.25, 0.25, 0.25);
    assertIs(arrays.get("bias"), List.of(3), -1, -1, -1);
  }

  @Test
  void structuresAndWordsOfMatlabAreRead() {
    Map<String, NpyArray> arrays = ArrayFile.read(file("packed.mat")).arrays();
    assertIs(arrays.get("net.alpha"), List.of(1, 1), 0.2);
    assertThat(arrays.get("word").values()).isEqualTo(new String[] {"tanh"});
    assertThat(arrays.get("cube").shape()).containsExactly(2, 3, 4);
    assertThat(arrays.get("cube").toDoubles()[23]).isEqualTo(23);
    assertThat(arrays.get("cube").toDoubles()[1]).isEqualTo(1);
    assertThat(ArrayFile.read(file("plain.mat")).unread()).contains("cell");
  }

  @Test
  void theAxesOfMatlabsHdfComeInItsOrder() {
    Map<String, NpyArray> arrays = ArrayFile.read(file("matlab73.mat")).arrays();
    assertThat(arrays.get("cube").shape()).containsExactly(2, 3, 4);
    assertThat(arrays.get("cube").toDoubles()[1]).isEqualTo(1);
    assertThat(arrays.get("word").values()).isEqualTo(new String[] {"tanh"});
  }

  @Test
  void structuresAndNothingOfMatlabsHdfAreReadAndCellsAreNamed() {
    ArrayFile read = ArrayFile.read(file("more73.mat"));
    Map<String, NpyArray> arrays = read.arrays();
    assertIs(arrays.get("W"), List.of(3, 3), W);
    assertIs(arrays.get("net.W_in"), List.of(3, 2), W_IN);
    assertIs(arrays.get("net.alpha"), List.of(1, 1), 0.2);
    assertIs(arrays.get("yes"), List.of(1, 2), 1, 0);
    assertIs(arrays.get("count"), List.of(1, 1), 7);
    assertIs(arrays.get("nothing"), List.of(0, 0));
    assertThat(arrays.get("wordless").values()).isEqualTo(new String[] {""});
    assertThat(read.unread()).containsExactlyInAnyOrder("wave", "cell");
  }

  @Test
  void linksOfHdfAreNamedAndNotFollowed() {
    assertThat(ArrayFile.read(file("net.h5")).unread()).containsExactly("group.again");
  }

  @Test
  void aFolderOfArraysIsRead() throws IOException {
    Files.copy(file("one.npy"), folder.resolve("W.npy"));
    Files.writeString(folder.resolve("notes.txt"), "not an array");
    assertIs(ArrayFile.read(folder).arrays().get("W"), List.of(3, 3), W);
  }

  @ParameterizedTest
  @ValueSource(strings = {"module.pt", "module2.pt"})
  void aWholeModuleIsRefusedByItsName(String name) {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file(name)))
        .withMessageContaining("it names torch.nn.modules.linear.Linear")
        .withMessageContaining("state_dict()")
        .matches(e -> !e.getMessage().contains("copy it again"), "says that the file is whole");
  }

  @Test
  void aCheckpointOfTorch2WithAnOptimiserIsRead() {
    Map<String, NpyArray> arrays = ArrayFile.read(file("checkpoint2.pt")).arrays();
    assertIs(arrays.get("W_in"), List.of(3, 2), W_IN);
    assertThat(arrays.get("device").values()).isEqualTo(new String[] {"cpu"});
    assertThat(arrays.get("optimizer.state.0.exp_avg").shape()).containsExactly(3, 2);
  }

  /** A file of PyTorch's with a program of our own. */
  private Path torch(byte[] program) throws IOException {
    Path file = folder.resolve("hostile.pt");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("hostile/data.pkl"));
      zip.write(program);
      zip.closeEntry();
    }
    return file;
  }

  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Object part : parts) {
      all.writeBytes(
          part instanceof Integer one
              ? new byte[] {one.byteValue()}
              : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "posix\nsystem",
        "os\nsystem",
        "builtins\neval",
        "builtins\n__import__",
        "torch\nload",
        "torch.hub\nload",
        "numpy.core.multiarray\n_reconstruct",
        "collections\ndefaultdict",
        "torch._utils\n_rebuild_sparse_tensor"
      })
  void aNameThatIsNotKnownIsSaidAndNotCalled(String name) throws IOException {
    Path file = torch(bytes(0x80, 2, "c" + name + "\n", "X", 5, 0, 0, 0, "id>x ", 0x85, "R."));
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file))
        .withMessageContaining("it names " + name.replace('\n', '.') + ",")
        .withMessageContaining("nothing in a file is run here");
  }

  @Test
  void aNameFromTheStackIsSaidToo() throws IOException {
    Path file = torch(bytes(0x80, 4, 0x8c, 2, "os", 0x8c, 6, "system", 0x93, "."));
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file))
        .withMessageContaining("it names os.system");
  }

  @Test
  void mapsThatDoubleAtEveryStepAreRefused() throws IOException {
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(bytes(0x80, 2, "]q", 0));
    for (int i = 0; i < 30; i++) {
      program.writeBytes(bytes("](h", i, "h", i, "eq", i + 1));
    }
    program.writeBytes(bytes("."));
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(torch(program.toByteArray())))
        .withMessageContaining("values");
  }

  @Test
  void aMapWithinItselfIsRefused() throws IOException {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(
            () -> ArrayFile.read(torch(bytes(0x80, 2, "}q", 0, "X", 1, 0, 0, 0, "ah", 0, "s."))))
        .withMessageContaining("deep in each other");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.writeBytes(bytes(0x80, 2));
    for (int i = 0; i < 100_000; i++) {
      program.writeBytes(bytes("]"));
    }
    for (int i = 0; i < 99_999; i++) {
      program.writeBytes(bytes("a"));
    }
    program.writeBytes(bytes("."));
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(torch(program.toByteArray())))
        .withMessageContaining("deep in each other");
  }

  @Test
  void aWordThatClaimsToBeHugeIsRefused() throws IOException {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(torch(bytes(0x80, 2, "X", 0xff, 0xff, 0xff, 0x7f, "a."))))
        .withMessageContaining("claims a word");
  }

  /** The library would lay out as many places as the chunk claims to have numbers. */
  @Test
  void aChunkThatClaimsToBeHugeIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file("more73.mat"));
    assertThat(Arrays.copyOfRange(bytes, 1507, 1515)).containsExactly(3, 0, 0, 0, 3, 0, 0, 0);
    bytes[1510] = 1;
    Path file = Files.write(folder.resolve("claims.mat"), bytes);
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file))
        .withMessageContaining("claims to be larger than it can be");
  }

  @Test
  void aFileOfNoKnownFormatIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "nothing of the kind, really");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file))
        .withMessageContaining("no file of arrays that this program knows");
  }

  @Test
  void aHeaderOfSafetensorsWhoseTensorsOverlapIsRefused() throws IOException {
    String header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}";
    Path file = folder.resolve("overlap.safetensors");
    Files.write(file, bytes(header.length(), 0, 0, 0, 0, 0, 0, 0, header, "0123456789ab"));
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> ArrayFile.read(file))
        .withMessageContaining("'b' lies upon another tensor");
  }

  /** The length of the header begins like a pickle, or like an archive. */
  @ParameterizedTest
  @ValueSource(ints = {0x80, 0x280, 0x4b50})
  void aSafetensorsFileIsOneWhateverTheLengthOfItsHeader(int length) throws IOException {
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    Path file = folder.resolve("net.safetensors");
    Files.write(
        file,
        bytes(
            length & 0xFF,
            length >> 8,
            0,
            0,
            0,
            0,
            0,
            0,
            header + " ".repeat(length - header.length()),
            "0123"));
    ArrayFile read = ArrayFile.read(file);
    assertThat(read.format()).isEqualTo("safetensors file");
    assertThat(read.arrays()).containsOnlyKeys("a");
  }
}
