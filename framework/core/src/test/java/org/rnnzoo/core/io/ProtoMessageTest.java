package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes as the documentation of Protocol Buffers has them. */
class ProtoMessageTest {

  private static String hex(ProtoMessage message) {
    return HexFormat.ofDelimiter(" ").formatHex(message.toBytes());
  }

  @Test
  void wholeNumbersTakeSevenBitsAByte() {
    assertThat(hex(new ProtoMessage().number(1, 127))).isEqualTo("08 7f");
    assertThat(hex(new ProtoMessage().number(1, 128))).isEqualTo("08 80 01");
    assertThat(hex(new ProtoMessage().number(1, 150))).isEqualTo("08 96 01");
  }

  @Test
  void numbersBelowZeroTakeTenBytes() {
    assertThat(hex(new ProtoMessage().number(1, -1))).isEqualTo("08 ff ff ff ff ff ff ff ff ff 01");
  }

  @Test
  void aLargeFieldHasAKeyOfTwoBytes() {
    assertThat(hex(new ProtoMessage().number(16, 1))).isEqualTo("80 01 01");
  }

  @Test
  void fractionsAreLittleEndian() {
    assertThat(hex(new ProtoMessage().float32(2, 1))).isEqualTo("15 00 00 80 3f");
    assertThat(hex(new ProtoMessage().float64(3, 1))).isEqualTo("19 00 00 00 00 00 00 f0 3f");
  }

  @Test
  void textsAndMessagesHaveTheirLengthBeforeThem() {
    assertThat(hex(new ProtoMessage().text(2, "größe"))).isEqualTo("12 07 67 72 c3 b6 c3 9f 65");
    assertThat(hex(new ProtoMessage().message(3, new ProtoMessage().number(1, 150)).number(4, 0)))
        .isEqualTo("1a 03 08 96 01 20 00");
  }
}
