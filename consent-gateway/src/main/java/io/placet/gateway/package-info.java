/**
 * The consent gateway: collects events, records consents, decides. {@code Main} reads the
 * configuration, {@code Wiring} builds the parts; each feature has a package, and features meet
 * only in http, log, identity, verdict, record, history and mail.
 */
@NullMarked
package io.placet.gateway;

import org.jspecify.annotations.NullMarked;
