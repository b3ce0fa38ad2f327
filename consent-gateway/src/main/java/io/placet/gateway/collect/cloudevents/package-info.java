/** CloudEvents 1.0 over HTTP, in its three content modes: events as messages. */
@NullMarked
package io.placet.gateway.collect.cloudevents;

import org.jspecify.annotations.NullMarked;
