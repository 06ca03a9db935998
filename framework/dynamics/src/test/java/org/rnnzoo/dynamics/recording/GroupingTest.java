package org.rnnzoo.dynamics.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class GroupingTest {

  private static final Channels CHANNELS = new Channels(List.of("in"), List.of("out"));

  /** Trials with columns of numbers or words, null where a trial has none. */
  private static Trials trials(Map<String, ? extends List<? extends @Nullable Object>> columns) {
    int count = columns.values().iterator().next().size();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TrialBuilder trial =
          new TrialBuilder(CHANNELS, new Clock(20), RandomStream.root(1).generator());
      Epoch all = trial.epoch("all", 40);
      if (column(columns, "wanted", i) instanceof Number wanted) {
        trial.target("out").set(wanted.doubleValue(), all);
        trial.mask("out").set(1, all);
      }
      for (Map.Entry<String, ? extends List<? extends @Nullable Object>> column :
          columns.entrySet()) {
        Object value = column.getValue().get(i);
        if (value instanceof Number number) {
          trial.condition(column.getKey(), number.doubleValue());
        } else if (value != null) {
          trial.condition(column.getKey(), value.toString());
        }
      }
      trials.add(trial.build());
    }
    return new Trials(new Clock(20), CHANNELS, trials);
  }

  private static @Nullable Object column(
      Map<String, ? extends List<? extends @Nullable Object>> columns, String name, int trial) {
    return columns.containsKey(name) ? columns.get(name).get(trial) : null;
  }

  private static Recording recording(Trials trials) {
    int length = trials.size() * trials.time();
    return new Recording(trials, 1, new float[length], new float[length], List.of());
  }

  private static Grouping by(String column, List<? extends @Nullable Object> values) {
    return Grouping.by(column, recording(trials(Map.of(column, values))));
  }

  private static List<@Nullable Object> listed(@Nullable Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }

  @Test
  void aFewNumbersAreEachAGroupFromSmallToLarge() {
    Grouping grouping = by("side", listed(10, -0.5, null, 2, 10));
    assertThat(grouping.column()).isEqualTo("side");
    assertThat(grouping.labels()).containsExactly("side = -0.500", "side = 2", "side = 10");
    assertThat(grouping.of()).containsExactly(2, 0, -1, 1, 2);
    assertThat(grouping.members(2, List.of(0, 1, 2, 3, 4))).containsExactly(0, 4);
    assertThat(grouping.members(2, List.of(1, 4))).containsExactly(4);
  }

  @Test
  void wordsAreGroupsInTheOrderOfTheAlphabet() {
    Grouping grouping = by("rule", listed("pro", "anti", "pro"));
    assertThat(grouping.labels()).containsExactly("rule = anti", "rule = pro");
    assertThat(grouping.of()).containsExactly(1, 0, 1);
  }

  @Test
  void sixNumbersAreGroupsAndSevenAreQuarters() {
    assertThat(by("x", listed(1, 2, 3, 4, 5, 6)).labels()).hasSize(6).startsWith("x = 1");
    Grouping quarters = by("x", listed(8, 7, 6, 5, null, 4, 3, 2, 1));
    assertThat(quarters.labels()).containsExactly("x 1 to 3", "x 3 to 5", "x 5 to 7", "x ≥ 7");
    assertThat(quarters.of()).containsExactly(3, 3, 2, 2, -1, 1, 1, 0, 0);
  }

  @Test
  void quartersThatBeginWithTheSameNumberAreOne() {
    Grouping same = by("x", listed(0, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6));
    assertThat(same.labels()).containsExactly("x 0 to 1", "x 1 to 4", "x ≥ 4");
    assertThat(same.of()).containsExactly(0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2);
  }

  @Test
  void noGroupIsEmptyWhereAQuarterIsTheSmallestNumber() {
    Grouping same = by("x", listed(1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    assertThat(same.labels()).containsExactly("x 1 to 4", "x 4 to 7", "x ≥ 7");
    assertThat(same.of()).containsExactly(0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2);
    List<@Nullable Object> most = new ArrayList<>(Collections.nCopies(22, 1.0));
    most.addAll(listed(2, 3, 4, 5, 6, 7));
    assertThatThrownBy(() -> by("x", most)).hasMessageContaining("does not part these trials");
  }

  @Test
  void whatDoesNotPartTheTrialsIsRefusedInWords() {
    assertThatThrownBy(() -> by("x", listed(1, 1, 1)))
        .hasMessage(
            "The condition 'x' does not part these trials into 2 to 6 groups; choose another one.");
    assertThatThrownBy(() -> by("x", listed("a", "b", "c", "d", "e", "f", "g")))
        .hasMessageContaining("does not part these trials");
    assertThatThrownBy(() -> Grouping.by("y", recording(trials(Map.of("x", listed(1, 2))))))
        .hasMessage("The trials have no condition 'y'; there are x and choice.");
  }

  @Test
  void withoutAColumnTheFirstThatGivesAFewGroupsIsTakenAndADurationLast() {
    Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    columns.put("delayMs", listed(1, 2, 1, 2, 1, 2, 1));
    columns.put("same", listed(1, 1, 1, 1, 1, 1, 1));
    columns.put("angle", listed(1, 2, 3, 4, 5, 6, 7));
    columns.put("rule", listed("a", "b", "a", "b", "a", "b", null));
    Trials trials = trials(columns);
    assertThat(Grouping.columns(trials)).containsExactly("delayMs", "same", "angle", "rule");
    assertThat(Grouping.suitable(trials))
        .extracting(Grouping::column)
        .containsExactly("rule", "angle", "delayMs");
    assertThat(Grouping.by("", recording(trials)).column()).isEqualTo("rule");
    Grouping none = Grouping.by("", recording(trials(Map.of("same", listed(1, 1)))));
    assertThat(none.column()).isEmpty();
    assertThat(none.labels()).containsExactly("all trials");
    assertThat(none.of()).containsExactly(0, 0);
  }

  /** As in the flip-flop, where the number of pulses says nothing of what is held. */
  @Test
  void whatTellsMostOfWhatIsWantedAtTheEndComesFirst() {
    Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    columns.put("pulses", listed(1, 2, 1, 2, 1, 2, 1, 2));
    columns.put("heldMs", listed(1, 1, 2, 2, 1, 1, 2, 2));
    columns.put("half", listed("a", "a", "b", "b", "a", "a", "b", "a"));
    columns.put("final", listed("+", "+", "-", "-", "+", "+", "-", "-"));
    columns.put("wanted", listed(1, 1, -1, -1, 1, 1, -1, -1));
    assertThat(Grouping.suitable(trials(columns)))
        .extracting(Grouping::column)
        .containsExactly("final", "wanted", "half", "pulses", "heldMs");
    columns.put("wanted", listed(1, 1, 1, 1, 1, 1, 1, 1));
    assertThat(Grouping.suitable(trials(columns)))
        .as("where the same is wanted in all trials")
        .extracting(Grouping::column)
        .containsExactly("pulses", "half", "final", "heldMs");
  }

  @Test
  void valuesAreWrittenAsOneWritesThem() {
    assertThat(Grouping.word(3.0)).isEqualTo("3");
    assertThat(Grouping.word(-0.12345)).isEqualTo("-0.123");
    assertThat(Grouping.word("left")).isEqualTo("left");
  }

  @Test
  void aTrialWithoutAValueIsNoFurtherGroup() {
    Grouping grouping = by("word", listed("a", "b", "c", "d", "e", "f", null));
    assertThat(grouping.labels()).hasSize(6);
    assertThat(grouping.of()).containsExactly(0, 1, 2, 3, 4, 5, -1);
  }

  @Test
  void sixValuesAreFewAndSevenAreMany() {
    Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    columns.put("seven", listed(1, 2, 3, 4, 5, 6, 7));
    columns.put("six", listed(1, 2, 3, 4, 5, 6, 6));
    assertThat(Grouping.suitable(trials(columns)))
        .extracting(Grouping::column)
        .containsExactly("six", "seven");
  }
}
