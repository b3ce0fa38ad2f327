/**
 * How many contacts a caller may be told of on a day: decided by the order of the log, so that
 * several gateways do not give away more together than the register lets them.
 *
 * <p>What is told, and whether it may be, is decided elsewhere.
 */
@NullMarked
package io.placet.gateway.quota;

import org.jspecify.annotations.NullMarked;
