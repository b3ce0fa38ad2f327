/**
 * Who is in a segment and which score a contact has: memberships, scores, entries and exits, each
 * with its reasons. Every contact that is named passed the reader gate: the purpose stands for it
 * now, proven behind the read barrier.
 */
@NullMarked
package io.placet.gateway.audience.members;

import org.jspecify.annotations.NullMarked;
