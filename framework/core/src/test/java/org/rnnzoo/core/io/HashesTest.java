package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.UserException;

class HashesTest {

  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void theyAreThoseOfTheStandard() {
    assertThat(Hashes.sha256("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(OF_ABC);
  }

  @Test
  void ofAFileItIsThatOfItsBytes() throws IOException {
    assertThat(Hashes.sha256(Files.writeString(folder.resolve("f"), "abc"))).isEqualTo(OF_ABC);
  }

  @Test
  void aFileThatIsNotThereIsSaid() {
    Path file = folder.resolve("none");
    assertThatThrownBy(() -> Hashes.sha256(file))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("Cannot read " + file + " (");
  }

  @Test
  void numbersCountAsTheirLittleEndianBytes() {
    byte[] oneAndMinusTwo = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0};
    assertThat(Hashes.sha256(new float[] {1, -2})).isEqualTo(Hashes.sha256(oneAndMinusTwo));
  }
}
