/**
 * Events in, as Segment's SDKs send them; what was taken and what was withheld.
 */
@NullMarked
package io.placet.gateway.collect;

import org.jspecify.annotations.NullMarked;
