/** Events that the gateway takes in, and the bare parts that they stand beside. */
@NullMarked
package io.placet.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
