/**
 * The stream's gate under a backlog. Only what feeds it and reads it; the job is the shipped one.
 */
@NullMarked
package io.placet.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
