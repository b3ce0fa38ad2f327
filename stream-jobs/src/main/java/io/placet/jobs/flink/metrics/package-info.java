/**
 * What a running job says about itself, under names of ours.
 *
 * <p>Here belongs which of Flink's measures are exposed, and how. What is counted belongs to the
 * features.
 */
@NullMarked
package io.placet.jobs.flink.metrics;

import org.jspecify.annotations.NullMarked;
