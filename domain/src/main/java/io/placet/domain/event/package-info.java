/** An event's type, fields and values as the register allows them. No parsing of wire formats. */
@NullMarked
package io.placet.domain.event;

import org.jspecify.annotations.NullMarked;
