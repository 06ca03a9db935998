/** Figures that every run has: a trial, the activity of the units, the course of training. */
package org.rnnzoo.core.picture;
