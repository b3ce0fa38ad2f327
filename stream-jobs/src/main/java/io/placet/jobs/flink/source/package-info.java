/**
 * What a job reads from Kafka, and how time moves on with it: readers of records, watermarks, the
 * proof that an attempt has caught up with the log.
 *
 * <p>Here belongs what turns bytes into elements. What is done with them belongs to the features.
 */
@NullMarked
package io.placet.jobs.flink.source;

import org.jspecify.annotations.NullMarked;
