/**
 * What all jobs share of Flink: uids, type infos, clocks, the forms in which records travel. Its
 * packages hold what a job reads ({@code source}) and writes ({@code sink}), what happens before it
 * runs ({@code start}) and how Flink runs it ({@code cluster}).
 *
 * <p>What becomes of a record does not belong here, nor does anything of one feature: these
 * packages know no other of ours but the wire types and the vault's.
 */
@NullMarked
package io.placet.jobs.flink;

import org.jspecify.annotations.NullMarked;
