/**
 * What a person decided and what stands because of it: records, and their fold in log order. No
 * clock, no I/O.
 */
@NullMarked
package io.placet.domain.consent;

import org.jspecify.annotations.NullMarked;
