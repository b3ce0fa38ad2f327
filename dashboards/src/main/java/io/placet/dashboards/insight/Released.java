package io.placet.dashboards.insight;

import io.placet.schemas.avro.BudgetCharged;
import io.placet.schemas.avro.FigureReleased;
import io.placet.schemas.avro.WindowReleased;
import java.util.List;

/**
 * What one read of the topic brought, each kind in the topic's order.
 *
 * @param figures of which the first of a cell counts
 * @param charges of which the first of a month and metric counts
 * @param windows of which the first counts
 */
record Released(
    List<FigureReleased> figures, List<BudgetCharged> charges, List<WindowReleased> windows) {
  Released {
    figures = List.copyOf(figures);
    charges = List.copyOf(charges);
    windows = List.copyOf(windows);
  }

  boolean isEmpty() {
    return figures.isEmpty() && charges.isEmpty() && windows.isEmpty();
  }
}
