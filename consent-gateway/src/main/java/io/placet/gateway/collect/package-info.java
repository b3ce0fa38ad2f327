/**
 * Messages in, and what became of them. How a protocol names things is known below, in a package
 * for each; all of them end in one {@link io.placet.gateway.collect.Message} and one path.
 */
@NullMarked
package io.placet.gateway.collect;

import org.jspecify.annotations.NullMarked;
