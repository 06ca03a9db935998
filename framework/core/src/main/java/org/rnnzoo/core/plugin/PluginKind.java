package org.rnnzoo.core.plugin;

import java.util.Locale;
import org.rnnzoo.api.Plugin;
import org.rnnzoo.api.analysis.Analysis;
import org.rnnzoo.api.comparison.Comparison;
import org.rnnzoo.api.model.Model;
import org.rnnzoo.api.task.Task;
import org.rnnzoo.api.train.Trainer;

/** The five kinds of plugin. */
public enum PluginKind {
  TASK(Task.class),
  MODEL(Model.class),
  TRAINER(Trainer.class),
  ANALYSIS(Analysis.class),
  COMPARISON(Comparison.class);

  private final Class<?> type;

  PluginKind(Class<?> type) {
    this.type = type;
  }

  /** The interface that plugins of this kind implement. */
  @SuppressWarnings("unchecked")
  public Class<? extends Plugin<?>> type() {
    return (Class<? extends Plugin<?>>) type;
  }

  /** The word for several, which is also the command that lists them: {@code analyses}. */
  public String words() {
    return this == ANALYSIS ? "analyses" : word() + "s";
  }

  /** The word for one such plugin in a sentence: {@code task}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
