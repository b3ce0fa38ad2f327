/**
 * What a signal about consent says, and what of it is worth a record. Pure: how signals are written
 * on the wire is the gateway's.
 */
@NullMarked
package io.placet.domain.signal;

import org.jspecify.annotations.NullMarked;
