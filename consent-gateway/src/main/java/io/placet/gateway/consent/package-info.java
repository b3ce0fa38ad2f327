/**
 * Consent records in and out, and the receipts of what they shut off.
 */
@NullMarked
package io.placet.gateway.consent;

import org.jspecify.annotations.NullMarked;
