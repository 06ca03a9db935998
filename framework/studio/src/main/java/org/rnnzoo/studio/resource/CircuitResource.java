package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.UserException;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.folder.StoredResult;
import org.rnnzoo.workbench.explore.ChangedBehaviour;
import org.rnnzoo.workbench.explore.CircuitChange;
import org.rnnzoo.workbench.explore.LatentCircuit;

/** Latent circuits alive: their weights, and what happens when somebody changes them. */
public final class CircuitResource implements Resource {

  private static final int MOST_LINKS = 400;

  private final Workspace workspace;
  private final OpenRuns runs;

  public CircuitResource(Workspace workspace, OpenRuns runs) {
    this.workspace = workspace;
    this.runs = runs;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(
        "/api/look/circuit/{run}/{result}",
        context -> Exchange.answer(context, circuit(context).tree()));
    routes.post("/api/look/change/{run}/{result}", this::change);
  }

  private LatentCircuit circuit(Context context) {
    RunFolder run = workspace.run(context.pathParam("run"));
    String name = context.pathParam("result");
    Path place =
        workspace
            .file(run, "analysis/" + name + "/result.json")
            .map(Path::getParent)
            .orElseThrow(
                () -> new NotThereException("%s has no result '%s'.".formatted(run.name(), name)));
    return runs.circuit(
        run, StoredResult.read(place).orElseThrow(() -> new NotThereException(name)));
  }

  private void change(Context context) {
    Map<String, Object> body = Exchange.body(context);
    LatentCircuit circuit = circuit(context);
    int trial = (int) Exchange.whole(body.get("trial"), "trial", 0, 0, 1 << 20);
    ChangedBehaviour behaviour = circuit.change(new CircuitChange(links(body), cut(body)));
    Map<String, Object> tree = new LinkedHashMap<>(behaviour.tree());
    tree.put("trial", behaviour.trial(Math.floorMod(trial, circuit.trials().size())));
    Exchange.answer(context, tree);
  }

  private static List<CircuitChange.Link> links(Map<String, Object> body) {
    List<CircuitChange.Link> links = new ArrayList<>();
    if (body.get("links") instanceof List<?> list) {
      if (list.size() > MOST_LINKS) {
        throw UserException.input("At most %s weights change at once.".formatted(MOST_LINKS));
      }
      for (int i = 0; i < list.size(); i++) {
        Map<String, Object> link = Exchange.map(Map.of("link", list.get(i)), "link");
        double[] by =
            Exchange.numbers(
                link.get("by") == null ? null : List.of(link.get("by")), "links.by", 1);
        links.add(
            new CircuitChange.Link(
                kind(Exchange.text(link, "kind")), place(link, "to"), place(link, "from"), by[0]));
      }
    }
    return links;
  }

  private static int place(Map<String, Object> link, String end) {
    return (int) Exchange.whole(link.get(end), "links." + end, 0, 0, 1 << 20);
  }

  private static CircuitChange.Kind kind(String word) {
    for (CircuitChange.Kind kind : CircuitChange.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw UserException.input(
        "links.kind is '%s'; it must be recurrent, input or readout.".formatted(word));
  }

  private static Set<Integer> cut(Map<String, Object> body) {
    Set<Integer> cut = new LinkedHashSet<>();
    if (body.get("cut") instanceof List<?> list) {
      list.forEach(node -> cut.add((int) Exchange.whole(node, "cut", 0, 0, 1 << 20)));
    }
    return cut;
  }
}
