package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Chosen;

class SettledSettingsTest {

  record Beside(@Parameter(help = "b", acts = Parameter.Acts.START) int scale) {}

  record Group(
      @Parameter(help = "k") String kind,
      @Parameter(help = "d", acts = Parameter.Acts.START, actsWhen = "kind=live") int depth) {}

  record Settings(
      @Parameter(help = "g", acts = Parameter.Acts.START) double gain,
      @Parameter(help = "n") double noise,
      @Unwrapped Beside beside,
      @Parameter(help = "g") Group group) {}

  private record First(String name, Settings defaults) implements Plugin<Settings> {
    @Override
    public String title() {
      return name;
    }
  }

  private record Second(String name, Settings defaults) implements Plugin<Settings> {
    @Override
    public String title() {
      return name;
    }
  }

  private static Settings settings(double gain, double noise, int scale, String kind, int depth) {
    return new Settings(gain, noise, new Beside(scale), new Group(kind, depth));
  }

  private static final Settings TRAINED = settings(1, 0, 1, "idle", 1);

  private static void requireKept(Settings wanted) {
    SettledSettings.requireKept(
        new Chosen<>(null, new First("m", TRAINED), "", TRAINED),
        new Chosen<>(null, new First("m", TRAINED), "", wanted));
  }

  @Test
  void whatStillActsMayBeChanged() {
    assertThatCode(() -> requireKept(settings(1, 5, 1, "live", 1))).doesNotThrowAnyException();
  }

  @Test
  void whatOnlyShapedTheFirstWeightsMayNot() {
    assertThatThrownBy(() -> requireKept(settings(2, 5, 3, "idle", 1)))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "model.gain only matters until a network is trained: 2.0 instead of 1.0 would change"
                + " nothing in this one. Train again with it.\n"
                + "model.scale only matters until a network is trained: 3 instead of 1 would change"
                + " nothing in this one. Train again with it.");
  }

  @Test
  void whatActsUnderAConditionMayBeChangedWhereItHolds() {
    assertThatCode(() -> requireKept(settings(1, 0, 1, "live", 2))).doesNotThrowAnyException();
    assertThatThrownBy(() -> requireKept(settings(1, 0, 1, "idle", 2)))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("model.group.depth only matters until a network is trained: 2");
  }

  @Test
  void anotherModelIsAnotherMatter() {
    assertThatCode(
            () ->
                SettledSettings.requireKept(
                    new Chosen<>(null, new First("m", TRAINED), "", TRAINED),
                    new Chosen<>(null, new Second("m", TRAINED), "", settings(2, 0, 1, "idle", 1))))
        .doesNotThrowAnyException();
  }

  @Test
  void differencesAreThoseThatAct() {
    assertThat(SettledSettings.differences(TRAINED, TRAINED)).isEmpty();
    assertThat(SettledSettings.differences(TRAINED, settings(2, 5, 3, "live", 2)))
        .containsExactly(
            "model.noise is 5.0, not 0.0",
            "model.group.kind is live, not idle",
            "model.group.depth is 2, not 1");
  }
}
