/**
 * The page's small server: serves the built page, forwards {@code /api} to the gateway, so that
 * both are one origin, and tells released figures ({@code insight}).
 *
 * <p>No rule, no right and no state belongs here: the gateway signs in and authorises every call.
 * {@link io.placet.dashboards.Dashboards} is what others start; the rest stays inside.
 */
@NullMarked
package io.placet.dashboards;

import org.jspecify.annotations.NullMarked;
