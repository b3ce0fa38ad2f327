/**
 * Keys behind one interface: what is computed with a key leaves, the key never does. No key, no
 * keyset and no text of one may appear in a type outside this package, in a log, in an exception or
 * in a {@code toString}.
 */
@NullMarked
package io.placet.vault;

import org.jspecify.annotations.NullMarked;
