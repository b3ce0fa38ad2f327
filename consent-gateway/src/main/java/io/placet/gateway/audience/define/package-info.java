/**
 * Audiences as they are made, changed and put away, each held against the register. Nobody is told
 * of a member here.
 */
@NullMarked
package io.placet.gateway.audience.define;

import org.jspecify.annotations.NullMarked;
