/**
 * Load over HTTP, closed and open model, and contests of the system with its floors under it. Knows
 * no operation of any server.
 */
@NullMarked
package io.placet.benchmarks.load;

import org.jspecify.annotations.NullMarked;
