package org.rnnzoo.api.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnnzoo.api.analysis.Table.Column;

class TableTest {

  private static final Table POINTS =
      Table.with(Column.of("kind"), Column.of("tau", "time constant", "ms"))
          .row("stable, \"deep\"", 212.5)
          .row("saddle", 3)
          .build();

  @Test
  void csvQuotesWhatNeedsIt() {
    assertThat(POINTS.csv())
        .isEqualTo("kind,tau [ms]\r\n\"stable, \"\"deep\"\"\",212.5\r\nsaddle,3\r\n");
  }

  @Test
  void headingsTellTheUnit() {
    assertThat(POINTS.columns())
        .extracting(Column::heading)
        .containsExactly("kind", "time constant (ms)");
  }

  @Test
  void mapsKeepTheOrderOfTheColumns() {
    assertThat(POINTS.maps().get(0).keySet()).containsExactly("kind", "tau");
    assertThat(POINTS.maps().get(1)).containsEntry("tau", 3);
  }

  @Test
  void aRowFitsTheColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.with(Column.of("a")).row(1, 2).build())
        .withMessage("A row has 2 cells; the table has 1 columns.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.with(Column.of("a")).row(new int[1]).build())
        .withMessageContaining("column 'a'");
  }

  @Test
  void aNameComesOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.with(Column.of("a"), Column.of("a")).build())
        .withMessage("A table has two columns 'a'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a b", "", "Ärger", "1st", "a\nb"})
  void namesThatCannotBeKeysAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> Column.of(name));
    assertThatIllegalArgumentException().isThrownBy(() -> Result.builder().value(name, 1).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.builder().table(name, POINTS).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"about", "columns", "report"})
  void theFrameworksNamesAreReserved(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.builder().value(name, 1).build())
        .withMessageContaining("needs another name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.builder().table(name, POINTS).build());
  }

  @Test
  void aValueAndATableShareNoName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Result.builder().value("points", 1).table("points", POINTS).build())
        .withMessage("Both a value and a table are named 'points'.");
  }
}
