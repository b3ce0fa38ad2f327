/**
 * What becomes of messages as they come in, for who connects senders: seen by this gateway, as it
 * happens, and kept nowhere. Values and contacts are shown to who may see them, of events that were
 * taken and still stand, and to nobody else. Knows no other feature: its wiring is told by
 * collecting.
 */
@NullMarked
package io.placet.gateway.debugger;

import org.jspecify.annotations.NullMarked;
