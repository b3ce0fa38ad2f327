/**
 * Measurements of the whole, each beside a floor of the same run where one applies. {@code Main}
 * lists the benches and nothing else; each bench is a package, what they share is {@code harness}.
 * What a bench prints is documented in {@code benchmarks/README.md}. Nothing here is asserted:
 * machines differ.
 */
@NullMarked
package io.placet.benchmarks;

import org.jspecify.annotations.NullMarked;
