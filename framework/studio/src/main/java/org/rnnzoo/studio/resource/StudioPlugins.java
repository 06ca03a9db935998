package org.rnnzoo.studio.resource;

import java.util.List;
import java.util.Map;
import org.rnnzoo.core.plugin.Plugins;

/** The plugins, and what can be said about the files they come from. */
public interface StudioPlugins extends Plugins {

  /** Every file of the plugin folders as {@code zoo plugins --json} tells it. */
  List<Map<String, Object>> files();

  /** Takes up what has been added to the plugin folders. */
  void refresh();
}
