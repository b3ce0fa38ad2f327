/**
 * How browsers are told by their User-Agent header, through a library: gateway and stream must read
 * the same family out of the same header. Which families are published the domain says.
 */
@NullMarked
package io.placet.schemas.browser;

import org.jspecify.annotations.NullMarked;
