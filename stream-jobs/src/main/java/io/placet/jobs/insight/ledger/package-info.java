/** What was released and paid for, as the topic of figures says it. */
@NullMarked
package io.placet.jobs.insight.ledger;

import org.jspecify.annotations.NullMarked;
