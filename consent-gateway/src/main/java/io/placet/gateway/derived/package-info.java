/**
 * What the stream derived of contacts, as its committed outputs say: memberships, scores, entries
 * and exits; and the way from their pseudonyms to contacts, which leads through what stands now.
 *
 * <p>Operations do not belong here, nor deriving anything anew.
 */
@NullMarked
package io.placet.gateway.derived;

import org.jspecify.annotations.NullMarked;
