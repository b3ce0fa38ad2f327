/**
 * Decisions of the gateway behind its read barrier, and the bare servers that they stand beside.
 */
@NullMarked
package io.placet.benchmarks.decisions;

import org.jspecify.annotations.NullMarked;
