package org.rnnzoo.core.io;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SizeBudgetTest {

  private static final long LONGEST = Integer.MAX_VALUE - 16L;

  @Test
  void allOfItMayBeSpentButNotAByteMore() throws IOException {
    SizeBudget budget = new SizeBudget(10);
    budget.spend("x", 6);
    budget.spend("y", 4);
    budget.spend("empty", 0);
    assertThatThrownBy(() -> budget.spend("z", 1))
        .isInstanceOf(IOException.class)
        .hasMessage("'z' claims to be larger than it can be, 1 bytes");
  }

  @Test
  void aSizeBelowZeroIsRefused() {
    assertThatThrownBy(() -> new SizeBudget(10).spend("x", -1)).hasMessageContaining("-1 bytes");
  }

  @Test
  void noArrayIsLongerThanJavaHasThem() {
    assertThatCode(() -> new SizeBudget(Long.MAX_VALUE).spend("x", LONGEST))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new SizeBudget(Long.MAX_VALUE).spend("x", LONGEST + 1))
        .hasMessageContaining("claims to be larger");
  }
}
