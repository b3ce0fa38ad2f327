/**
 * What happened to e-mails, and which of it a person did: scanners open mails and follow their
 * links before anybody reads them. Values in, decisions out; no state of its own, no clock.
 */
@NullMarked
package io.placet.domain.mail;

import org.jspecify.annotations.NullMarked;
