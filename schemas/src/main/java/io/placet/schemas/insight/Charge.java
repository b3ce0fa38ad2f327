package io.placet.schemas.insight;

import io.placet.domain.privacy.Bounds;
import io.placet.domain.privacy.Loss;
import io.placet.domain.privacy.MetricRef;
import java.time.YearMonth;

/**
 * What a metric's figures of a month cost each contact.
 *
 * @param month of release, in the register's zone
 * @param bounds what a contact contributes in that month at most
 */
public record Charge(YearMonth month, MetricRef metric, Loss loss, Bounds bounds) {}
