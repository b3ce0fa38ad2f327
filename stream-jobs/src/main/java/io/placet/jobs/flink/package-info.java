/**
 * What all jobs share of Flink: sources, sinks, uids, type infos, the clock, the local cluster and
 * the point to resume from.
 *
 * <p>Here belongs how records enter and leave Flink and how a job runs. What becomes of a record
 * does not belong here, nor does anything of one feature: this package knows no other of ours but
 * the wire types.
 */
@NullMarked
package io.placet.jobs.flink;

import org.jspecify.annotations.NullMarked;
