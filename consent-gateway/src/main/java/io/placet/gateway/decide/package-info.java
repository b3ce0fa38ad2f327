/**
 * Decisions for tools over OpenID AuthZEN.
 */
@NullMarked
package io.placet.gateway.decide;

import org.jspecify.annotations.NullMarked;
