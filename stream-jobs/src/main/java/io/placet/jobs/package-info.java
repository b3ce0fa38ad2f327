/** The stream jobs of a process, and the command that runs them. */
@NullMarked
package io.placet.jobs;

import org.jspecify.annotations.NullMarked;
