package org.rnnzoo.studio.resource;

import io.javalin.config.RoutesConfig;

/** A subject of the studio with its addresses. */
public interface Resource {

  /** Opens its addresses. */
  void open(RoutesConfig routes);
}
