/**
 * Who calls: tokens, links for people, sessions, and what each may do.
 */
@NullMarked
package io.placet.gateway.access;

import org.jspecify.annotations.NullMarked;
