/**
 * Figures as SVG, PNG and CSV.
 *
 * <p>One layout serves every format: it measures text with the font that is bundled here, places
 * axes, legends and circuits in millimetres, and draws them on a {@link org.rnnzoo.figure.Canvas}.
 * A back end only has to know paths, circles and text. We draw ourselves rather than with a chart
 * library because most figures of this field (flow fields with fixed points, circuits, stacked
 * trials) are custom drawing in every library, and because the same bytes must come out on every
 * machine: text is measured and, for PNG, drawn from the bundled font, so neither the fonts of a
 * machine nor its display matter.
 *
 * <p>Nothing is clipped by the back ends. Curves are cut at the axes before they are drawn, so that
 * an SVG needs no identifiers and several of them can live in one page.
 */
package org.rnnzoo.figure;
