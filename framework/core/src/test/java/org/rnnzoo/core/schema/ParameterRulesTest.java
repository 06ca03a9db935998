package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.task.DurationLaw;
import org.rnnzoo.api.task.Version;
import org.rnnzoo.core.TinyZoo;

class ParameterRulesTest {

  record Plain(@Parameter(help = "a", min = 1, max = 3) int a) {}

  record Bare(int a) {}

  record Above(@Parameter(help = "a", above = 0, below = 1) double a) {}

  record Odd(@Parameter(help = "a") float a) {}

  record Nested(@Parameter(help = "a") List<Plain> a) {}

  record Taken(@Unwrapped Blind inner) {}

  record Blind(@Parameter(help = "a") boolean blind) {}

  record Group(@Parameter(help = "g") Plain group) {}

  record Lasting(@Parameter(help = "a", unit = "ms", max = 100) DurationLaw a) {}

  record Two(@Parameter(help = "a", minItems = 2) List<Double> a) {}

  record Conditional(@Parameter(help = "a", when = "b=1") int a) {}

  record Empty(@Parameter(help = "a", min = 2, below = 2) double a) {}

  record MinAboveMax(@Parameter(help = "a", min = 2, max = 1) double a) {}

  record AboveIsBelow(@Parameter(help = "a", above = 1, below = 1) double a) {}

  record AboveIsMax(@Parameter(help = "a", above = 1, max = 1) double a) {}

  record OnePoint(@Parameter(help = "a", min = 1, max = 1) double a) {}

  record Loose(@Unwrapped int a) {}

  record Around(@Unwrapped Odd inner) {}

  record Later(@Parameter(help = "g") Plain group, @Parameter(help = "a") float a) {}

  record Acting(@Parameter(help = "a", actsWhen = "b=1") int a) {}

  record Word(@Parameter(help = "a") String a) {}

  record Deep(@Parameter(help = "g") Conditional group) {}

  @SuppressWarnings("rawtypes")
  record Raw(@Parameter(help = "a") List a) {}

  record AllKinds(
      @Parameter(help = "a") long a,
      @Parameter(help = "b") double b,
      @Parameter(help = "c") boolean c,
      @Parameter(help = "d") String d,
      @Parameter(help = "e", when = "c=true", actsWhen = "d=x") DurationLaw e,
      @Parameter(help = "f") Parameter.Scale f) {}

  record Lists(
      @Parameter(help = "a") List<Integer> a,
      @Parameter(help = "b") List<Long> b,
      @Parameter(help = "c") List<Double> c,
      @Parameter(help = "d") List<String> d) {}

  record Six(
      @Parameter(help = "a") int a,
      @Parameter(help = "b") int b,
      @Parameter(help = "c") int c,
      @Parameter(help = "d") int d,
      @Parameter(help = "e") int e,
      @Parameter(help = "f") int f) {}

  record Seven(
      @Parameter(help = "a") int a,
      @Parameter(help = "b") int b,
      @Parameter(help = "c") int c,
      @Parameter(help = "d") int d,
      @Parameter(help = "e") int e,
      @Parameter(help = "f") int f,
      @Parameter(help = "g") int g) {}

  record Split(@Unwrapped Six first, @Parameter(help = "g") int g) {}

  record Hidden(@Unwrapped Six first, @Parameter(help = "h") Seven seven) {}

  private record Named(Record defaults) implements Plugin<Record> {
    @Override
    public String name() {
      return "named";
    }

    @Override
    public String title() {
      return "Named";
    }
  }

  private static final class Versionless extends TinyZoo.ScaleTask {
    @Override
    public List<Version<TinyZoo.ScaleParameters>> versions() {
      return List.of();
    }
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new Plain(4), "'a' is 4, but must be a whole number from 1 to 3"),
        Arguments.of(new Bare(1), "'a' has neither @Parameter nor @Unwrapped"),
        Arguments.of(new Above(0), "'a' is 0.0, but must be a number above 0 and below 1"),
        Arguments.of(new Above(1), "'a' is 1.0, but must be a number above 0 and below 1"),
        Arguments.of(new Odd(1), "'a' has the type float, which no file holds"),
        Arguments.of(new Taken(new Blind(true)), "'blind' is a key that experiments use"),
        Arguments.of(new Group(new Plain(0)), "'group.a' is 0, but must be"),
        Arguments.of(
            new Lasting(DurationLaw.uniform(50, 101)), "but must be a duration of at most"),
        Arguments.of(new Two(List.of(1.0)), "but must be a list of at least 2"),
        Arguments.of(new Conditional(1), "'a' depends on 'b=1', which is no parameter"),
        Arguments.of(new Empty(2), "'a' has a range that no number lies in"),
        Arguments.of(new MinAboveMax(1), "'a' has a range that no number lies in"),
        Arguments.of(new AboveIsBelow(1), "'a' has a range that no number lies in"),
        Arguments.of(new AboveIsMax(1), "'a' has a range that no number lies in"),
        Arguments.of(new Loose(1), "'a' is @Unwrapped, but no record"),
        Arguments.of(new Around(new Odd(1)), "'a' has the type float, which no file holds"),
        Arguments.of(new Later(new Plain(1), 1), "'a' has the type float, which no file holds"),
        Arguments.of(new Acting(1), "'a' depends on 'b=1', which is no parameter"),
        Arguments.of(new Word(null), "'a' is null, but must be a word"),
        Arguments.of(new Raw(List.of()), "'a' has the type interface java.util.List, which no"),
        Arguments.of(null, "it has no defaults"),
        Arguments.of(new Nested(List.of()), "which no file holds"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultIsNamed(Record defaults, String clause) {
    assertThat(ParameterRules.fault(new Named(defaults)).orElse("")).contains(clause);
  }

  @Test
  void aTaskWithoutVersionsIsNamed() {
    assertThat(ParameterRules.fault(new Versionless())).contains("it has no versions");
  }

  @Test
  void parametersWithinTheirRangesHaveNoFault() {
    assertThat(ParameterRules.fault(new Named(new Plain(3)))).isEmpty();
    assertThat(ParameterRules.fault(new Named(new Above(0.5)))).isEmpty();
    assertThat(ParameterRules.fault(new TinyZoo.ScaleTask())).isEmpty();
  }

  @Test
  void recordsWithTooManyComponentsAreToldWhereverTheyStand() {
    assertThat(ParameterRules.crowded(Six.class)).isEmpty();
    assertThat(ParameterRules.crowded(Split.class)).isEmpty();
    assertThat(ParameterRules.crowded(Hidden.class))
        .singleElement()
        .asString()
        .startsWith("Seven has 7 components; split it by meaning");
    assertThat(ParameterRules.fault(new Named(new Seven(1, 2, 3, 4, 5, 6, 7))))
        .as("it is an advice, not a fault")
        .isEmpty();
  }

  @Test
  void everyTypeThatFilesHoldHasNoFault() {
    AllKinds all = new AllKinds(1, 1, true, "", DurationLaw.fixed(1), Parameter.Scale.LINEAR);
    assertThat(ParameterRules.fault(new Named(all))).isEmpty();
    assertThat(
            ParameterRules.fault(
                new Named(new Lists(List.of(1), List.of(1L), List.of(1.0), List.of("a")))))
        .isEmpty();
  }

  @Test
  void aRangeMayBeOnePoint() {
    assertThat(ParameterRules.fault(new Named(new OnePoint(1)))).isEmpty();
  }

  @Test
  void aConditionWithinAGroupMaySpeakOfKeysAroundIt() {
    assertThat(ParameterRules.fault(new Named(new Deep(new Conditional(1))))).isEmpty();
  }

  @Test
  void aVersionWithAValueOutOfRangeIsNamed() {
    TinyZoo.ScaleTask task =
        new TinyZoo.ScaleTask() {
          @Override
          public List<Version<TinyZoo.ScaleParameters>> versions() {
            Version<TinyZoo.ScaleParameters> first = super.versions().get(0);
            TinyZoo.ScaleParameters p = first.parameters();
            TinyZoo.ScaleParameters crowd =
                new TinyZoo.ScaleParameters(
                    p.length(), 7, p.sigma(), p.rule(), p.negate(), p.amplitudes());
            return List.of(first, new Version<>("v7", "", "", crowd, first.card()));
          }
        };
    assertThat(ParameterRules.fault(task))
        .contains("in version v7, 'channels' is 7, but must be a whole number from 1 to 6");
  }

  @Test
  void aTaskThatForgetsItsVersionsIsNamed() {
    TinyZoo.ScaleTask task =
        new TinyZoo.ScaleTask() {
          @Override
          public List<Version<TinyZoo.ScaleParameters>> versions() {
            return null;
          }
        };
    assertThat(ParameterRules.fault(task)).contains("it has no versions");
  }

  private static Optional<String> faultOf(
      UnaryOperator<List<Version<TinyZoo.ScaleParameters>>> change) {
    return ParameterRules.fault(
        new TinyZoo.ScaleTask() {
          @Override
          public List<Version<TinyZoo.ScaleParameters>> versions() {
            return change.apply(super.versions());
          }
        });
  }

  private static Version<TinyZoo.ScaleParameters> named(
      String name, String title, Version<TinyZoo.ScaleParameters> like) {
    return new Version<>(name, title, "q", like.parameters(), like.card());
  }

  @Test
  void aVersionThatNobodyCanAskForIsTold() {
    String names = "not by letters, digits and - . _ such as v1";
    assertThat(faultOf(v -> List.of(named("", "t", v.get(0)))))
        .contains("a version is named '', " + names);
    assertThat(faultOf(v -> List.of(named(null, "t", v.get(0)))))
        .contains("a version is named 'null', " + names);
    assertThat(faultOf(v -> List.of(named("../x", "t", v.get(0)))))
        .contains("a version is named '../x', " + names);
    assertThat(faultOf(v -> Arrays.asList(v.get(0), null)))
        .contains("a version is named 'null', " + names);
    assertThat(faultOf(v -> List.of(v.get(0), v.get(0)))).contains("in version v1, it comes twice");
    assertThat(faultOf(v -> List.of(named("v1", null, v.get(0)))))
        .contains("in version v1, its title, question, card or parameters are null");
    assertThat(faultOf(v -> List.of(new Version<>("v1", "t", "q", v.get(0).parameters(), null))))
        .contains("in version v1, its title, question, card or parameters are null");
    assertThat(faultOf(v -> v)).isEmpty();
  }
}
