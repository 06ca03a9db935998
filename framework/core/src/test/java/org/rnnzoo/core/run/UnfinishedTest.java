package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnfinishedTest {

  @Test
  @SuppressWarnings("try") // the entries are held, not used
  void whatBeganLastIsToldFirstAndAFailureStopsNoOther() {
    List<String> told = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    try (Unfinished outer = Unfinished.work(why -> told.add("outer: " + why));
        Unfinished full =
            Unfinished.work(
                why -> {
                  throw new IllegalStateException("No room.");
                });
        Unfinished inner = Unfinished.work(why -> told.add("inner: " + why))) {
      Unfinished.end("The end.", e -> failures.add(e.getMessage()));
    }
    assertThat(told).containsExactly("inner: The end.", "outer: The end.");
    assertThat(failures).containsExactly("No room.");
  }

  @Test
  void whatIsFinishedIsNotTold() {
    List<String> told = new ArrayList<>();
    Unfinished.work(told::add).close();
    Unfinished.end("The end.", e -> told.add("failed"));
    assertThat(told).isEmpty();
  }
}
