/**
 * Placet as it ships, run as a process of its own and judged from outside: by its HTTP API, its
 * topics, its terminal and its page.
 *
 * <p>Here belong the harness and the promises that only a whole process can break. Nothing here
 * calls into the gateway or the stream; what it expects comes from {@code retail} or is written in
 * the test.
 */
@NullMarked
package io.placet.acceptance.process;

import org.jspecify.annotations.NullMarked;
