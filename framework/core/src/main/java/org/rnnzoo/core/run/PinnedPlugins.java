package org.rnnzoo.core.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnnzoo.core.folder.Manifest;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.Origin;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginProblem;
import org.rnnzoo.core.plugin.PluginRequest;
import org.rnnzoo.core.plugin.Plugins;

/** The plugins at hand, but those of a run in exactly the versions that the run was made with. */
final class PinnedPlugins implements Plugins {

  private final Plugins plugins;
  private final RunFolder folder;
  private final Map<String, Origin> origins;
  private final JobListener listener;
  private final Set<Origin> told = new HashSet<>();

  PinnedPlugins(Plugins plugins, RunFolder folder, JobListener listener) {
    this.plugins = plugins;
    this.folder = folder;
    this.origins = Manifest.origins(folder);
    this.listener = listener;
  }

  @Override
  public List<Installed> all(PluginKind kind) {
    return plugins.all(kind);
  }

  @Override
  public List<PluginProblem> problems() {
    return plugins.problems();
  }

  @Override
  public Lease lease() {
    return plugins.lease();
  }

  @Override
  public Installed find(PluginKind kind, PluginRequest request) {
    Origin wanted = origins.get(kind.word() + " " + request.name());
    if (wanted == null) {
      return plugins.find(kind, request);
    }
    PluginRequest exact =
        PluginRequest.parse(wanted.bundle() + ":" + request.name() + "@" + wanted.version());
    Installed found;
    try {
      found = plugins.find(kind, exact);
    } catch (MissingPluginException e) {
      throw new MissingPluginException(
          "The run %s was made with %s %s. %s Put that jar back to go on with the run."
              .formatted(folder.name(), wanted.bundle(), wanted.version(), e.getMessage()));
    }
    if (!wanted.sha256().equals(found.origin().sha256()) && told.add(wanted)) {
      listener.note(
          "%s %s is not the same jar as when the run was made; results may differ."
              .formatted(wanted.bundle(), wanted.version()));
    }
    return found;
  }
}
