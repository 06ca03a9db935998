package org.rnnzoo.studio.live;

import java.nio.charset.StandardCharsets;

/**
 * A message on the stream.
 *
 * @param id its place; higher is later
 * @param type what it is about
 * @param json its content on one line
 */
record Event(long id, String type, String json) {

  byte[] bytes(String epoch) {
    return "id: %s-%s\nevent: %s\ndata: %s\n\n"
        .formatted(epoch, id, type, json)
        .getBytes(StandardCharsets.UTF_8);
  }
}
