/**
 * The executable register of processing (GDPR Article 30) as values: what it declares may run,
 * nothing else. No parsing here: the loader lives in schemas.
 */
@NullMarked
package io.placet.domain.register;

import org.jspecify.annotations.NullMarked;
