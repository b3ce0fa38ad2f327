/**
 * How Flink runs: settings, state, and a cluster inside the process.
 *
 * <p>Here belongs what is the same for every job. Topologies and operators do not belong here.
 */
@NullMarked
package io.placet.jobs.flink.cluster;

import org.jspecify.annotations.NullMarked;
