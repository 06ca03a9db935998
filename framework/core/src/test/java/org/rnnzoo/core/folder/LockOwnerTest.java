package org.rnnzoo.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.core.io.ProcessMark;

class LockOwnerTest {

  private static final String TOKEN = "0123456789abcdef";

  @Test
  void theNameOfItsFileTellsAllOfIt() {
    LockOwner owner =
        new LockOwner(TOKEN, new ProcessMark(17, 99, "0123456789ab"), "training", "node-3.x");
    assertThat(owner.fileName())
        .isEqualTo("held_0123456789abcdef_17-99-0123456789ab_training_node-3.x");
    assertThat(LockOwner.parse(owner.fileName())).contains(owner);
    assertThat(owner.words()).isEqualTo("process 17 on node-3.x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "free",
        "held_0123456789abcde_17-99-0123456789ab_training_x",
        "held_0123456789abcdef_17-99_training_x",
        "held_0123456789abcdef_17-99-0123456789ab_Training_x"
      })
  void otherNamesTellOfNobody(String name) {
    assertThat(LockOwner.parse(name)).isEmpty();
  }

  @Test
  void thisProcessIsAnOwnerWhoseFileCanBeNamedSo() {
    LockOwner here = LockOwner.here(TOKEN, "storing");
    assertThat(here.mark()).isEqualTo(ProcessMark.own());
    assertThat(here.host()).matches("[A-Za-z0-9.-]{1,64}");
    assertThat(LockOwner.parse(here.fileName())).contains(here);
  }
}
