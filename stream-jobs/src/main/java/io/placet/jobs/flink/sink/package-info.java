/**
 * What a job writes to Kafka, and in which transactions.
 *
 * <p>Here belongs how records leave. Which ones leave belongs to the features.
 */
@NullMarked
package io.placet.jobs.flink.sink;

import org.jspecify.annotations.NullMarked;
