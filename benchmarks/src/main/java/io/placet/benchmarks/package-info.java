/**
 * Measurements of the whole, each beside a floor of the same run where one applies. One class a
 * bench, listed in {@code Main}; what a bench prints is documented in {@code benchmarks/README.md}.
 * Nothing here is asserted: machines differ.
 */
@NullMarked
package io.placet.benchmarks;

import org.jspecify.annotations.NullMarked;
