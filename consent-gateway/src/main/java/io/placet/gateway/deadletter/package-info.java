/**
 * What did not fit its declaration: kept sealed for days, read by the officer, taken in again once
 * the register was mended.
 *
 * <p>What fits does not belong here (the domain says it).
 */
@NullMarked
package io.placet.gateway.deadletter;

import org.jspecify.annotations.NullMarked;
