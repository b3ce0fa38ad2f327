/**
 * What happens once before a job runs: where it resumes, what it must refuse, what is cleared away.
 *
 * <p>Here belongs what looks at checkpoints and topics from outside. A running job has nothing to
 * do here.
 */
@NullMarked
package io.placet.jobs.flink.start;

import org.jspecify.annotations.NullMarked;
