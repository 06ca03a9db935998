package org.rnnzoo.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void keysAndElementsAreAddedToBothNames() {
    Place place = Place.of("task").key("parallel").index(2).key("bits");
    assertThat(place.words()).isEqualTo("task.parallel[2].bits");
    assertThat(place.pointer()).isEqualTo("/task/parallel/2/bits");
  }

  @Test
  void signsThatAPointerUsesItselfAreEscaped() {
    assertThat(Place.of("a~/b").pointer()).isEqualTo("/a~0~1b");
    assertThat(Place.of("a~/b").words()).isEqualTo("a~/b");
  }

  @Test
  void anotherNameIsForPeopleAlone() {
    Place place = Place.of("task").index(0).called("task.left");
    assertThat(place.key("bits").words()).isEqualTo("task.left.bits");
    assertThat(place.key("bits").pointer()).isEqualTo("/task/0/bits");
  }

  @Test
  void aKeyThatWasWrittenElsewhereIsSoughtThere() {
    Place elsewhere = Place.of("other").key("b");
    Place place = Place.of("task").with(Map.of("b", elsewhere)).with(Map.of("c", Place.ROOT));
    assertThat(place.key("b")).isEqualTo(elsewhere);
    assertThat(place.key("c")).isEqualTo(Place.ROOT);
    assertThat(place.key("a")).isEqualTo(Place.of("task").key("a"));
    assertThat(place.called("x").key("b")).isEqualTo(elsewhere);
  }
}
