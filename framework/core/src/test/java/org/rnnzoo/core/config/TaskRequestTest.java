package org.rnnzoo.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.plugin.PluginRequest;

class TaskRequestTest {

  private static TaskRequest request(String plugin, String version) {
    return new TaskRequest(PluginRequest.parse(plugin), version);
  }

  @Test
  void aVersionBeginsWithALetterAndARangeWithABracket() {
    assertThat(TaskRequest.parse("a")).isEqualTo(request("a", ""));
    assertThat(TaskRequest.parse("a@v2")).isEqualTo(request("a", "v2"));
    assertThat(TaskRequest.parse("a@[1,2)")).isEqualTo(request("a@[1,2)", ""));
    assertThat(TaskRequest.parse("a@v2@[1,2)")).isEqualTo(request("a@[1,2)", "v2"));
    assertThat(TaskRequest.parse("bundle:a@1.2")).isEqualTo(request("bundle:a@1.2", ""));
  }

  @Test
  void aSignWithNothingAfterItIsNoVersion() {
    assertThatThrownBy(() -> TaskRequest.parse("a@"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a@");
  }

  @Test
  void withoutAVersionTheFirstIsMeant() {
    TinyZoo.ScaleTask task = new TinyZoo.ScaleTask();
    assertThat(TaskRequest.parse("scale").of(task).name()).isEqualTo("v1");
    assertThat(TaskRequest.parse("scale@v2").of(task).name()).isEqualTo("v2");
  }

  @Test
  void aVersionThatIsNotThereIsToldWithThoseThatAre() {
    assertThatThrownBy(() -> TaskRequest.of(new TinyZoo.ScaleTask(), "v3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The task 'scale' has no version 'v3'; it has v1, v2.");
  }

  @Test
  void aVersionOfNothingIsTold() {
    assertThatThrownBy(() -> TaskRequest.parse("@v1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'@v1' names no plugin.");
  }
}
