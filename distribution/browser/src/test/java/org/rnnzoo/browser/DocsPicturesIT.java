package org.rnnzoo.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Makes the pictures of the studio in README.md and docs/studio.md anew. */
class DocsPicturesIT {

  @Test
  void makesThePicturesAnew(@TempDir Path folder) throws IOException {
    String docs = System.getProperty("docs.pictures", "");
    assumeTrue(!docs.isEmpty(), "Name the folder of the pictures with -Ddocs.pictures=DIR.");
    try (Chromium chromium = Chromium.open(1280, 940);
        StudioProcess studio = StudioProcess.start(folder, 0)) {
      chromium.driver().get(studio.link().toString());
      chromium.await(b -> chromium.text("#portrait-words").contains("9 fixed points"));
      WebElement plane = chromium.driver().findElement(By.cssSelector("canvas.plane"));
      for (CharSequence moves :
          new CharSequence[] {
            Keys.chord(Keys.SHIFT, Keys.ARROW_LEFT),
            Keys.chord(Keys.SHIFT, Keys.ARROW_UP),
            Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
          }) {
        long before = releases(chromium);
        plane.sendKeys(moves, Keys.ENTER);
        chromium.await(b -> releases(chromium) > before);
      }
      chromium.await(b -> releasesAreOver(chromium));
      plane.sendKeys(".");
      chromium.await(b -> chromium.text("main").contains("Eigenvalues of point"));
      Path place = Path.of(docs);
      hideFolder(chromium);
      chromium.picture(place.resolve("studio-portrait.png"));
      WebElement weight =
          chromium.driver().findElement(By.cssSelector("zoo-circuit td[data-key='w0.0']"));
      chromium.driver().executeScript("arguments[0].focus()", weight);
      for (int i = 0; i < 8; i++) {
        chromium.press("-");
      }
      chromium.await(b -> chromium.text("zoo-circuit .agreement").contains("r = 0."));
      chromium.picture(place.resolve("studio-circuit.png"), "zoo-circuit > section");
      chromium.visit(studio.page("/build"));
      chromium.await(b -> !chromium.all(".preview svg").isEmpty());
      hideFolder(chromium);
      chromium.picture(place.resolve("studio-build.png"));
    }
  }

  /** The folder of this test is nobody's. */
  private static void hideFolder(Chromium chromium) {
    chromium.driver().executeScript("document.querySelector('.where').innerText = '~/runs'");
  }

  private static long releases(Chromium chromium) {
    return (Long)
        chromium
            .driver()
            .executeScript("return document.querySelector('zoo-portrait').paths.length");
  }

  private static boolean releasesAreOver(Chromium chromium) {
    return (Boolean)
        chromium
            .driver()
            .executeScript(
                "return document.querySelector('zoo-portrait').paths.every(p => p.shown ==="
                    + " p.path.length)");
  }
}
