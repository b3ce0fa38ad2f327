/**
 * The chain of operators held against a plain reference, over random histories.
 *
 * <p>Here belong what makes a history, what plays it, the reference and the promises that every
 * output keeps. The reference calls functions of {@code domain}, and nothing of the operators.
 */
@NullMarked
package io.placet.jobs.contact.differential;

import org.jspecify.annotations.NullMarked;
