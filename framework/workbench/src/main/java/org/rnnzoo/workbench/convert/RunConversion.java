package org.rnnzoo.workbench.convert;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnnzoo.api.model.Network;
import org.rnnzoo.api.model.Weights;
import org.rnnzoo.api.task.Trials;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.Experiment;
import org.rnnzoo.core.folder.Summary;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.core.run.FinishedRun;
import org.rnnzoo.core.run.JobListener;
import org.rnnzoo.core.run.Run;
import org.rnnzoo.dynamics.Form;
import org.rnnzoo.dynamics.FormConversion;
import org.rnnzoo.dynamics.LeakyNetwork;

/**
 * The network of a run and the same network in the other form, on its way to a run of its own.
 *
 * @param source the run
 * @param forms the network in both forms
 */
public record RunConversion(Run source, FormConversion forms) {

  private static final int TRIALS = 64;
  private static final double TOLERANCE = 1e-9;

  /**
   * What came out.
   *
   * @param run the new run
   * @param exact how far the two forms are apart in float64
   * @param stored how far they are apart once weights and trials are float32, as they are in the
   *     run
   */
  public record Outcome(FinishedRun run, Agreement exact, Agreement stored) {}

  /**
   * Converts the network of a run.
   *
   * @throws UserException if it has no other form or is in that form already
   */
  public static RunConversion of(Run source, Form to) {
    String name = source.folder().name();
    if (!(source.network().dynamics() instanceof LeakyNetwork network)) {
      throw UserException.input(
          "The model of %s, %s, is not a leaky network, so it has neither a rate form nor a current form."
              .formatted(name, source.experiment().model().use()));
    } else if (network.form() == to) {
      throw UserException.input(
          "The network of %s is in the %s form already.".formatted(name, word(to)));
    } else if (source.experiment().task().conversion().isPresent()) {
      String origin = Summary.read(source.folder()).map(Summary::convertedFrom).orElse("");
      throw UserException.input(
          "The network of %s was converted from a %s network%s; go on with that one."
              .formatted(name, word(to), origin.isEmpty() ? "" : ", that of " + origin));
    }
    return new RunConversion(source, FormConversion.of(network));
  }

  /** The name of the model of a form. */
  public static String word(Form form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Checks that the two forms agree and writes the new run.
   *
   * @param runs the folder below which the run's folder is made
   * @throws UserException if the two forms do not agree
   */
  public Outcome write(Path runs, Plugins plugins, JobListener listener) {
    Trials trials = trials(source.experiment());
    Agreement exact = Agreement.of(forms, trials, listener);
    require(exact);
    Experiment experiment = Run.experiment(source.folder(), changes(), plugins, listener);
    Network network = experiment.network();
    fill(network.weights());
    FormConversion stored = new FormConversion(forms.source(), (LeakyNetwork) network.dynamics());
    Agreement inFloat32 = Agreement.of(stored, trials, trials(experiment), listener);
    FinishedRun run =
        FinishedRun.write(
            experiment,
            network,
            "converted",
            Map.of(Summary.CONVERTED_FROM, source.folder().name()),
            runs);
    return new Outcome(run, exact, inFloat32);
  }

  private static Trials trials(Experiment experiment) {
    return experiment.trials("test").trials(0, TRIALS);
  }

  private void require(Agreement exact) {
    if (!(exact.outputs() <= TOLERANCE)) {
      throw UserException.job(
          String.format(
              Locale.ROOT,
              "In float64 the two forms differ by %.0e of the size of the outputs, more than %.0e: the network of %s magnifies rounding errors, as a chaotic one does, so no other form of it can do the same over whole trials. Nothing was written.",
              exact.outputs(),
              TOLERANCE,
              source.folder().name()));
    }
  }

  /** What makes the experiment of the source that of the converted network. */
  private Map<String, Object> changes() {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("task.converted", conversion());
    changes.put("model", model());
    changes.put("curriculum", List.of());
    changes.put("from", "");
    changes.put("freeze", List.of());
    return changes;
  }

  private Map<String, Object> conversion() {
    LeakyNetwork from = forms.source();
    LeakyNetwork rate = from.form() == Form.RATE ? from : forms.network();
    double[] outputs = new double[rate.outputs()];
    rate.output(rate.initial(), outputs);
    return Map.of(
        "from",
        word(from.form()),
        "tau",
        from.timeConstant(),
        "outputs",
        Arrays.stream(outputs).boxed().toList());
  }

  private Map<String, Object> model() {
    LeakyNetwork network = forms.network();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("use", word(network.form()));
    model.put("units", network.units());
    model.put("tau", network.timeConstant());
    model.put("activation", network.activation().name());
    model.put("noise", 0);
    model.put("bias", true);
    model.put("readoutBias", true);
    model.put("trainInitialState", true);
    return model;
  }

  private void fill(Weights weights) {
    LeakyNetwork network = forms.network();
    put(network.recurrent().data, "W", weights);
    put(network.input().data, "W_in", weights);
    put(network.bias(), "b", weights);
    put(network.readout().data, "W_out", weights);
    put(network.readoutBias(), "b_out", weights);
    put(network.initial(), "x0", weights);
  }

  private static void put(double[] values, String name, Weights weights) {
    int offset = weights.tensor(name).offset();
    for (int i = 0; i < values.length; i++) {
      weights.values()[offset + i] = (float) values[i];
    }
  }
}
