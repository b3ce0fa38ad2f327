/** Segment's tracking API, which RudderStack's SDKs speak too: its calls as messages. */
@NullMarked
package io.placet.gateway.collect.segment;

import org.jspecify.annotations.NullMarked;
