package org.rnnzoo.analysis.latentcircuit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rnnzoo.api.Unwrapped;
import org.rnnzoo.api.random.RandomStream;
import org.rnnzoo.engine.Noise;

/** Parameters and fits for tests. */
final class Fits {

  private Fits() {}

  static LatentCircuitParameters parameters(
      int nodes, Masks masks, boolean scaled, boolean centred, double anchor) {
    return with(
            "nodes",
            Integer.toString(nodes),
            "masks",
            masks,
            "scaled",
            scaled,
            "centred",
            centred,
            "anchor",
            anchor)
        .resolved();
  }

  /** The defaults with some components replaced: names and values by turns. */
  static LatentCircuitParameters with(Object... changes) {
    return with(LatentCircuitParameters.DEFAULTS, changes);
  }

  /** Parameters with some components replaced: names and values by turns. */
  static LatentCircuitParameters with(LatentCircuitParameters p, Object... changes) {
    Map<String, Object> changed = new HashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      changed.put((String) changes[i], changes[i + 1]);
    }
    try {
      LatentCircuitParameters replaced = (LatentCircuitParameters) replaced(p, changed);
      if (!changed.isEmpty()) {
        throw new IllegalArgumentException("There are no components " + changed.keySet());
      }
      return replaced;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record with components replaced in itself and its groups; those found are taken out. */
  private static Record replaced(Record record, Map<String, Object> changed)
      throws ReflectiveOperationException {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Object now = components[i].getAccessor().invoke(record);
      Object then = changed.remove(components[i].getName());
      if (then != null) {
        values[i] = then;
      } else {
        boolean group = components[i].isAnnotationPresent(Unwrapped.class);
        values[i] = group ? replaced((Record) now, changed) : now;
      }
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return record.getClass().getDeclaredConstructor(types).newInstance(values);
  }

  /** A shorter search on fewer trials. */
  static LatentCircuitParameters shorter(
      LatentCircuitParameters p, int steps, int restarts, int trials) {
    return with(p, "steps", steps, "restarts", restarts, "trials", trials, "heldOutTrials", trials);
  }

  static CircuitFit of(Teacher teacher, int nodes, LatentCircuitParameters parameters) {
    Noise noise = parameters.preset().noisy() ? new Noise(Noise.Placement.INSIDE, .15) : Noise.NONE;
    Teacher even = Teacher.in(teacher.network(), teacher.stimuli().even());
    return new CircuitFit(
        new FitData(even, nodes, noise, new Random(6), parameters), nodes, parameters);
  }

  static FittedCircuit run(CircuitFit fit, double anchor, int seed) {
    return fit.run(anchor, RandomStream.root(seed), Optional.empty(), () -> {});
  }
}
