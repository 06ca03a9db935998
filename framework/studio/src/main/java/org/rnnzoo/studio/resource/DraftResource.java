package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnnzoo.api.task.Trial;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.config.ExperimentReader;
import org.rnnzoo.core.io.AtomicFile;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.figure.Figures;
import org.rnnzoo.workbench.draft.Draft;
import org.rnnzoo.workbench.draft.DraftLook;
import org.rnnzoo.workbench.draft.DraftMistakes;
import org.rnnzoo.workbench.draft.SpectrumPreview;
import org.rnnzoo.workbench.draft.TrialPreview;
import org.rnnzoo.workbench.inspect.Discretisation;
import org.rnnzoo.workbench.job.Job;
import org.rnnzoo.workbench.job.Jobs;

/** Building an experiment: looks at a draft, and trains it. */
public final class DraftResource implements Resource {

  private static final int MOST_SEEDS = 100;
  private static final String DRAFT = "draft";

  private final Plugins plugins;
  private final Jobs jobs;
  private final Workspace workspace;

  public DraftResource(Plugins plugins, Jobs jobs, Workspace workspace) {
    this.plugins = plugins;
    this.jobs = jobs;
    this.workspace = workspace;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/api/look/draft", this::look);
    routes.post("/api/look/trial", this::trial);
    routes.post("/api/look/spectrum", this::spectrum);
    routes.post("/api/look/open", this::read);
    routes.post("/api/train", this::train);
  }

  @SuppressWarnings("try") // the lease is held, not used
  private void look(Context context) {
    Map<String, Object> tree = new LinkedHashMap<>();
    Draft draft;
    try {
      draft = Draft.of(Exchange.body(context));
    } catch (UserException e) {
      tree.put("mistakes", DraftMistakes.of(e).list().stream().map(DraftResource::tree).toList());
      Exchange.answer(context, tree);
      return;
    }
    try (Plugins.Lease lease = plugins.lease()) {
      DraftLook.Outcome outcome = new DraftLook(draft, plugins).read();
      tree.put("mistakes", outcome.mistakes().list().stream().map(DraftResource::tree).toList());
      if (outcome.isReady()) {
        tree.put("summary", DraftLook.summary(outcome.experiment()));
      }
    }
    tree.put("yaml", new DraftLook(draft, plugins).yaml());
    tree.put("command", Shell.command(draft.command()));
    tree.put("trialCommand", Shell.command(draft.trialCommand()));
    Exchange.answer(context, tree);
  }

  private static Map<String, Object> tree(DraftMistakes.Mistake mistake) {
    return Map.of("place", mistake.place(), "sentence", mistake.sentence());
  }

  @SuppressWarnings("try") // the lease is held, not used
  private void trial(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Draft draft = Draft.of(Exchange.map(body, DRAFT));
    long seed = Exchange.whole(draft.rest().get("seed"), "seed", 1, 0, 1L << 53);
    long place = Exchange.whole(body.get("place"), "place", 0, 0, 1L << 40);
    try (Plugins.Lease lease = plugins.lease()) {
      TrialPreview preview = TrialPreview.of(draft, seed, place, plugins);
      if (wantsNumbers(body)) {
        Exchange.answer(context, Map.of("csv", Figures.csv(preview.figure())));
        return;
      }
      Trial trial = preview.trials().get(0);
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("svg", Figures.svg(preview.figure()));
      tree.put("steps", trial.steps());
      tree.put("ms", preview.clock().ms(trial.steps()));
      tree.put("inputs", trial.channels().inputs());
      tree.put("outputs", trial.channels().outputs());
      tree.put("condition", trial.condition());
      Map<String, Object> durations = new LinkedHashMap<>();
      preview
          .durations()
          .forEach(
              (label, list) ->
                  durations.put(label, list.stream().map(DraftResource::tree).toList()));
      tree.put("durations", durations);
      Exchange.answer(context, tree);
    }
  }

  private static Map<String, Object> tree(Discretisation.Duration duration) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", duration.name());
    tree.put("law", duration.law());
    tree.put("steps", duration.steps());
    tree.put("shown", duration.shown());
    return tree;
  }

  @SuppressWarnings("try") // the lease is held, not used
  private void spectrum(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Draft draft = Draft.of(Exchange.map(body, DRAFT));
    try (Plugins.Lease lease = plugins.lease()) {
      SpectrumPreview preview =
          SpectrumPreview.of(ExperimentReader.read(draft.tree(), plugins).network());
      if (wantsNumbers(body)) {
        Exchange.answer(context, Map.of("csv", Figures.csv(preview.figure())));
        return;
      }
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("svg", Figures.svg(preview.figure()));
      tree.put("radius", preview.eigen().spectralRadius());
      tree.put("eigenvalues", preview.eigen().size());
      Exchange.answer(context, tree);
    }
  }

  /** Whether the numbers of a picture are asked for rather than the picture. */
  private static boolean wantsNumbers(Map<String, Object> body) {
    return Boolean.TRUE.equals(body.get("numbers"));
  }

  /** Turns a file into a draft. */
  @SuppressWarnings("try") // the lease is held, not used
  private void read(Context context) {
    Object tree = Trees.parseYaml(Exchange.text(Exchange.body(context), "yaml"));
    if (!(tree instanceof Map<?, ?> map)) {
      throw UserException.input("The file holds no experiment: it must be 'key: value' pairs.");
    }
    Map<String, Object> config = new LinkedHashMap<>();
    map.forEach((key, value) -> config.put(String.valueOf(key), value));
    try (Plugins.Lease lease = plugins.lease()) {
      Exchange.answer(context, Draft.of(ExperimentReader.read(config, plugins), plugins).json());
    }
  }

  /** Starts a training for each seed, each in a process of its own. */
  @SuppressWarnings("try") // the lease is held, not used
  private void train(Context context) {
    Map<String, Object> body = Exchange.body(context);
    Draft draft = Draft.of(Exchange.map(body, DRAFT));
    try (Plugins.Lease lease = plugins.lease()) {
      DraftLook.Outcome outcome = new DraftLook(draft, plugins).read();
      if (!outcome.isReady()) {
        throw UserException.input(outcome.mistakes().list().get(0).sentence());
      }
    }
    long first = Exchange.whole(draft.rest().get("seed"), "seed", 1, 0, 1L << 53);
    long seeds = Exchange.whole(body.get("seeds"), "The number of seeds", 1, 1, MOST_SEEDS);
    List<Object> asked = new ArrayList<>();
    for (long seed = first; seed < first + seeds; seed++) {
      Jobs.Place place = jobs.place();
      AtomicFile.write(place.folder().resolve("experiment.yaml"), Trees.yaml(draft.tree()));
      Job job =
          jobs.ask(
              place,
              "Train %s on %s, seed %s".formatted(draft.model().use(), draft.use(), seed),
              Job.Lane.TRAINING,
              "",
              List.of(
                  "train",
                  place.folder().resolve("experiment.yaml").toAbsolutePath().toString(),
                  "--runs",
                  workspace.runs().toAbsolutePath().toString(),
                  "seed=" + seed));
      asked.add(job.tree());
    }
    Exchange.answer(context, Map.of("jobs", asked));
  }
}
