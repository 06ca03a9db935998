package org.rnnzoo.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.api.task.Channels;
import org.rnnzoo.api.task.Clock;
import org.rnnzoo.api.task.Epoch;
import org.rnnzoo.api.task.Loss;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.api.task.TrialBuilder;
import org.rnnzoo.api.task.Trials;

class TrialFigureTest {

  private static final Clock CLOCK = new Clock(20);

  private static Trials trials(
      List<String> inputs, List<String> outputs, Consumer<TrialBuilder> course) {
    Channels channels = new Channels(inputs, outputs);
    TrialBuilder builder = new TrialBuilder(channels, CLOCK, RandomStream.root(1).generator());
    course.accept(builder);
    Trial trial = builder.build();
    return new Trials(CLOCK, channels, List.of(trial));
  }

  private static List<Panel.Plot> plots(Trials trials, Optional<Loss> loss) {
    int outputs = trials.channels().outputs().size();
    Optional<TrialFigure.Answers> answers =
        loss.map(
            l ->
                new TrialFigure.Answers(
                    new float[trials.time() * outputs], List.of(l.everywhere())));
    return new TrialFigure("task", trials, 0, answers)
        .figure().panels().stream().map(Panel.Plot.class::cast).toList();
  }

  private static Layer.Curve curve(Panel.Plot plot, int place) {
    return plot.layers().stream()
        .filter(Layer.Curve.class::isInstance)
        .map(Layer.Curve.class::cast)
        .skip(place)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOutputHasTheColourOfTheInputOfItsName() {
    Trials trials =
        trials(
            List.of("a", "b"),
            List.of("b", "c"),
            trial -> {
              Epoch show = trial.epoch("show", 100);
              trial.mask(0).set(1, show);
              trial.mask(1).set(1, show);
            });
    List<Panel.Plot> plots = plots(trials, Optional.of(Loss.SQUARED_ERROR));
    assertThat(curve(plots.get(0), 1).label()).isEqualTo("b");
    assertThat(curve(plots.get(1), 1).ink()).isEqualTo(curve(plots.get(0), 1).ink());
    assertThat(curve(plots.get(1), 1).label()).isEqualTo("output");
    assertThat(curve(plots.get(2), 1).ink())
        .isNotIn(Ink.BLACK, Ink.series(0), Ink.series(1))
        .isEqualTo(Ink.series(3));
  }

  @Test
  void withCrossEntropyAnOutputIsALogit() {
    Trials trials =
        trials(List.of("a"), List.of("b"), trial -> trial.mask(0).set(1, trial.epoch("show", 100)));
    assertThat(curve(plots(trials, Optional.of(Loss.CROSS_ENTROPY)).get(1), 1).label())
        .isEqualTo("output (logit)");
  }

  @Test
  void inputsThatHideEachOtherHaveAPanelEach() {
    List<Panel.Plot> plots =
        plots(
            trials(
                List.of("fixation", "rule", "other"),
                List.of("out"),
                trial -> {
                  Epoch show = trial.epoch("show", 100);
                  trial.input(0).set(1, show);
                  trial.input(1).set(1, show);
                  trial.input(2).set(0.5, show);
                }),
            Optional.empty());
    assertThat(plots.subList(0, 3))
        .extracting(plot -> curve(plot, 0).label())
        .containsExactly("fixation", "rule", "other");
    assertThat(plots.subList(0, 3)).extracting(plot -> plot.y().max()).containsOnly(1.04);
  }

  @Test
  void rowsLikeNoOtherKeepTheirNames() {
    List<String> directions = IntStream.range(0, 24).mapToObj(i -> "motion." + 15 * i).toList();
    List<String> inputs =
        Stream.of(List.of("fixation"), directions, List.of("rule.one", "rule.two"))
            .flatMap(List::stream)
            .toList();
    List<Panel.Plot> plots =
        plots(trials(inputs, List.of("out"), trial -> trial.epoch("show", 100)), Optional.empty());
    assertThat(plots.get(0).y().categories()).hasSize(25).endsWith("fixation");
    assertThat(plots.get(1).y().categories()).containsExactly("rule.two", "rule.one");
  }

  private static List<String> rings(int count) {
    return IntStream.range(0, count).mapToObj(i -> "colour." + i).toList();
  }

  @Test
  void whatIsNotScoredHasAKey() {
    List<String> outputs = rings(7);
    Trials trials =
        trials(
            List.of("in"),
            outputs,
            trial -> {
              trial.epoch("free", 100);
              Epoch asked = trial.epoch("asked", 100);
              IntStream.range(0, 7).forEach(o -> trial.mask(o).set(1, asked));
            });
    assertThat(plots(trials, Optional.empty()).get(1).layers())
        .extracting(Layer::label)
        .contains("not scored");
  }
}
