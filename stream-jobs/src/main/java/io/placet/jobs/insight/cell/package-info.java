/** Sums of cells, and their release: once, whole, with noise. */
@NullMarked
package io.placet.jobs.insight.cell;

import org.jspecify.annotations.NullMarked;
