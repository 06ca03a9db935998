package org.rnnzoo.workbench.catalogue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnnzoo.api.figure.Axis;
import org.rnnzoo.api.figure.Figure;
import org.rnnzoo.api.figure.Ink;
import org.rnnzoo.api.figure.Layer;
import org.rnnzoo.api.figure.Panel;
import org.rnnzoo.core.Numbers;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.Plugins;
import org.rnnzoo.engine.EngineInfo;
import org.rnnzoo.engine.VectorApi;
import org.rnnzoo.figure.Figures;

/** Looks at everything that has to work for the zoo to work. */
public final class Checkup {

  private static final int OLDEST_JAVA = 17;
  private static final int NEWEST_JAVA = 25;
  private static final long LEAST_MEMORY = 512L << 20;
  private static final long LEAST_SPACE = 1L << 30;

  private final Plugins plugins;
  private final Path runs;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * What came of one check.
   *
   * @param name what was looked at
   * @param well whether it will do
   * @param sentence what was seen
   */
  public record Finding(String name, boolean well, String sentence) {}

  /**
   * @param runs the folder that runs would be written to
   */
  public Checkup(Plugins plugins, Path runs) {
    this.plugins = plugins;
    this.runs = runs;
  }

  /** Does all checks. One that breaks down is a finding, too. */
  public List<Finding> findings() {
    check("java", Checkup::java);
    check("memory", Checkup::memory);
    check("engine", Checkup::engine);
    check("nd4j", Checkup::nd4j);
    check("figures", Checkup::figures);
    check("runs", this::runs);
    check("space", this::space);
    check("plugins", this::plugins);
    return List.copyOf(findings);
  }

  private void check(String name, Callable<Finding> check) {
    try {
      findings.add(check.call());
    } catch (Exception | LinkageError e) {
      findings.add(new Finding(name, false, String.valueOf(e)));
    }
  }

  private static Finding java() {
    int release = Runtime.version().feature();
    return new Finding(
        "java",
        release >= OLDEST_JAVA && release <= NEWEST_JAVA,
        "%s %s from %s; the zoo runs on Java %s to %s."
            .formatted(
                System.getProperty("java.vm.name"),
                Runtime.version(),
                System.getProperty("java.home"),
                OLDEST_JAVA,
                NEWEST_JAVA));
  }

  private static Finding memory() {
    long most = Runtime.getRuntime().maxMemory();
    return new Finding(
        "memory",
        most >= LEAST_MEMORY,
        "Java may use %s; ZOO_JAVA_OPTIONS=-Xmx8g would give it 8 GB.".formatted(size(most)));
  }

  private static Finding engine() throws ReflectiveOperationException {
    VectorApi.load();
    return new Finding("engine", true, EngineInfo.sentence());
  }

  private static Finding nd4j() {
    long start = System.nanoTime();
    INDArray rows = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}});
    INDArray product = rows.mmul(rows);
    boolean right = product.equals(Nd4j.createFromArray(new double[][] {{7, 10}, {15, 22}}));
    return new Finding(
        "nd4j",
        right,
        "%s multiplies matrices %s; started in %s."
            .formatted(
                Nd4j.getBackend().getClass().getSimpleName(),
                right ? "correctly" : "wrongly: " + product,
                Numbers.duration((System.nanoTime() - start) / 1e9)));
  }

  private static Finding figures() throws IOException {
    Layer line =
        new Layer.Curve("α", new double[] {0, 1}, new double[] {0, 1}, Ink.BLUE, Layer.Style.SOLID);
    Panel plot = new Panel.Plot("", Axis.of("x"), Axis.of("y"), 0.75, false, List.of(line));
    Figure figure = new Figure("", "A line.", Figure.Width.COLUMN, 1, List.of(plot));
    boolean svg = Figures.svg(figure).contains("</svg>");
    boolean png = ImageIO.read(new ByteArrayInputStream(Figures.png(figure))) != null;
    String sentence =
        svg && png
            ? "SVG and PNG figures can be drawn."
            : "Figures cannot be drawn as " + (svg ? "PNG." : png ? "SVG." : "SVG or PNG.");
    return new Finding("figures", svg && png, sentence);
  }

  private Finding runs() throws IOException {
    Path place = nearestExisting();
    Path probe = Files.createTempFile(place, ".zoo-doctor", "");
    Files.delete(probe);
    return new Finding("runs", true, runs.toAbsolutePath().normalize() + " can be written to.");
  }

  private Finding space() throws IOException {
    long free = Files.getFileStore(nearestExisting()).getUsableSpace();
    return new Finding("space", free >= LEAST_SPACE, size(free) + " are free for runs.");
  }

  private Path nearestExisting() {
    Path place = runs.toAbsolutePath().normalize();
    while (!Files.exists(place)) {
      place = place.getParent();
    }
    return place;
  }

  private Finding plugins() {
    List<PluginProblem> problems = plugins.problems();
    String numbers =
        Arrays.stream(PluginKind.values())
            .map(kind -> kind.word() + ": " + plugins.all(kind).size())
            .collect(Collectors.joining(", "));
    return new Finding(
        "plugins",
        problems.isEmpty(),
        problems.isEmpty()
            ? numbers + "."
            : "%s; %s problem(s), see 'zoo plugins diag'.".formatted(numbers, problems.size()));
  }

  private static String size(long bytes) {
    return Numbers.brief(Math.round(bytes / (double) (1 << 30) * 10) / 10.0) + " GB";
  }
}
