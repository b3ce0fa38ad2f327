/**
 * Released figures for analysts: a store that is filled from the topic {@code insights}, and what
 * is asked of it over HTTP.
 *
 * <p>Everything here is told already: no personal data, no noise and no decision of what may be
 * released belongs here ({@code domain.privacy} and the job that releases). Two databases hold the
 * figures: the {@link io.placet.dashboards.insight.Ledger}, with all that was released, and the
 * {@link io.placet.dashboards.insight.AnalystTables} of SQL, which hold nothing that an analyst may
 * not see. Who asks is the gateway's to say.
 */
@NullMarked
package io.placet.dashboards.insight;

import org.jspecify.annotations.NullMarked;
