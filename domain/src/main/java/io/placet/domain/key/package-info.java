/** Keyed functions that decisions need, as interfaces; the vault implements them. */
@NullMarked
package io.placet.domain.key;

import org.jspecify.annotations.NullMarked;
