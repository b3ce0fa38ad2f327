/**
 * Pages for the people whom consents are about, and the links that lead to them: withdrawing,
 * confirming, seeing and changing preferences. Plain HTML that works without scripts. A GET shows;
 * only a POST acts. Nothing here decides what may be recorded, and nothing shows a contact's id.
 */
@NullMarked
package io.placet.gateway.person;

import org.jspecify.annotations.NullMarked;
