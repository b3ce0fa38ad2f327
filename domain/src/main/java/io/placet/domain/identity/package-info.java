/**
 * What two contacts of one person mean for each other: whose an anonymous id is, and what is
 * restrictive about it. Addresses and how they are written are the gateway's.
 */
@NullMarked
package io.placet.domain.identity;

import org.jspecify.annotations.NullMarked;
