/**
 * A client of a gateway. Who calls and how errors read stands here; operations and their values are
 * generated from the contract into {@code api}, {@code model} and {@code invoker}, and nothing of
 * them is written by hand.
 */
@NullMarked
package io.placet.client;

import org.jspecify.annotations.NullMarked;
