package org.rnnzoo.core.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.rnnzoo.api.Parameter;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.io.Trees;

/**
 * The weights from which training starts.
 *
 * @param from the folder of a run or a file of weights; empty for fresh weights
 * @param fromWeights which weights of that run: {@code final}, {@code best} or the step of a
 *     checkpoint
 * @param fromPartial whether tensors that do not fit, or are not there, start afresh
 */
public record StartFrom(
    @Parameter(
            help =
                "The folder of a run, or a file of its weights, from which training starts; empty"
                    + " for fresh weights. The model and its settings are the run's unless told"
                    + " otherwise.",
            label = "Start from",
            advanced = true)
        String from,
    @Parameter(
            help = "Which weights of that run: final, best or the step of a checkpoint.",
            label = "Weights to start from",
            advanced = true)
        String fromWeights,
    @Parameter(
            help = "Whether tensors that do not fit, or are not there, may start afresh.",
            label = "Start from a part",
            advanced = true)
        boolean fromPartial) {

  /** The weights at the end of training. */
  public static final String FINAL = "final";

  private static final String MODEL = "model";

  /** Fresh weights. */
  public static final StartFrom FRESH = new StartFrom("", FINAL, false);

  public StartFrom {
    if (!fromWeights.matches("final|best|[0-9]{1,9}")) {
      throw new IllegalArgumentException(
          "fromWeights is '%s'; it must be final, best or the step of a checkpoint."
              .formatted(fromWeights));
    }
  }

  /** Whether training starts from fresh weights. */
  public boolean isFresh() {
    return from.isEmpty();
  }

  /** What a configuration says of it; nothing of fresh weights. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    if (!isFresh()) {
      tree.put("from", from);
      tree.put("fromWeights", fromWeights);
      tree.put("fromPartial", fromPartial);
    }
    return tree;
  }

  /**
   * The section {@code model} of the run that the weights come from; empty if they do not come from
   * a run, or it is there no more.
   */
  public Optional<Map<String, Object>> model() {
    return model(from);
  }

  private static Optional<Map<String, Object>> model(String from) {
    try {
      Path given = Path.of(from);
      Path run =
          Files.isDirectory(given) ? given : given.toAbsolutePath().resolve("../..").normalize();
      Path config = run.resolve("config.yaml");
      return !from.isEmpty() && Files.isRegularFile(config)
          ? Optional.of(section(Trees.readYaml(config).get(MODEL)))
          : Optional.empty();
    } catch (InvalidPathException | UserException e) {
      return Optional.empty(); // whoever reads the weights says what is wrong with it
    }
  }

  /**
   * A configuration whose model, as far as it does not say otherwise, is that of the run that it
   * starts from.
   */
  static Map<String, Object> inherited(Map<String, Object> tree) {
    Optional<Map<String, Object>> source =
        tree.get("from") instanceof String from ? model(from) : Optional.empty();
    Map<String, Object> own = section(tree.get(MODEL));
    if (source.isEmpty() || (own.isEmpty() && tree.get(MODEL) != null)) {
      return tree;
    }
    Object use = own.getOrDefault(ExperimentReader.USE, source.get().get(ExperimentReader.USE));
    if (!name(use).equals(name(source.get().get(ExperimentReader.USE)))) {
      return tree;
    }
    Map<String, Object> inherited = new LinkedHashMap<>(tree);
    inherited.put(MODEL, over(source.get(), own));
    return inherited;
  }

  /** The name of a plugin without the versions that will do. */
  private static String name(Object use) {
    return String.valueOf(use).replaceFirst("@.*", "").replaceFirst("^.*:", "");
  }

  private static Map<String, Object> section(Object model) {
    Map<String, Object> section = new LinkedHashMap<>();
    if (model instanceof Map<?, ?> map) {
      map.forEach((key, value) -> section.put(String.valueOf(key), value));
    } else if (model instanceof String name) {
      section.put(ExperimentReader.USE, name);
    }
    return section;
  }

  /** One tree over another: what it says counts, group by group. */
  private static Map<String, Object> over(Map<String, Object> below, Map<String, Object> above) {
    Map<String, Object> both = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) -> {
          boolean groups = value instanceof Map<?, ?> && below.get(key) instanceof Map<?, ?>;
          both.put(key, groups ? over(section(below.get(key)), section(value)) : value);
        });
    return both;
  }
}
