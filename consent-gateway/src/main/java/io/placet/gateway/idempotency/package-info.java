/**
 * Requests that bear an idempotency key are carried out once, whichever gateway they come to and
 * however often (draft-ietf-httpapi-idempotency-key-header).
 */
@NullMarked
package io.placet.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
