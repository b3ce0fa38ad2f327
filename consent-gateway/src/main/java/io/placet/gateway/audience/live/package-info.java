/** Streams an audience's entries and exits to who listens now; nothing is kept for who does not. */
@NullMarked
package io.placet.gateway.audience.live;

import org.jspecify.annotations.NullMarked;
