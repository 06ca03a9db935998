package org.rnnzoo.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnnzoo.core.TinyZoo;
import org.rnnzoo.core.folder.RunFolder;
import org.rnnzoo.core.io.Trees;
import org.rnnzoo.core.plugin.Installed;
import org.rnnzoo.core.plugin.MissingPluginException;
import org.rnnzoo.core.plugin.PluginKind;
import org.rnnzoo.core.plugin.PluginRequest;

class PinnedPluginsTest {

  private static final Installed OLDER =
      TinyZoo.installed(PluginKind.MODEL, new TinyZoo.FactorModel(), "tiny.factor", "1.0.0");
  private static final Installed NEWER =
      TinyZoo.installed(PluginKind.MODEL, new TinyZoo.FactorModel(), "tiny.factor", "2.0.0");

  @TempDir Path path;

  private final List<String> notes = new ArrayList<>();
  private final TinyZoo zoo = new TinyZoo(List.of(NEWER, OLDER));

  private PinnedPlugins pinned(String version, String hash) {
    RunFolder run = new RunFolder(path);
    Trees.writeJson(
        run.manifest(),
        Map.of(
            "plugins",
            List.of(
                Map.of(
                    "kind", "model",
                    "name", "factor",
                    "bundle", "tiny.factor",
                    "bundleVersion", version,
                    "sha256", hash))));
    return new PinnedPlugins(
        zoo,
        run,
        new JobListener() {
          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        });
  }

  private static Installed find(PinnedPlugins plugins) {
    return plugins.find(PluginKind.MODEL, PluginRequest.parse("factor"));
  }

  @Test
  void aRunHasThePluginsItWasMadeWith() {
    assertThat(find(pinned("1.0.0", "0".repeat(64)))).isEqualTo(OLDER);
    assertThat(find(pinned("2.0.0", "0".repeat(64)))).isEqualTo(NEWER);
    assertThat(notes).isEmpty();
  }

  @Test
  void anotherJarOfTheSameVersionIsToldOnce() {
    PinnedPlugins plugins = pinned("1.0.0", "1".repeat(64));
    String note =
        "tiny.factor 1.0.0 is not the same jar as when the run was made; results may differ.";
    for (int i = 0; i < 3; i++) {
      assertThat(find(plugins)).isEqualTo(OLDER);
      assertThat(notes).containsExactly(note);
    }
  }

  @Test
  void aVersionThatIsNotThereIsAskedFor() {
    PinnedPlugins plugins = pinned("3.0.0", "0".repeat(64));
    assertThatThrownBy(() -> find(plugins))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageStartingWith(
            "The run " + path.getFileName() + " was made with tiny.factor 3.0.0. ")
        .hasMessageEndingWith(" Put that jar back to go on with the run.");
  }

  @Test
  void aPluginThatTheRunDoesNotKnowIsTheNewest() {
    PinnedPlugins plugins = new PinnedPlugins(zoo, new RunFolder(path), JobListener.SILENT);
    assertThat(find(plugins)).isEqualTo(NEWER);
  }

  @Test
  void allElseIsAsAtHand() {
    PinnedPlugins plugins = pinned("1.0.0", "0".repeat(64));
    assertThat(plugins.all(PluginKind.MODEL)).containsExactly(NEWER, OLDER);
    assertThat(plugins.problems()).isSameAs(zoo.problems());
    plugins.lease().close();
  }
}
