/**
 * What figures cost: the job that releases them beside a bare one over the same events, and what
 * analysts wait for their answers. Not the gate's part, which {@code gate} measures.
 */
@NullMarked
package io.placet.benchmarks.insights;

import org.jspecify.annotations.NullMarked;
