/**
 * Several gateways on one broker, each a process of its own, under clients, kills and pauses: what
 * the clients see is recorded and judged by {@code history}.
 *
 * <p>Here belong the processes, the clients and the recorder. Nothing here calls into the gateway,
 * and nothing here decides what is right.
 */
@NullMarked
package io.placet.acceptance.linearizability;

import org.jspecify.annotations.NullMarked;
