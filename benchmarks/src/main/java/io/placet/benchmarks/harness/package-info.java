/**
 * What benches share: the form of a bench and of its results. Knows nothing of what is measured.
 */
@NullMarked
package io.placet.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
