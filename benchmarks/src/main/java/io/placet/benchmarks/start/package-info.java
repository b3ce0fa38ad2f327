/** How long {@code up} takes until it is ready, and the memory it holds. */
@NullMarked
package io.placet.benchmarks.start;

import org.jspecify.annotations.NullMarked;
