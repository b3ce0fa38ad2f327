/**
 * Sums of cells, made where contacts are and then in one place, and their release: once, whole,
 * with noise.
 */
@NullMarked
package io.placet.jobs.insight.cell;

import org.jspecify.annotations.NullMarked;
