/**
 * What clients saw of several gateways on one log, and whether that can be true: a recorded
 * history, a small model of its own of what a prefix of the log says, and the checker of both.
 *
 * <p>Here belong only pure computations on values. Nothing here may use a class of the engine, or a
 * shared mistake would agree with itself; no I/O, no clock.
 */
@NullMarked
package io.placet.acceptance.history;

import org.jspecify.annotations.NullMarked;
