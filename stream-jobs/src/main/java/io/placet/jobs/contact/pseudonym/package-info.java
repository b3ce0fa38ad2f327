/**
 * Behind the gate nobody has a name: contacts and values become pseudonyms of one domain, fields go
 * on as the register says.
 *
 * <p>Here belongs what touches names and payloads. Keys do not belong here (the vault holds them),
 * nor does any judgement of consent.
 */
@NullMarked
package io.placet.jobs.contact.pseudonym;

import org.jspecify.annotations.NullMarked;
