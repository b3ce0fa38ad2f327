/**
 * Rules in plain English: whole sentences, and single leaves by their path. The same rule gives the
 * same words everywhere. No decision is taken here, and no rule is read from its words.
 */
@NullMarked
package io.placet.domain.segment.words;

import org.jspecify.annotations.NullMarked;
