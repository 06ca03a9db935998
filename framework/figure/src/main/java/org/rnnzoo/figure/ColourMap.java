package org.rnnzoo.figure;

import org.rnnzoo.api.figure.Layer.Raster;
import org.rnnzoo.api.figure.Layer.Scale;

/**
 * Colours for values.
 *
 * <p>The sequential map has one hue and stops at a medium tone, so that black arrows and coloured
 * points stay readable on it; lightness falls evenly. The diverging map is white at 0 and equally
 * long on both sides, so that equal sizes look equally strong.
 *
 * @param low the value at the lower end
 * @param high the value at the upper end, greater
 */
record ColourMap(Scale scale, double low, double high) {

  /** How many colours are told apart; more cannot be seen and make larger files. */
  static final int LEVELS = 128;

  /** The level of what is not a number. */
  static final int MISSING = -1;

  private static final Colour NOTHING = new Colour(0xDCDCDC, 1);
  private static final int[] SEQUENTIAL = {
    0xFCFDFE, 0xE3EDF5, 0xC8DCEA, 0xABC9DF, 0x8DB5D2, 0x6F9FC2, 0x5389B1
  };
  private static final int[] DIVERGING = {
    0x1B4F9C, 0x4F83C2, 0x93B7DE, 0xD0DFEF, 0xFFFFFF, 0xF8D9CF, 0xEBA48E, 0xD2644F, 0xAD1F2D
  };

  /** The map that spans the finite values of a raster, or what the raster asks for. */
  static ColourMap of(Raster raster) {
    ColourMap fitting = fitting(raster);
    double low = Double.isNaN(raster.low()) ? fitting.low : raster.low();
    double high = Double.isNaN(raster.high()) ? fitting.high : raster.high();
    if (raster.scale() == Scale.DIVERGING) {
      double size = Math.max(Math.abs(low), Math.abs(high));
      return new ColourMap(raster.scale(), -size, size);
    }
    return new ColourMap(raster.scale(), low, high > low ? high : low + 1);
  }

  private static ColourMap fitting(Raster raster) {
    Extent extent = new Extent(false);
    for (double[] row : raster.values()) {
      extent.add(row);
    }
    if (raster.scale() == Scale.DIVERGING) {
      double size = extent.isEmpty() ? 1 : Math.max(Math.abs(extent.min()), Math.abs(extent.max()));
      return new ColourMap(raster.scale(), -(size > 0 ? size : 1), size > 0 ? size : 1);
    }
    double low = extent.isEmpty() ? 0 : extent.min();
    double high = extent.isEmpty() ? 1 : extent.max();
    return new ColourMap(raster.scale(), low, high > low ? high : low + 1);
  }

  /** The level of a value, 0 to {@link #LEVELS} − 1, or {@link #MISSING}. */
  int level(double value) {
    if (!Double.isFinite(value)) {
      return MISSING;
    }
    long level = Math.round((value - low) / (high - low) * (LEVELS - 1));
    return (int) Math.max(0, Math.min(LEVELS - 1, level));
  }

  Colour colour(int level) {
    if (level == MISSING) {
      return NOTHING;
    }
    int[] stops = scale == Scale.DIVERGING ? DIVERGING : SEQUENTIAL;
    double place = (double) level / (LEVELS - 1) * (stops.length - 1);
    int before = Math.min((int) place, stops.length - 2);
    return new Colour(stops[before], 1).towards(new Colour(stops[before + 1], 1), place - before);
  }
}
