package org.rnnzoo.workbench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void aFullCitationIsAnArticle() {
    String citation =
        "Song HF, Yang GR, Wang XJ (2016). Training excitatory-inhibitory recurrent neural networks"
            + " for cognitive tasks. PLoS Comput Biol 12:e1004792";
    assertThat(new Reference("zoo-model-dale", citation).bibtex())
        .isEqualTo(
            """
            @article{zoo-model-dale,
              author = {Song, HF and Yang, GR and Wang, XJ},
              title = {{Training excitatory-inhibitory recurrent neural networks for cognitive tasks}},
              journal = {PLoS Comput Biol 12:e1004792},
              year = {2016},
            }
            """);
  }

  @Test
  void aShortCitationIsANoteWithItsYear() {
    assertThat(new Reference("k", "Sussillo & Barak 2013, Neural Computation 25:626").bibtex())
        .isEqualTo(
            """
            @misc{k,
              year = {2013},
              note = {Sussillo \\& Barak 2013, Neural Computation 25:626},
            }
            """);
  }

  @Test
  void whatLatexWouldActOnMeansItself() {
    assertThat(new Reference("k", "50% of {a_b} $x$ #1 ~ ^ \\input").bibtex())
        .contains(
            "50\\% of \\{a\\_b\\} \\$x\\$ \\#1 \\textasciitilde  \\textasciicircum  \\textbackslash"
                + " input");
  }
}
