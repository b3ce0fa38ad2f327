/**
 * From what the stream derived to contacts that somebody is told of. Each part stands on this
 * package and knows no other: {@code members} shows them on the page, {@code export} hands them out
 * as files, {@code list} takes lists in, {@code webhook} tells receivers of entries and exits,
 * {@code live} streams them to who listens.
 *
 * <p>Every contact that is named passed the {@link io.placet.gateway.audience.ReaderGate}.
 */
@NullMarked
package io.placet.gateway.audience;

import org.jspecify.annotations.NullMarked;
